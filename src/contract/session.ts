/** What a backend may ask (`POST /v1/verify/session`) and what it is told about it, in the contract's words. */
import { z } from 'zod';
import type { DefaultRetention } from '../account/settings.ts';
import {
  type PersonalResult,
  type Reason,
  type Result,
  STATUSES,
  STEPS,
  type ToldSession,
} from '../session/session.ts';
import { DEFAULT_STEPS, inconsistency } from '../session/workflow.ts';
import { ASKED_TYPES } from '../verify/document/document.ts';
import { duration, Moment, PageSize, storable, webUrl, words } from './fields.ts';

const METADATA_BYTES_MAX = 8192;
const LOCALE_CHARACTERS_MAX = 100;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const Retained = duration(0, 365 * DAY_MS, '0s to 365d');
/** Of a session that does not say, in an account that does not say. */
export const DEFAULT_RETENTION = '90d';

export const MockBehavior = z.strictObject({
  status: z.enum(['verified', 'unverified', 'failed', 'expired']).optional(),
  reasons: z
    .array(z.string().regex(/^[a-z_]{1,64}$/))
    .max(20)
    .optional(),
  face_match_score: z.number().min(-1).max(1).optional(),
  delay: duration(0, 10 * MINUTE_MS, '0s to 10m').optional(),
});

export const ExpectedDetails = z.strictObject({
  first_name: words(200).optional(),
  last_name: words(200).optional(),
  date_of_birth: z.iso.date().optional(),
  gender: words(20).optional(),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code')
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code')
    .optional(),
  id_number: words(64).optional(),
  address: words(500).optional(),
});

const Metadata = z
  .record(z.string(), z.unknown())
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES_MAX,
    'must be at most 8 KB of JSON',
  );

/** Every field is optional, so an empty body is a valid request (DK-17). */
export const CreateSession = z.strictObject({
  webhook_url: webUrl
    .optional()
    .describe("Where this session's events are sent: https, on the account's allow-list"),
  document_type: z.enum(ASKED_TYPES).optional().describe('What the document must be; any when left out'),
  document_brand: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/, 'must be a brand such as mykad or us_ca')
    .optional()
    .describe('Its regional variant, as `mykad` or `us_ca`'),
  steps: z
    .array(z.enum(STEPS))
    .min(1)
    .transform((steps) => [...new Set(steps)])
    .superRefine((steps, context) => {
      const message = inconsistency(steps);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .default([...DEFAULT_STEPS])
    .describe('What is checked; sets that make no sense, as `face_match` without `selfie`, are refused'),
  reference_id: words(255).optional().describe('Yours; sessions can be listed by it'),
  vendor_data: words(1024).optional().describe('Yours; sessions can be listed by it'),
  metadata: Metadata.optional().describe('Yours; at most 8 KB of JSON, kept sealed'),
  redirect_url: webUrl
    .optional()
    .describe('Where the person goes at the end, with `session_id`, `status` and `state` in the query'),
  success_url: webUrl.optional().describe('In place of `redirect_url` after a good end'),
  error_url: webUrl.optional().describe('In place of `redirect_url` after any other end'),
  state: words(1024).optional().describe('Comes back in the query of those addresses'),
  expected_details: ExpectedDetails.optional().describe('Compared with what is read of the document'),
  expected_details_policy: z
    .enum(['warn', 'reject'])
    .optional()
    .describe('What a difference does; `warn` when left out'),
  locale: z
    .string()
    .max(LOCALE_CHARACTERS_MAX)
    .refine((tag) => isLocale(tag), 'must be a BCP 47 language tag')
    .optional()
    .describe('BCP 47 language of the page; when left out, that of the browser'),
  expires_in: duration(5 * MINUTE_MS, 30 * DAY_MS, '5m to 30d').default('24h'),
  time_to_live: Retained.optional(),
  retention: z.strictObject({ images: Retained.optional(), data: Retained.optional() }).optional(),
  mock_behavior: MockBehavior.optional().describe('Test keys only: the end that the session shall have'),
});
export type CreateSession = z.infer<typeof CreateSession>;

/** The path of everything about one session. */
export const SessionId = z.strictObject({
  id: z.string().meta({ description: 'Of the session', examples: ['ver_01k7f9z2xjv6c8m4t0q5r3wy'] }),
});

export const ListSessions = z.strictObject({
  status: z.enum(STATUSES).optional().describe('Only those that stand there'),
  reference_id: storable(z.string().max(255)).optional().describe('Only those with exactly this'),
  vendor_data: storable(z.string().max(1024)).optional().describe('Only those with exactly this'),
  created_after: Moment.optional().describe('Only those made later'),
  limit: PageSize,
  cursor: z
    .string()
    .regex(/^ver_[0-9a-z]{24}$/, 'must be the next_cursor of the page before')
    .optional()
    .describe('The `next_cursor` of the page before'),
});

/** The request as the session keeps it: what is about a person apart from what is not, and how long it is kept resolved. */
export function splitRequest(
  { metadata, expected_details, time_to_live: whole, retention, ...rest }: CreateSession,
  defaults: DefaultRetention,
) {
  const kept = {
    images: retention?.images ?? whole ?? defaults.images ?? DEFAULT_RETENTION,
    data: retention?.data ?? whole ?? defaults.data ?? DEFAULT_RETENTION,
  };
  return { request: { ...rest, retention: kept }, personalRequest: { metadata, expected_details } };
}

/** The body of GET, and the `data` of every event. `identity` and what it came from are null once the session was erased. */
export function presentSession({ session, personalRequest, personalResult }: ToldSession) {
  const { mock_behavior, webhook_url, ...echoes } = session.request;
  return {
    id: session.id,
    status: session.status,
    type: 'hosted' as const,
    livemode: session.livemode,
    simulated: session.simulated,
    ...(session.result && presentResult(session.result, personalResult)),
    ...echoes,
    ...personalRequest,
    consent: session.journey.consent ?? null,
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
    submitted_at: iso(session.submittedAt),
    completed_at: iso(session.completedAt),
    cancelled_at: iso(session.cancelledAt),
    erased_at: iso(session.erasedAt),
  };
}

function presentResult(result: Result, personal: PersonalResult | null) {
  const about = ({ code, message }: Reason) => {
    const details = personal?.details[code];
    return { code, message, ...(details && { details }) };
  };
  return {
    ...result,
    reasons: result.reasons.map(about),
    warnings: result.warnings.map(about),
    identity: personal?.identity ?? null,
    document: personal?.document ?? null,
  };
}

/** The answer of POST: what GET says, and the link for the person, which is shown here and nowhere else. */
export function presentCreated(told: ToldSession, link: { readonly url: string; readonly token: string }) {
  const { id, ...rest } = presentSession(told);
  const { webhook_url, mock_behavior } = told.session.request;
  return { id, url: link.url, client_token: link.token, ...rest, webhook_url, mock_behavior };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
