/** How an account's settings are told, to its own keys and to the operator. */
import { z } from 'zod';
import { policyOf } from '../account/account-policy.ts';
import type { Account } from '../account/accounts.ts';
import type { Appearance } from '../account/appearance.ts';
import type { Usage } from '../account/quota.ts';
import { hashPolicy, type Policy, PolicyChanges } from '../verify/decision/policy.ts';
import { Time } from './fields.ts';
import { DEFAULT_RETENTION } from './session.ts';

const Kept = z.string().meta({ description: 'A duration, as 90d' });
const Text = z.string().optional();

const BrandingAnswer = z
  .object({
    name: Text,
    accent: Text,
    ground: Text,
    privacy_url: Text,
    terms_url: Text,
    support: Text,
    logo: z
      .object({ path: z.string() })
      .optional()
      .meta({ description: 'Where the logo lies on this service' }),
  })
  .meta({ id: 'Branding', description: 'How the hosted page looks; what was never said is not there' });

export const AccountAnswer = z
  .object({
    id: z.string().meta({ description: '`acc_…`' }),
    name: z.string(),
    livemode: z.boolean().meta({ description: "The key's mode; the settings are the same in both" }),
    features: z.array(z.string()).meta({ description: 'What the account may use; the operator says' }),
    webhook_domains: z.array(z.string()),
    allowed_origins: z.array(z.string()).meta({ description: 'Who may show the hosted page in a frame' }),
    branding: BrandingAnswer,
    default_retention: z
      .object({ images: Kept, data: Kept })
      .meta({ description: 'How long a session is kept that does not say so itself' }),
    default_policy: z
      .object({
        changes: PolicyChanges.nullable().meta({ description: "On the operator's policy; null: none" }),
        version: z.string().meta({ description: 'Named in every result' }),
        sha256: z.string(),
      })
      .meta({ description: 'What is asked of the evidence' }),
    quota: z
      .object({
        sessions_per_month: z.int().nullable().meta({ description: 'Null: no quota; the operator says' }),
        used_this_month: z.int().meta({ description: 'Live sessions made, whatever became of them' }),
        resets_at: Time,
      })
      .meta({ description: 'Months are those of UTC' }),
    created_at: Time,
  })
  .meta({ id: 'Account' });

export interface AccountView {
  readonly account: Account;
  readonly appearance: Appearance;
  readonly usage: Usage;
  /** The operator's. */
  readonly policy: Policy;
}

export function presentAccount({ account, appearance, usage, policy }: AccountView) {
  const { defaultPolicy: changes, defaultRetention: kept } = account;
  const applied = policyOf(changes, policy);
  return {
    id: account.id,
    name: account.name,
    features: account.features,
    webhook_domains: account.webhookDomains,
    allowed_origins: appearance.allowedOrigins,
    branding: appearance.branding,
    default_retention: { images: DEFAULT_RETENTION, data: DEFAULT_RETENTION, ...kept },
    default_policy: { changes, version: applied.version, sha256: hashPolicy(applied) },
    quota: {
      sessions_per_month: usage.sessionsPerMonth,
      used_this_month: usage.usedThisMonth,
      resets_at: usage.resetsAt.toISOString(),
    },
    created_at: account.createdAt.toISOString(),
  };
}
