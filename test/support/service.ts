/** The production app on a fresh database and a free port, spoken to over real HTTP. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { assertConforms } from './conformance.ts';
import type { TestDatabase } from './databases.ts';
import { copyReadyDatabase } from './kept-database.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as the JSON it is
  readonly body: any;
  readonly text: string;
}

export interface CallOptions {
  readonly key?: string | null;
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Time that a test moves by hand. */
export class TestClock {
  #ahead = 0;
  readonly now = (): Date => new Date(Date.now() + this.#ahead);

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

/** A service that can be spoken to, in this process or in one of its own. */
export interface Reachable {
  readonly url: string;
  readonly liveKey: string;
  readonly testKey: string;
  /** Calls with the test key unless told otherwise; `key: null` sends none. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
}

export interface Service extends Reachable {
  readonly app: App;
  readonly config: Config;
  readonly clock: TestClock;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly database: TestDatabase;
  readonly settings?: Readonly<Record<string, string>>;
  /** False: as a fresh clone has it before anything is fetched, which is all that test sessions need. */
  readonly models?: boolean;
}

export async function startService({
  database,
  settings = {},
  models = true,
}: ServiceOptions): Promise<Service> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'vouch-test-'));
  const databaseUrl = await database.create();
  if (databaseUrl === null) await copyReadyDatabase(dataDirectory);
  const environment = {
    PORT: '0',
    DATA_DIR: dataDirectory,
    MASTER_KEY: randomBytes(32).toString('base64'),
    VERIFY_THREADS: '1',
    DRAIN_MS: '0',
    LOG_LEVEL: 'silent',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...settings,
  };
  const usual = readConfig(environment);
  const config = models ? usual : await withoutModels(usual, dataDirectory);
  const clock = new TestClock();
  const app = await createApp({ config, log: createLog(config.logLevel), clock: clock.now });
  const url = await app.start();
  const keys = app.firstKeys ?? { live: '', test: '' };
  return {
    ...reachable(url, keys),
    app,
    config,
    clock,
    async stop() {
      await app.stop();
      await database.drop(databaseUrl);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Its models folder has the manifest and nothing fetched. */
async function withoutModels(config: Config, folder: string): Promise<Config> {
  await copyFile(join(config.modelsDirectory, 'manifest.json'), join(folder, 'manifest.json'));
  return { ...config, modelsDirectory: folder };
}

export function reachable(url: string, keys: { readonly live: string; readonly test: string }): Reachable {
  return {
    url,
    liveKey: keys.live,
    testKey: keys.test,
    call: (method, path, options = {}) => call(`${url}${path}`, method, { key: keys.test, ...options }),
  };
}

async function call(
  url: string,
  method: string,
  { key, json, body, headers = {} }: CallOptions,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const answer = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : null,
  };
  assertConforms({ ...answer, method, path: new URL(url).pathname });
  return answer;
}

/** Asks every 50 ms until the answer suits; throws what was last seen when it never does. */
export async function until<T>(
  ask: () => Promise<T>,
  suits: (value: T) => boolean,
  timeoutMs = 120_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (suits(value)) return value;
    if (Date.now() > end) throw new Error(`Never came; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
