/** API keys from the command line: any scope, any mode, any account. */
import { z } from 'zod';
import { type ApiKey, type MadeKey, SCOPES } from '../account/keys.ts';
import { KeyLifetime, KeyName, KeyOverlap, KeyRateLimit, presentKey } from '../contract/key.ts';
import { durationMs } from '../session/duration.ts';
import {
  AccountOptions,
  accountIdOf,
  type Command,
  CommandError,
  IdOptions,
  listOf,
  Mode,
  NoOptions,
  parse,
} from './command.ts';

const NewKeyOptions = AccountOptions.extend({
  mode: Mode,
  name: KeyName.default('key'),
  scopes: listOf(SCOPES).default([...SCOPES]),
  'expires-in': KeyLifetime.optional(),
  'rate-limit': z.coerce.number().pipe(KeyRateLimit).optional(),
});
const RotateOptions = IdOptions.extend({ overlap: KeyOverlap });

export const KEY_COMMANDS: Readonly<Record<string, Command>> = {
  'keys create': {
    usage:
      '[--mode live|test] [--name TEXT] [--scopes a,b] [--expires-in 90d] [--rate-limit PER_MINUTE] [--account ID]',
    about: 'makes a key and shows it once',
    async run({ database, accounts, keys }, given) {
      const {
        account,
        'expires-in': expiresIn,
        'rate-limit': rateLimitPerMinute,
        ...wanted
      } = parse(NewKeyOptions, given);
      const accountId = await accountIdOf(accounts, account);
      const lifetimeMs = expiresIn === undefined ? undefined : durationMs(expiresIn);
      return shownOnce(await keys.create(database, { ...wanted, accountId, lifetimeMs, rateLimitPerMinute }));
    },
  },
  'keys list': {
    usage: '',
    about: 'lists every key, without the keys themselves',
    async run({ keys }, given) {
      parse(NoOptions, given);
      return (await keys.list()).map(shown);
    },
  },
  'keys rotate': {
    usage: 'ID [--overlap 24h]',
    about: 'makes a key with the same rights and shows it once; the old one goes on working for the overlap',
    async run({ keys }, given) {
      const { id, overlap } = parse(RotateOptions, given);
      const made = await keys.rotate(id, durationMs(overlap));
      if (made === 'unknown') throw noSuchKey(id);
      if (made === 'ended')
        throw new CommandError(`The key ${id} is revoked, expired or replaced already; see: vouch keys list`);
      return shownOnce(made);
    },
  },
  'keys revoke': {
    usage: 'ID',
    about: 'makes a key useless within a second',
    async run({ keys }, given) {
      const { id } = parse(IdOptions, given);
      if (!(await keys.revoke(id))) throw noSuchKey(id);
      return { id, revoked: true };
    },
  },
};

function noSuchKey(id: string): CommandError {
  return new CommandError(`There is no key ${id}; see: vouch keys list`);
}

function shownOnce({ key, text }: MadeKey) {
  return { key: text, ...shown(key) };
}

function shown(key: ApiKey) {
  return { account: key.accountId, ...presentKey(key) };
}
