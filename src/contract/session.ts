/** What a backend may ask (`POST /v1/verify/session`) and what it is told about it, in the contract's words. */
import { z } from 'zod';
import { parseDuration } from '../session/duration.ts';
import {
  type OpenSession,
  type PersonalResult,
  type Reason,
  type Result,
  STATUSES,
  STEPS,
} from '../session/session.ts';
import { DEFAULT_STEPS, inconsistency } from '../session/workflow.ts';
import { ASKED_TYPES } from '../verify/document/document.ts';

const METADATA_BYTES_MAX = 8192;
const LOCALE_CHARACTERS_MAX = 100;
/** What the database can compare with, and more than anybody has: the end of the year 9999. */
const TIME_MS_MAX = 253_402_300_799_999;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Postgres keeps no NUL character, and half of a surrogate pair is no text at all. */
const storable = <Text extends z.ZodType<string>>(schema: Text) =>
  schema
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'must be well-formed Unicode');
const words = (max: number) => storable(z.string().trim().min(1).max(max));
const webUrl = storable(z.url({ protocol: /^https?$/ }).max(2048));

function duration(minMs: number, maxMs: number, range: string) {
  return z.string().refine((text) => {
    const ms = parseDuration(text);
    return ms !== null && ms >= minMs && ms <= maxMs;
  }, `must be a duration from ${range}, as "24h" or ISO 8601 "PT24H"`);
}

const Retained = duration(0, 365 * DAY_MS, '0s to 365d');
const DEFAULT_RETENTION = '90d';

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
  .record(z.string(), z.json())
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= METADATA_BYTES_MAX,
    'must be at most 8 KB of JSON',
  );

/** Every field is optional, so an empty body is a valid request (DK-17). */
export const CreateSession = z.strictObject({
  webhook_url: webUrl.optional(),
  document_type: z.enum(ASKED_TYPES).optional(),
  document_brand: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/, 'must be a brand such as mykad or us_ca')
    .optional(),
  steps: z
    .array(z.enum(STEPS))
    .min(1)
    .transform((steps) => [...new Set(steps)])
    .superRefine((steps, context) => {
      const message = inconsistency(steps);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .default([...DEFAULT_STEPS]),
  reference_id: words(255).optional(),
  vendor_data: words(1024).optional(),
  metadata: Metadata.optional(),
  redirect_url: webUrl.optional(),
  success_url: webUrl.optional(),
  error_url: webUrl.optional(),
  state: words(1024).optional(),
  expected_details: ExpectedDetails.optional(),
  expected_details_policy: z.enum(['warn', 'reject']).optional(),
  locale: z
    .string()
    .max(LOCALE_CHARACTERS_MAX)
    .refine((tag) => isLocale(tag), 'must be a BCP 47 language tag')
    .optional(),
  expires_in: duration(5 * MINUTE_MS, 30 * DAY_MS, '5m to 30d').default('24h'),
  time_to_live: Retained.optional(),
  retention: z.strictObject({ images: Retained.optional(), data: Retained.optional() }).optional(),
  mock_behavior: MockBehavior.optional(),
});
export type CreateSession = z.infer<typeof CreateSession>;

/** The path of everything about one session. */
export const SessionId = z.strictObject({ id: z.string() });

export const ListSessions = z.strictObject({
  status: z.enum(STATUSES).optional(),
  reference_id: storable(z.string().max(255)).optional(),
  vendor_data: storable(z.string().max(1024)).optional(),
  created_after: z.iso
    .datetime({ offset: true })
    .refine(isInReach, 'must be a time from 1970 to 9999')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .regex(/^ver_[0-9a-z]{24}$/, 'must be the next_cursor of the page before')
    .optional(),
});

/** The request as the session keeps it: what is about a person apart from what is not. */
export function splitRequest({
  metadata,
  expected_details,
  time_to_live,
  retention,
  ...rest
}: CreateSession) {
  const whole = time_to_live ?? DEFAULT_RETENTION;
  const kept = { images: retention?.images ?? whole, data: retention?.data ?? whole };
  return { request: { ...rest, retention: kept }, personalRequest: { metadata, expected_details } };
}

/** The body of GET, and the `data` of every event. `identity` and what it came from are null once the session was erased. */
export function presentSession({ session, personalRequest, personalResult }: OpenSession) {
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
export function presentCreated(open: OpenSession, link: { readonly url: string; readonly token: string }) {
  const { id, ...rest } = presentSession(open);
  const { webhook_url, mock_behavior } = open.session.request;
  return { id, url: link.url, client_token: link.token, ...rest, webhook_url, mock_behavior };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function isInReach(time: string): boolean {
  const ms = Date.parse(time);
  return ms >= 0 && ms <= TIME_MS_MAX;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
