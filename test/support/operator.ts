/** The operator's commands on an empty database, as the command line runs them; the day is the 12th of March 2026. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { CommandError, type CommandParts, createCommandParts } from '../../src/operator/command.ts';
import { runCommand } from '../../src/operator/commands.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import type { TestDatabase } from './databases.ts';
import { openReady } from './open-database.ts';

const NOW = '2026-03-12T10:30:00Z';

export interface Operator {
  readonly parts: CommandParts;
  /** Answers what `--json` prints. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as the JSON it becomes
  run(name: string, options?: Readonly<Record<string, string>>): Promise<any>;
  close(): Promise<void>;
}

export async function openOperator(kind: TestDatabase, policy = DEFAULT_POLICY): Promise<Operator> {
  const url = await kind.create();
  const database = await openReady(url);
  const masterKey = createMasterKey(randomBytes(32));
  const parts = createCommandParts({ database, clock: () => new Date(NOW), masterKey, policy });
  return {
    parts,
    run: async (name, options = {}) => JSON.parse(JSON.stringify(await runCommand(parts, name, options))),
    async close() {
      await database.close();
      await kind.drop(url);
    },
  };
}

/** For `assert.rejects`: the command says to the operator what is wrong. */
export function refusal(message: RegExp): (error: Error) => true {
  return (error) => {
    assert.ok(error instanceof CommandError, String(error));
    assert.match(error.message, message);
    return true;
  };
}
