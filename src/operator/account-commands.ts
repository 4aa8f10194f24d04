/** Accounts from the command line: what they may use, how long they keep, how they judge. */
import { z } from 'zod';
import { findVersionFault } from '../account/account-policy.ts';
import { type Account, DEFAULT_FEATURES, FEATURES } from '../account/accounts.ts';
import { AccountName } from '../contract/account.ts';
import { presentAccount } from '../contract/account-answer.ts';
import { Retained } from '../contract/session.ts';
import { type PolicyChanges, readPolicyChanges } from '../verify/decision/policy.ts';
import {
  AccountOptions,
  accountIdOf,
  type Command,
  CommandError,
  type CommandParts,
  listOf,
  NoOptions,
  parse,
} from './command.ts';

const POLICY_BYTES_MAX = 16_384;
const QUOTA_RULE = 'must be a whole number, as 1000';

const flag = z.literal('yes').optional();
const NewAccountOptions = z.strictObject({
  name: AccountName,
  features: listOf(FEATURES).default([...DEFAULT_FEATURES]),
});
const RenameOptions = AccountOptions.extend({ name: AccountName });
const FeatureOptions = AccountOptions.extend({
  features: z
    .literal('')
    .transform(() => [])
    .or(listOf(FEATURES)),
});
const QuotaOptions = AccountOptions.extend({
  'sessions-per-month': z
    .string()
    .regex(/^\d{1,9}$/, QUOTA_RULE)
    .transform(Number)
    .optional(),
  none: flag,
});
const RetentionOptions = AccountOptions.extend({
  images: Retained.optional(),
  data: Retained.optional(),
  reset: flag,
});
const PolicyOptions = AccountOptions.extend({ file: z.base64().optional(), reset: flag });

export const ACCOUNT_COMMANDS: Readonly<Record<string, Command>> = {
  'accounts list': {
    usage: '',
    about: 'lists the accounts with their features, webhook domains and quotas',
    async run({ accounts }, given) {
      parse(NoOptions, given);
      return (await accounts.list()).map(presentBriefly);
    },
  },
  'accounts show': {
    usage: '[--account ID]',
    about: 'shows every setting of an account, and what it has used of its quota',
    run: (parts, given) => show(parts, parse(AccountOptions, given).account),
  },
  'accounts create': {
    usage: '--name TEXT [--features a,b]',
    about: 'makes an account',
    run: async ({ database, accounts }, given) =>
      presentBriefly(await accounts.create(database, parse(NewAccountOptions, given))),
  },
  'accounts rename': {
    usage: '--name TEXT [--account ID]',
    about: 'gives an account another name',
    async run({ accounts }, given) {
      const { account, name } = parse(RenameOptions, given);
      const id = await accountIdOf(accounts, account);
      await accounts.change(id, { name });
      return { id, name };
    },
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
  'accounts quota': {
    usage: '--sessions-per-month 1000 | --none [--account ID]',
    about: 'says how many live sessions an account may make in a month',
    async run(parts, given) {
      const { account, none, 'sessions-per-month': wanted } = parse(QuotaOptions, given);
      if ((wanted === undefined) === (none === undefined))
        throw new CommandError('Say either --sessions-per-month NUMBER or --none');
      const id = await accountIdOf(parts.accounts, account);
      await parts.accounts.setQuota(id, wanted ?? null);
      const { quota } = await show(parts, id);
      return { id, quota };
    },
  },
  'accounts retention': {
    usage: '[--images 30d] [--data 90d] | --reset [--account ID]',
    about: 'says how long sessions are kept that do not say so themselves; what is not named stays',
    async run(parts, given) {
      const { account, images, data, reset } = parse(RetentionOptions, given);
      if ((images === undefined && data === undefined) === (reset === undefined))
        throw new CommandError('Say either --images and --data, or one of them, or --reset');
      const id = await accountIdOf(parts.accounts, account);
      const defaultRetention = reset ? { images: null, data: null } : { images, data };
      await parts.accounts.change(id, { defaultRetention });
      const { default_retention } = await show(parts, id);
      return { id, default_retention };
    },
  },
  'accounts policy': {
    usage: '--file policy.json | --reset [--account ID]',
    about: "changes the service's policy for the sessions of an account, as POLICY does for all of them",
    fileBytesMax: POLICY_BYTES_MAX,
    async run(parts, given) {
      const { account, file, reset } = parse(PolicyOptions, given);
      if ((file === undefined) === (reset === undefined))
        throw new CommandError('Say either --file PATH or --reset');
      const defaultPolicy = file === undefined ? null : readChanges(parts, file);
      const id = await accountIdOf(parts.accounts, account);
      await parts.accounts.change(id, { defaultPolicy });
      const { default_policy } = await show(parts, id);
      return { id, default_policy };
    },
  },
};

async function show({ accounts, policy }: CommandParts, wanted: string | undefined) {
  const id = await accountIdOf(accounts, wanted);
  return presentAccount({
    account: (await accounts.find(id)) as Account,
    appearance: await accounts.appearance(id),
    usage: await accounts.usage(id),
    policy,
  });
}

function presentBriefly({ id, name, features, webhookDomains, sessionsPerMonth, createdAt }: Account) {
  return {
    id,
    name,
    features,
    webhook_domains: webhookDomains,
    sessions_per_month: sessionsPerMonth,
    created_at: createdAt,
  };
}

function readChanges({ policy }: CommandParts, file: string): PolicyChanges {
  const text = Buffer.from(file, 'base64').toString('utf8');
  const changes = parsePolicy(text);
  const fault = findVersionFault(changes, policy);
  if (fault) throw new CommandError(`--file: version ${fault}`);
  return changes;
}

function parsePolicy(text: string): PolicyChanges {
  try {
    return readPolicyChanges(text);
  } catch (error) {
    throw new CommandError(`--file: ${(error as Error).message}`);
  }
}
