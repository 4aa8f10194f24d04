/** Which origins may show the page in a frame, set from the command line. */
import { AllowedOrigin } from '../contract/account.ts';
import { AccountOptions, accountIdOf, type Command, parse } from './command.ts';

const OriginOptions = AccountOptions.extend({ origin: AllowedOrigin });

export const ORIGIN_COMMANDS: Readonly<Record<string, Command>> = {
  'origins list': {
    usage: '[--account ID]',
    about: 'lists the origins that may show the page in a frame',
    async run({ accounts }, given) {
      const { account } = parse(AccountOptions, given);
      const { allowedOrigins } = await accounts.appearance(await accountIdOf(accounts, account));
      return { allowed_origins: allowedOrigins };
    },
  },
  'origins allow': {
    usage: '--origin https://shop.example.com [--account ID]',
    about: 'lets an origin show the page in a frame',
    async run({ accounts }, given) {
      const { account, origin } = parse(OriginOptions, given);
      return { allowed_origins: await accounts.allowOrigin(await accountIdOf(accounts, account), origin) };
    },
  },
  'origins remove': {
    usage: '--origin https://shop.example.com [--account ID]',
    about: 'takes an origin off that list; one that is not on it changes nothing',
    async run({ accounts }, given) {
      const { account, origin } = parse(OriginOptions, given);
      return { allowed_origins: await accounts.removeOrigin(await accountIdOf(accounts, account), origin) };
    },
  },
};
