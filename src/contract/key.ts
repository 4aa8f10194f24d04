/** API keys as an account manages its own: what may be asked for, and what is shown of one. */
import { z } from 'zod';
import { type ApiKey, type MadeKey, MODES, SCOPES } from '../account/keys.ts';
import { duration, PageSize, Time, words } from './fields.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NAME_CHARACTERS_MAX = 100;
const RATE_LIMIT_MAX = 10_000_000;

/** The command line takes the same. */
export const KeyLifetime = duration(MINUTE_MS, 3650 * DAY_MS, '1m to 3650d');
export const KeyOverlap = duration(0, 30 * DAY_MS, '0s to 30d').default('24h');
export const KeyName = words(NAME_CHARACTERS_MAX);
export const KeyRateLimit = z.int().min(1).max(RATE_LIMIT_MAX);

export const CreateKey = z
  .strictObject({
    name: KeyName,
    scopes: z
      .array(z.enum(SCOPES))
      .min(1)
      .max(SCOPES.length)
      .meta({ description: 'Of those that the calling credential has itself' }),
    mode: z.enum(MODES).optional().meta({ description: 'Only the mode of the calling credential' }),
    expires_in: KeyLifetime.optional().meta({ description: 'Without it the key does not expire' }),
    rate_limit_per_minute: KeyRateLimit.optional().meta({
      description: 'At most the limit of the calling credential, which is also the default',
    }),
  })
  .meta({ id: 'CreateKey' });
export type CreateKey = z.output<typeof CreateKey>;

export const RotateKey = z
  .strictObject({ overlap: KeyOverlap.meta({ description: 'For how long the old key goes on working' }) })
  .meta({ id: 'RotateKey' });

export const KeyId = z.object({
  id: z.string().meta({ description: 'Of the key', examples: ['key_01k7f9z2xjv6c8m4t0q5r3wy'] }),
});

export const ListKeys = z.strictObject({
  limit: PageSize,
  cursor: z
    .string()
    .regex(/^key_[0-9a-z]{24}$/, 'must be the next_cursor of the page before')
    .optional()
    .describe('The `next_cursor` of the page before'),
});

export const KeyAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(MODES),
    scopes: z.array(z.enum(SCOPES)),
    last_four: z.string(),
    rate_limit_per_minute: z.int().nullable().meta({ description: "Null: the service's own limit" }),
    created_at: Time,
    expires_at: Time.nullable(),
    last_used_at: Time.nullable().meta({ description: 'To the minute' }),
    revoked_at: Time.nullable(),
    replaced_by: z.string().nullable().meta({ description: 'The key that took its place' }),
  })
  .meta({ id: 'Key' });

export const CreatedKey = KeyAnswer.extend({
  key: z.string().meta({ description: 'The key itself; it is shown here and never again' }),
}).meta({ id: 'CreatedKey' });

export const KeyList = z
  .object({ data: z.array(KeyAnswer), next_cursor: z.string().nullable() })
  .meta({ id: 'KeyList' });

export function presentKey(key: ApiKey): z.output<typeof KeyAnswer> {
  return {
    id: key.id,
    name: key.name,
    mode: key.mode,
    scopes: [...key.scopes],
    last_four: key.lastFour,
    rate_limit_per_minute: key.rateLimitPerMinute,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    replaced_by: key.replacedBy,
  };
}

export function presentMadeKey({ key, text }: MadeKey): z.output<typeof CreatedKey> {
  return { ...presentKey(key), key: text };
}
