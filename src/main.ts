#!/usr/bin/env node
/** The command line: `serve` (the default), `api` and `worker` run the service; everything else is an operator's command. */
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { MODES } from './account/keys.ts';
import { type App, createApp, type Role } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { OperatorError } from './errors.ts';
import { createLog } from './log.ts';
import { CommandError, createCommandParts } from './operator/command.ts';
import { COMMANDS, findCommand, runCommand } from './operator/commands.ts';
import { readFileOption } from './operator/read-file-option.ts';
import { callService, serveCommands } from './operator/socket.ts';
import { openDatabase } from './store/open-database.ts';
import { createMasterKey } from './store/seal.ts';

const ROLES: readonly Role[] = ['serve', 'api', 'worker'];
const SHUTDOWN_MS = 40_000;
/** Options that need no value; for them a command reads "yes". */
const FLAGS = ['--remove', '--none', '--reset'];
/** What the word after the command is: `keys revoke ID` reads more naturally without the flag. */
const THIRD_WORDS: Readonly<Record<string, string>> = {
  'accounts show': 'account',
  'accounts create': 'name',
  'accounts rename': 'name',
  'accounts policy': 'file',
  'webhooks allow': 'domain',
  'webhooks disallow': 'domain',
  'webhooks create': 'url',
  'origins allow': 'origin',
  'origins remove': 'origin',
  'branding logo': 'file',
};
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

async function main(words: readonly string[]): Promise<void> {
  const role = ROLES.find((known) => known === (words[0] ?? 'serve'));
  if (words[0] === 'help' || words.includes('--help')) return print(usage());
  if (role) return runService(readConfig(), role);
  const { name, options, isJson } = readWords(words);
  const result = await runOperatorCommand(readConfig(), name, options);
  print(isJson ? JSON.stringify(result) : humanly(result));
}

async function runService(config: Config, role: Role): Promise<void> {
  if (role !== 'serve' && config.databaseUrl === null) {
    throw new ConfigError(
      `The role ${role} needs DATABASE_URL: the embedded database belongs to one process`,
    );
  }
  const log = createLog(config.logLevel);
  const starting = startService(config, role, log);
  const options = { delay: SHUTDOWN_MS, logger: false as const, skip: [...STOP_SIGNALS] };
  const { close } = closeWithGrace(options, async ({ err }) => {
    if (err) log.fatal({ err }, 'stopping after an error');
    const stop = await starting;
    await stop();
  });
  stopOnSignal(close);
  await starting;
}

/** Ctrl-C under npm comes up to three times: from the terminal, from npm and from the script. Only the first one counts. */
function stopOnSignal(stop: () => void): void {
  let isStopping = false;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (!isStopping) stop();
      isStopping = true;
    });
  }
}

/** Answers what stops the service again; a signal that comes during the start waits for it. */
async function startService(config: Config, role: Role, log: Logger): Promise<() => Promise<void>> {
  const app = await createApp({ config, log, role });
  const stopSocket =
    config.databaseUrl === null ? await serveCommands(config.dataDirectory, app.operator) : async () => {};
  const stop = async (): Promise<void> => {
    await stopSocket();
    await app.stop();
  };
  const address = await app.start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  greet(address, config, app);
  return stop;
}

/** Keys are shown on the terminal, once, and never go to the log; the operator knows those that he chose himself. */
function greet(address: string, { bootstrapKeys }: Config, { firstKeys, missingModels }: App): void {
  const made = firstKeys ? MODES.filter((mode) => bootstrapKeys[mode] === null) : [];
  if (made.length > 0) print('First account. These keys are shown once:');
  for (const mode of made) print(`  ${mode}  ${firstKeys?.[mode]}`);
  if (missingModels.length > 0) {
    const files = missingModels.map(({ file }) => file).join(', ');
    print(`Models are missing, so only test keys work: ${files}\nRun: npm run models`);
  }
  print(`Vouch listens on ${address}`);
}

/** Beside a running service the embedded database is reached through it; else it is opened here. */
async function runOperatorCommand(
  config: Config,
  name: string,
  given: Readonly<Record<string, string>>,
): Promise<unknown> {
  const command = findCommand(name);
  if (!command) throw new CommandError(`There is no command "${name}".\n${usage()}`);
  const options = await readFileOption(command, given);
  const reply =
    config.databaseUrl === null ? await callService(config.dataDirectory, { name, options }) : null;
  if (reply) return reply.result;
  const clock = (): Date => new Date();
  const database = await openDatabase(config, () => {});
  try {
    const { policy, webhookAllowLoopback: allowLoopback } = config;
    const masterKey = createMasterKey(config.masterKey);
    const parts = createCommandParts({ database, clock, masterKey, policy, allowLoopback });
    return await runCommand(parts, name, options);
  } finally {
    await database.close();
  }
}

function readWords(words: readonly string[]) {
  const isJson = words.includes('--json');
  const rest = words.filter((word) => word !== '--json');
  const start = rest.findIndex((word) => word.startsWith('--'));
  const named = start < 0 ? rest : rest.slice(0, start);
  const pairs = start < 0 ? [] : rest.slice(start);
  const options: Record<string, string> = {};
  for (let i = 0; i < pairs.length; i += 2) {
    if (FLAGS.includes(pairs[i] ?? '')) pairs.splice(i + 1, 0, 'yes');
    const [flag, value] = [pairs[i] ?? '', pairs[i + 1]];
    if (!flag.startsWith('--') || value === undefined)
      throw new CommandError(`Expected --name value, got "${flag}"`);
    options[flag.slice(2)] = value;
  }
  return { name: named.slice(0, 2).join(' '), options: { ...positional(named), ...options }, isJson };
}

function positional([noun, verb, value]: readonly string[]): Record<string, string> {
  return value === undefined ? {} : { [THIRD_WORDS[`${noun} ${verb}`] ?? 'id']: value };
}

function humanly(result: unknown): string {
  return JSON.stringify(result, null, 2);
}

function usage(): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { usage, about }]) => `  vouch ${name} ${usage}\n      ${about}`,
  );
  return ['vouch serve | api | worker', ...commands, 'Every command takes --json.'].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
