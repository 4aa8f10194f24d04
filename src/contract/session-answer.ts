/** What a backend is told about a session: the body of GET, and the `data` of every event about it. */
import { z } from 'zod';
import { DECISIONS } from '../session/journey.ts';
import { STATUSES, STEPS } from '../session/session.ts';
import { REASONS } from '../verify/decision/reasons.ts';
import { ASKED_TYPES, FIELD_NAMES, FIELD_SOURCES } from '../verify/document/document.ts';
import { CHECKS, LIVENESS_CHECKS } from '../verify/evidence.ts';
import { Time } from './fields.ts';
import { ExpectedDetails, MockBehavior } from './session.ts';

const TimeOrNot = Time.nullable();
const Share = z.number().min(0).max(1);
const read = (description: string) => z.string().nullable().meta({ description });

const ModelUsed = z.object({ name: z.string(), sha256: z.string() }).meta({ id: 'ModelUsed' });

const FaceMatch = z
  .object({
    matched: z.boolean(),
    score: z.number().meta({ description: 'Cosine similarity, -1 to 1' }),
    threshold: z.number(),
    fmr_at_threshold: Share.nullable().meta({
      description: 'False match rate at the threshold, as measured; null where nobody measured it',
    }),
    probability: Share.nullable().meta({ description: 'That both photos show one person' }),
    model: ModelUsed.nullable(),
  })
  .meta({ id: 'FaceMatch' });

const Liveness = z
  .object({
    passed: z.boolean(),
    score: z.number().meta({ description: '0 to 1, 1 = live' }),
    threshold: z.number(),
    checks: z.record(z.enum(LIVENESS_CHECKS), z.number()),
    frames: z
      .object({
        count: z.int(),
        with_face: z.int(),
        same_person_min: z.number().nullable(),
        motion: z.number().nullable(),
      })
      .optional()
      .meta({ description: 'Only where the selfie came with frames' }),
  })
  .meta({ id: 'Liveness' });

const Detail = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .meta({ id: 'ReasonDetail', description: 'The field that it is about, and the values that differ' });

const Reason = z
  .object({
    code: z.string().meta({
      description: `One of ${Object.keys(REASONS).join(', ')}; a simulated session may name its own`,
    }),
    message: z.string(),
    details: z.array(Detail).optional(),
  })
  .meta({ id: 'Reason' });

const Check = z
  .object({
    name: z.enum(CHECKS),
    result: z.string().meta({ description: 'pass, fail, warn or not_judged' }),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'Check' });

const Identity = z
  .object({
    name: read('Full name'),
    id_number: read("The person's own number where the document has one, else the document's"),
  })
  .meta({ id: 'Identity' });

const DocumentField = z
  .object({
    name: z.enum(FIELD_NAMES),
    value: z.string(),
    confidence: Share,
    sources: z.array(z.enum(FIELD_SOURCES)),
  })
  .meta({ id: 'DocumentField' });

const Document = z
  .object({
    type: z.string().nullable(),
    brand: read('Regional variant, as mykad or us_ca'),
    issuing_country: read('ICAO 9303-3 code of three letters'),
    full_name: z.string().nullable(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    document_number: z.string().nullable(),
    personal_number: z.string().nullable(),
    date_of_birth: read('YYYY-MM-DD'),
    issue_date: read('YYYY-MM-DD'),
    expiry_date: read('YYYY-MM-DD'),
    gender: read('M, F or X'),
    nationality: read('ICAO 9303-3 code of three letters'),
    address: z.string().nullable(),
    place_of_birth: z.string().nullable(),
    age_over: z.record(z.string(), z.boolean().nullable()).meta({ description: 'By age in years' }),
    fields: z.array(DocumentField),
    mrz: z
      .object({
        format: z.string(),
        lines: z.array(z.string()),
        check_digits: z.array(z.object({ name: z.string(), valid: z.boolean() })),
        repairs: z.int(),
      })
      .nullable(),
    barcodes: z.array(z.object({ format: z.string(), image: z.string() })),
    recapture: z.object({ score: z.number(), threshold: z.number().nullable() }).nullable(),
  })
  .meta({ id: 'Document', description: 'What was read of the document; null for what was not read' });

const Consent = z
  .object({ decision: z.enum(DECISIONS), text_version: z.string(), locale: z.string(), at: Time })
  .meta({ id: 'Consent', description: 'What the person agreed to on the hosted page' });

/** What a session has from its verdict on. */
const RESULT = {
  face_match: FaceMatch.nullable(),
  liveness: Liveness.nullable(),
  checks: z.array(Check),
  reasons: z.array(Reason),
  warnings: z.array(Reason),
  policy_version: z.string().nullable(),
  models: z.array(ModelUsed),
  timings_ms: z.record(z.string(), z.number()),
  identity: Identity.nullable(),
  document: Document.nullable(),
};

/** What the request said, as it was taken. */
const ECHOES = {
  document_type: z.enum(ASKED_TYPES).optional(),
  document_brand: z.string().optional(),
  steps: z.array(z.enum(STEPS)),
  reference_id: z.string().optional(),
  vendor_data: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  redirect_url: z.string().optional(),
  success_url: z.string().optional(),
  error_url: z.string().optional(),
  state: z.string().optional(),
  expected_details: ExpectedDetails.optional(),
  expected_details_policy: z.enum(['warn', 'reject']).optional(),
  locale: z.string().optional(),
  expires_in: z.string(),
  retention: z.object({ images: z.string(), data: z.string() }),
};

export const SessionAnswer = z
  .object({
    id: z.string().meta({ description: '`ver_…`' }),
    status: z.enum(STATUSES),
    type: z.literal('hosted'),
    livemode: z.boolean(),
    simulated: z.boolean().meta({ description: 'True when a test session was answered without models' }),
    ...z.object(RESULT).partial().shape,
    ...ECHOES,
    consent: Consent.nullable(),
    created_at: Time,
    expires_at: Time,
    submitted_at: TimeOrNot,
    completed_at: TimeOrNot,
    cancelled_at: TimeOrNot,
    erased_at: TimeOrNot,
  })
  .meta({
    id: 'Session',
    description:
      'A session as it stands. The result, from `face_match` to `document`, is there from the verdict on; what is about the person is null once the session was erased.',
  });

export const CreatedSession = SessionAnswer.extend({
  url: z.string().meta({ description: 'Send your user here; shown here and nowhere else' }),
  client_token: z.string().meta({ description: 'The signed part of `url`' }),
  webhook_url: z.string().optional(),
  mock_behavior: MockBehavior.optional(),
}).meta({ id: 'CreatedSession' });

export const SessionList = z
  .object({ data: z.array(SessionAnswer), next_cursor: z.string().nullable() })
  .meta({ id: 'SessionList' });
