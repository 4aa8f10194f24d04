/** What a command is made of, and what all of them do with their options. */
import { z } from 'zod';
import { type Accounts, createAccounts } from '../account/accounts.ts';
import { createKeys, type Keys } from '../account/keys.ts';
import { OperatorError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';

export interface CommandParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly keys: Keys;
}

/** Built here or, beside a running service, inside it. */
export function createCommandParts({
  database,
  masterKey,
  clock,
}: {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
}): CommandParts {
  return {
    database,
    accounts: createAccounts({ database, masterKey, clock }),
    keys: createKeys({ database, clock }),
  };
}

export interface Command {
  readonly usage: string;
  readonly about: string;
  /** For a command with `--file`: the most bytes of the file, whose content `run` gets in base64. */
  readonly fileBytesMax?: number;
  /** Takes the options as text, throws CommandError with what to do, answers plain data. */
  run(parts: CommandParts, options: Readonly<Record<string, string>>): Promise<unknown>;
}

export class CommandError extends OperatorError {
  override readonly name = 'CommandError';
}

export const AccountOptions = z.strictObject({ account: z.string().optional() });

/** What `read` makes of the text; undefined is a mistake. */
export function readBy<Value>(read: (text: string) => Value | undefined, must: string) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: must });
    return z.NEVER;
  });
}

export function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: Readonly<Record<string, string>>,
): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `${['-', ...issue.path].join('-')} ${issue.message}`);
  throw new CommandError(mistakes.join('\n'));
}

/** Where there is one account, it need not be named. */
export async function accountIdOf(accounts: Accounts, wanted: string | undefined): Promise<string> {
  const known = await accounts.list();
  const [only, second] = known;
  if (wanted === undefined && only && !second) return only.id;
  if (wanted !== undefined && known.some(({ id }) => id === wanted)) return wanted;
  const ids = known.map(({ id }) => id).join(', ');
  throw new CommandError(
    `Name an account with --account: ${ids || 'there is none yet; start the service once'}`,
  );
}
