/** Vouch as an operator runs it: real processes on one database, started, stopped and killed from outside. */
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { TestDatabase } from './databases.ts';
import { copyReadyDatabase } from './kept-database.ts';
import { type Reachable, reachable } from './service.ts';
import { startVouch } from './vouch-process.ts';

/** Counting coverage costs a fifth of the time, and what these processes do is counted where it is done in the tests' own. */
const UNCOUNTED = { NODE_V8_COVERAGE: '' };
const LISTENS = /^Vouch listens on (\S+)$/m;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServiceProcess extends Reachable {
  /** All that the process has written so far. */
  log(): string;
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<Exit>;
}

export interface Installation {
  readonly config: Config;
  /** Resolves when the process listens; throws what it wrote when it ends before. */
  start(role: Role, settings?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** Kills what still runs and deletes everything. */
  remove(): Promise<void>;
}

export async function createInstallation(database: TestDatabase): Promise<Installation> {
  const databaseUrl = await database.create();
  const folder = await mkdtemp(join(tmpdir(), 'vouch-installation-'));
  if (databaseUrl === null) await copyReadyDatabase(folder);
  const keys = { live: newKey('live'), test: newKey('test') };
  const settings = {
    PORT: '0',
    DATA_DIR: folder,
    MASTER_KEY: randomBytes(32).toString('base64'),
    BOOTSTRAP_LIVE_KEY: keys.live,
    BOOTSTRAP_TEST_KEY: keys.test,
    WEBHOOK_ALLOW_LOOPBACK: 'true',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
  const children: ChildProcess[] = [];

  return {
    config: readConfig(settings),
    async start(role, more = {}) {
      const child = startVouch([role], { ...settings, ...UNCOUNTED, ...more });
      children.push(child);
      const log = collect(child);
      const url = await listening(child, log);
      return {
        ...reachable(url, keys),
        log,
        async kill(signal) {
          const gone = once(child, 'close');
          child.kill(signal);
          const [code, by] = await gone;
          return { code, signal: by };
        },
      };
    },
    async remove() {
      for (const child of children) {
        if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'close');
      }
      await database.drop(databaseUrl);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function newKey(mode: 'live' | 'test'): string {
  return `dk_${mode}_${randomBytes(16).toString('hex')}`;
}

function collect({ stdout, stderr }: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

async function listening(child: ChildProcess, log: () => string): Promise<string> {
  for (;;) {
    const url = LISTENS.exec(log())?.[1];
    if (url) return url;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It did not start: ${log()}`);
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'close')]);
  }
}
