/** How the page looks for an account's people, set from the command line. */
import { z } from 'zod';
import { BRAND_RULES, type BrandText } from '../account/branding.ts';
import { LOGO_BYTES_MAX } from '../account/inspect-logo.ts';
import { readBy } from '../contract/read-by.ts';
import { AccountOptions, accountIdOf, type Command, CommandError, parse } from './command.ts';

/** An empty value removes. */
const brand = (text: BrandText) => {
  const { read, must } = BRAND_RULES[text];
  return readBy((value) => (value === '' ? null : (read(value) ?? undefined)), must).optional();
};

const BrandOptions = AccountOptions.extend({
  name: brand('name'),
  accent: brand('accent'),
  ground: brand('ground'),
  'privacy-url': brand('privacy_url'),
  'terms-url': brand('terms_url'),
  support: brand('support'),
});
const LogoOptions = AccountOptions.extend({
  file: z.base64().optional(),
  remove: z.literal('yes').optional(),
});
const BRAND_USAGE =
  '[--name TEXT] [--accent #rrggbb] [--ground #rrggbb] [--privacy-url URL] [--terms-url URL] [--support URL|E-MAIL]';

export const BRANDING_COMMANDS: Readonly<Record<string, Command>> = {
  'branding show': {
    usage: '[--account ID]',
    about: 'shows how the page looks for the people of an account',
    async run({ accounts }, given) {
      const { account } = parse(AccountOptions, given);
      return (await accounts.appearance(await accountIdOf(accounts, account))).branding;
    },
  },
  'branding set': {
    usage: `${BRAND_USAGE} [--account ID]`,
    about: 'says how the page looks; what is not named stays, and an empty value removes',
    async run({ accounts }, given) {
      const {
        account,
        'privacy-url': privacy_url,
        'terms-url': terms_url,
        ...rest
      } = parse(BrandOptions, given);
      const change = { ...rest, privacy_url, terms_url };
      if (Object.values(change).every((value) => value === undefined))
        throw new CommandError(`Say what to set: ${BRAND_USAGE}`);
      return accounts.setBranding(await accountIdOf(accounts, account), change);
    },
  },
  'branding logo': {
    usage: '--file PATH | --remove [--account ID]',
    about: 'puts a logo into the head of the page, or takes it away; PNG, JPEG, WebP or SVG of at most 64 KB',
    fileBytesMax: LOGO_BYTES_MAX,
    async run({ accounts }, given) {
      const { account, file, remove } = parse(LogoOptions, given);
      if ((file === undefined) === (remove === undefined))
        throw new CommandError('Say either --file PATH or --remove');
      const accountId = await accountIdOf(accounts, account);
      return accounts.setLogo(accountId, file === undefined ? null : Buffer.from(file, 'base64'));
    },
  },
};
