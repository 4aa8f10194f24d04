/** What an operator can do from the command line: one table, run here or, beside a running service, inside it over its socket. */
import { z } from 'zod';
import { DEFAULT_FEATURES, FEATURES } from '../account/accounts.ts';
import { type ApiKey, MODES, SCOPES } from '../account/keys.ts';
import { BRANDING_COMMANDS } from './branding-commands.ts';
import {
  AccountOptions,
  accountIdOf,
  type Command,
  CommandError,
  type CommandParts,
  parse,
} from './command.ts';
import { ORIGIN_COMMANDS } from './origin-commands.ts';

const list = <const T extends readonly [string, ...string[]]>(known: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(known)));

const KeyOptions = z.strictObject({
  mode: z.enum(MODES).default('live'),
  name: z.string().min(1).max(100).default('key'),
  scopes: list(SCOPES).default([...SCOPES]),
  account: z.string().optional(),
});
const NoOptions = z.strictObject({});
const DomainOptions = z.strictObject({
  domain: z.string().regex(/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/i, 'must be example.com or *.example.com'),
  account: z.string().optional(),
});
const NewAccountOptions = z.strictObject({
  name: z.string().min(1).max(200),
  features: list(FEATURES).default([...DEFAULT_FEATURES]),
});
const FeatureOptions = z.strictObject({
  features: z
    .literal('')
    .transform(() => [])
    .or(list(FEATURES)),
  account: z.string().optional(),
});

export const COMMANDS: Readonly<Record<string, Command>> = {
  'keys create': {
    usage: '[--mode live|test] [--name TEXT] [--scopes a,b] [--account ID]',
    about: 'makes a key and shows it once',
    async run({ database, accounts, keys }, given) {
      const { account, ...options } = parse(KeyOptions, given);
      const accountId = await accountIdOf(accounts, account);
      const { key, text } = await keys.create(database, { ...options, accountId });
      return { key: text, ...presentKey(key) };
    },
  },
  'keys list': {
    usage: '',
    about: 'lists every key, without the keys themselves',
    async run({ keys }, given) {
      parse(NoOptions, given);
      return (await keys.list()).map(presentKey);
    },
  },
  'keys revoke': {
    usage: '--id ID',
    about: 'makes a key useless at once',
    async run({ keys }, given) {
      const { id } = parse(z.strictObject({ id: z.string() }), given);
      if (!(await keys.revoke(id))) throw new CommandError(`There is no key ${id}; see: vouch keys list`);
      return { id, revoked: true };
    },
  },
  'accounts list': {
    usage: '',
    about: 'lists the accounts with their features and webhook domains',
    async run({ accounts }, given) {
      parse(NoOptions, given);
      return accounts.list();
    },
  },
  'accounts create': {
    usage: '--name TEXT [--features a,b]',
    about: 'makes an account',
    run: ({ database, accounts }, given) => accounts.create(database, parse(NewAccountOptions, given)),
  },
  'accounts features': {
    usage: '--features a,b [--account ID]',
    about: 'says which features an account has',
    async run({ accounts }, given) {
      const { features, account } = parse(FeatureOptions, given);
      const id = await accountIdOf(accounts, account);
      await accounts.setFeatures(id, features);
      return { id, features };
    },
  },
  'webhooks allow': {
    usage: '--domain example.com [--account ID]',
    about: 'puts a domain on the allow-list; *.example.com covers every host below it',
    async run({ accounts }, given) {
      const { domain, account } = parse(DomainOptions, given);
      return { webhook_domains: await accounts.allowDomain(await accountIdOf(accounts, account), domain) };
    },
  },
  'webhooks secret': {
    usage: '[--account ID]',
    about: "shows the secret that signs the account's webhooks",
    async run({ accounts }, given) {
      const { account } = parse(AccountOptions, given);
      return { secret: await accounts.webhookSecret(await accountIdOf(accounts, account)) };
    },
  },
  ...BRANDING_COMMANDS,
  ...ORIGIN_COMMANDS,
};

/** Only the table's own entries: "constructor" is a word of every object. */
export function findCommand(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

export async function runCommand(
  parts: CommandParts,
  name: string,
  options: Readonly<Record<string, string>>,
): Promise<unknown> {
  const command = findCommand(name);
  if (!command) throw new CommandError(`There is no command "${name}"; see: vouch help`);
  return command.run(parts, options);
}

function presentKey(key: ApiKey) {
  const { id, accountId, name, mode, scopes, lastFour, createdAt, revokedAt } = key;
  return {
    id,
    account: accountId,
    name,
    mode,
    scopes,
    last_four: lastFour,
    created_at: createdAt,
    revoked_at: revokedAt,
  };
}
