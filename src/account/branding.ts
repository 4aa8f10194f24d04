/** What an account says about how its people's page looks: texts with their rules, and the logo's address. */

export const BRAND_TEXTS = ['name', 'accent', 'ground', 'privacy_url', 'terms_url', 'support'] as const;
export type BrandText = (typeof BRAND_TEXTS)[number];

/** Everything is optional; a page without it looks as it comes. */
export type Branding = Readonly<Partial<Record<BrandText, string>>> & {
  readonly logo?: { readonly path: string };
};

/** What is undefined stays as it is; null removes. Texts are as their rule reads them. */
export type BrandingChange = Readonly<Partial<Record<BrandText, string | null | undefined>>>;

interface Rule {
  readonly must: string;
  /** The text in its canonical form, or null when it may not be used. */
  read(text: string): string | null;
}

const NAME_CHARACTERS_MAX = 60;
const URL_CHARACTERS_MAX = 2048;
/** RFC 5321 §4.5.3.1.3, less the angle brackets. */
const EMAIL_CHARACTERS_MAX = 254;
/** Narrower than RFC 5321 allows, so that it needs no escaping in a mailto: link. */
const EMAIL = /^[a-z0-9._+-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/i;

const COLOR: Rule = {
  must: 'must be a colour as #0c5f57',
  read: (text) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null),
};
const LINK: Rule = { must: 'must be an https address', read: readLink };

export const BRAND_RULES: Readonly<Record<BrandText, Rule>> = {
  name: { must: `must be one line of at most ${NAME_CHARACTERS_MAX} characters`, read: readName },
  accent: COLOR,
  ground: COLOR,
  privacy_url: LINK,
  terms_url: LINK,
  support: {
    must: 'must be an https address or an e-mail address',
    read: (text) => readLink(text) ?? readEmail(text),
  },
};

/** Where a click on the support contact leads. */
export function supportUrl(support: string): string {
  return EMAIL.test(support) ? `mailto:${support}` : support;
}

function readName(text: string): string | null {
  const name = text.trim();
  const length = [...name].length;
  return length > 0 && length <= NAME_CHARACTERS_MAX && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)
    ? name
    : null;
}

function readLink(text: string): string | null {
  if (text.length > URL_CHARACTERS_MAX || !/^https:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { username, password, href } = new URL(text);
  return username || password ? null : href;
}

function readEmail(text: string): string | null {
  return text.length <= EMAIL_CHARACTERS_MAX && EMAIL.test(text) ? text : null;
}
