/**
 * Every setting of the service, parsed once and frozen. This is the only file that reads the environment;
 * the table in the README is made from SETTINGS.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from './errors.ts';
import { DEFAULT_POLICY, type Policy, readPolicy } from './verify/decision/policy.ts';

/** The folder that holds package.json, migrations/ and models/, seen from src/ and from dist/ alike. */
const PROJECT_DIRECTORY = fileURLToPath(new URL('../', import.meta.url));

const MASTER_KEY_BYTES = 32;
const apiKey = (mode: 'live' | 'test') =>
  z
    .string()
    .regex(
      new RegExp(`^dk_${mode}_[A-Za-z0-9]{24,}$`),
      `must be dk_${mode}_ and at least 24 letters or digits`,
    );

export const SETTINGS = {
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port to listen on; 0 takes a free one'),
  HOST: z.string().default('localhost').describe('Address to listen on; `0.0.0.0` for every interface'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'What people type to reach the service; the hosted links begin with it. Default: `http://localhost:PORT`',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('Postgres 14 or later; without it the embedded database in `DATA_DIR` is used'),
  DATA_DIR: z
    .string()
    .default('data')
    .describe('Folder of the embedded database, the generated master key and the operator socket'),
  MASTER_KEY: z
    .string()
    .refine(
      (text) => Buffer.from(text, 'base64').length === MASTER_KEY_BYTES,
      'must be 32 bytes in base64: openssl rand -base64 32',
    )
    .optional()
    .describe(
      '32 bytes in base64 that wrap every data key. Default: made once in `DATA_DIR/master.key`; required with `DATABASE_URL`',
    ),
  MODELS_MIRROR: z
    .string()
    .optional()
    .describe(
      'Folder or base URL from which `npm run models` fetches. Default: `../shared/models` where it exists, else upstream',
    ),
  FACE_MODEL: z
    .string()
    .default('retail-0095')
    .describe('Face embedder by its key in `models/manifest.json`: `retail-0095` or `sface`'),
  POLICY: z
    .string()
    .transform((text, context) => {
      try {
        return readPolicy(text);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .optional()
    .describe(
      'What is asked of the evidence, as JSON that changes the default policy: `{"face_match":{"target_fmr":1e-4}}`',
    ),
  VERIFY_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(availableParallelism())
    .describe('Worker threads that run the models. Default: one per core'),
  VERIFY_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1)
    .default(30_000)
    .describe('Milliseconds after which a verification is stopped and tried again'),
  DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(20_000)
    .default(1000)
    .describe(
      'Milliseconds for which a process that is told to stop still answers while `/readyz` says 503; as long as your load balancer takes to notice',
    ),
  UPLOAD_BUFFER_BYTES: z.coerce
    .number()
    .int()
    .min(32_000_000)
    .default(64_000_000)
    .describe('Bytes of request bodies held at once; further uploads wait their turn'),
  RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(6000)
    .describe(
      'Requests that a key may make in a minute, in all processes together, where it has no limit of its own',
    ),
  WEBHOOK_ALLOW_LOOPBACK: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe(
      'Lets test keys name `http://localhost` webhooks. Default: `true` while `PUBLIC_URL` is itself on localhost',
    ),
  BOOTSTRAP_LIVE_KEY: apiKey('live')
    .optional()
    .describe('Live key to create at the first start instead of a random one'),
  BOOTSTRAP_TEST_KEY: apiKey('test')
    .optional()
    .describe('Test key to create at the first start instead of a random one'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least level that is logged'),
} as const;

type Environment = Readonly<Record<string, string | undefined>>;
const Settings = z.object(SETTINGS);
type Parsed = z.output<typeof Settings>;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly masterKey: Buffer;
  readonly faceModel: string;
  readonly policy: Policy;
  readonly verifyThreads: number;
  readonly verifyTimeoutMs: number;
  readonly drainMs: number;
  readonly uploadBufferBytes: number;
  readonly rateLimitPerMinute: number;
  readonly webhookAllowLoopback: boolean;
  readonly bootstrapKeys: { readonly live: string | null; readonly test: string | null };
  readonly logLevel: string;
  readonly modelsDirectory: string;
  readonly migrationsDirectory: string;
}

/** Thrown with one line for every mistake. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

export function readConfig(environment: Environment = process.env): Config {
  const parsed = parse(environment);
  const publicUrl = parsed.PUBLIC_URL ?? `http://localhost:${parsed.PORT}`;
  const dataDirectory = resolve(parsed.DATA_DIR);
  return Object.freeze({
    port: parsed.PORT,
    host: parsed.HOST,
    publicUrl,
    databaseUrl: parsed.DATABASE_URL ?? null,
    dataDirectory,
    masterKey: parsed.MASTER_KEY ? Buffer.from(parsed.MASTER_KEY, 'base64') : keptMasterKey(dataDirectory),
    faceModel: parsed.FACE_MODEL,
    policy: parsed.POLICY ?? DEFAULT_POLICY,
    verifyThreads: parsed.VERIFY_THREADS,
    verifyTimeoutMs: parsed.VERIFY_TIMEOUT_MS,
    drainMs: parsed.DRAIN_MS,
    uploadBufferBytes: parsed.UPLOAD_BUFFER_BYTES,
    rateLimitPerMinute: parsed.RATE_LIMIT_PER_MINUTE,
    webhookAllowLoopback: parsed.WEBHOOK_ALLOW_LOOPBACK ?? new URL(publicUrl).hostname === 'localhost',
    bootstrapKeys: { live: parsed.BOOTSTRAP_LIVE_KEY ?? null, test: parsed.BOOTSTRAP_TEST_KEY ?? null },
    logLevel: parsed.LOG_LEVEL,
    modelsDirectory: join(PROJECT_DIRECTORY, 'models'),
    migrationsDirectory: join(PROJECT_DIRECTORY, 'migrations'),
  });
}

interface Resolved {
  readonly values: Readonly<Record<string, string>>;
  readonly mistakes: readonly string[];
}

/** `NAME_FILE` names a file that holds the value of NAME, as container secrets do. An empty variable counts as unset. */
function resolveFiles(environment: Environment): Resolved {
  const values: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const name of Object.keys(SETTINGS)) {
    const file = environment[`${name}_FILE`];
    const value = file ? readSecret(file) : environment[name];
    if (value) values[name] = value;
    else if (file) mistakes.push(`${name}_FILE: names a file that cannot be read or is empty`);
  }
  return { values, mistakes };
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function parse(environment: Environment): Parsed {
  const { values, mistakes } = resolveFiles(environment);
  const { data, error } = Settings.safeParse(values);
  const all = [
    ...mistakes,
    ...(error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  ];
  if (values.DATABASE_URL && !environment.MASTER_KEY && !environment.MASTER_KEY_FILE) {
    all.push('MASTER_KEY: is required with DATABASE_URL: openssl rand -base64 32');
  }
  if (!data || all.length > 0) throw new ConfigError(all.join('\n'));
  return data;
}

/** The try-out's master key: made at the first start, readable by the owner only. */
function keptMasterKey(dataDirectory: string): Buffer {
  const path = join(dataDirectory, 'master.key');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(MASTER_KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length === MASTER_KEY_BYTES) return key;
  throw new ConfigError(`${path} is damaged: it must hold 32 bytes in base64`);
}
