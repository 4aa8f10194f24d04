/** What an account may change of its own settings, by the rules that the command line goes by. */
import { z } from 'zod';
import { BRAND_RULES, BRAND_TEXTS, type BrandText } from '../account/branding.ts';
import { ORIGIN_RULE, ORIGINS_MAX, readOrigin } from '../account/origins.ts';
import { DOMAIN_RULE, DOMAINS_MAX, readDomain } from '../account/webhook-domains.ts';
import { PolicyChanges } from '../verify/decision/policy.ts';
import { words } from './fields.ts';
import { readBy } from './read-by.ts';
import { Retained } from './session.ts';

const NAME_CHARACTERS_MAX = 200;

export const AccountName = words(NAME_CHARACTERS_MAX);
export const WebhookDomain = readBy((text) => readDomain(text) ?? undefined, DOMAIN_RULE);
export const AllowedOrigin = readBy((text) => readOrigin(text) ?? undefined, ORIGIN_RULE);

const brandText = (text: BrandText) => {
  const { read, must } = BRAND_RULES[text];
  return readBy((value) => read(value) ?? undefined, must)
    .nullable()
    .optional()
    .meta({ description: `It ${must}` });
};

const BrandTexts = z.strictObject({
  name: brandText('name'),
  accent: brandText('accent'),
  ground: brandText('ground'),
  privacy_url: brandText('privacy_url'),
  terms_url: brandText('terms_url'),
  support: brandText('support'),
});

const RetentionParts = z.strictObject({
  images: Retained.nullable().optional(),
  data: Retained.nullable().optional(),
});

/** Null resets: every text of the branding, both parts of the retention, the whole policy. */
export const AccountChange = z
  .strictObject({
    name: AccountName.optional().describe('What the account is called; people do not see it'),
    webhook_domains: listOf(WebhookDomain, DOMAINS_MAX)
      .optional()
      .describe('Where webhooks may go: `example.com`, or `*.example.com` for every host below it'),
    allowed_origins: listOf(AllowedOrigin, ORIGINS_MAX)
      .optional()
      .describe('Who may show the hosted page in a frame: exact origins, as `https://shop.example.com`'),
    branding: BrandTexts.nullable().optional().describe('How the hosted page looks'),
    default_retention: RetentionParts.nullable()
      .optional()
      .describe('How long a session is kept that does not say so itself, as `90d`; 0s to 365d'),
    default_policy: PolicyChanges.nullable()
      .optional()
      .describe(
        "What is different from the operator's policy, which it may make stricter or laxer; name a `version` to find it in the results, else it is `custom`",
      ),
  })
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof AccountChange>;

export const LogoUpload = z
  .strictObject({
    image: z.base64().meta({ description: 'PNG, JPEG, WebP or SVG of at most 64 KB, in base64' }),
  })
  .meta({ id: 'LogoUpload' });

/** In the words of the accounts. */
export function readChange(given: AccountChange) {
  const { webhook_domains, allowed_origins, branding, default_retention, default_policy } = given;
  return {
    name: given.name,
    webhookDomains: webhook_domains,
    allowedOrigins: allowed_origins,
    branding: branding === null ? NO_BRAND_TEXTS : branding,
    defaultRetention: default_retention === null ? NO_RETENTION : default_retention,
    defaultPolicy: default_policy,
  };
}

const NO_BRAND_TEXTS = Object.fromEntries(BRAND_TEXTS.map((text) => [text, null]));
const NO_RETENTION = { images: null, data: null };

/** Each stands in the list once. */
function listOf<Text extends z.ZodType<string>>(text: Text, max: number) {
  return z
    .array(text)
    .max(max)
    .transform((texts) => [...new Set(texts)]);
}
