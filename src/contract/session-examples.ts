/** A session as the documents show it, at its beginning and at its end. */

export const EXAMPLE_SESSION_ID = 'ver_01k7f9z2xjv6c8m4t0q5r3wy';

const ASKED = {
  type: 'hosted',
  livemode: true,
  simulated: false,
  document_type: 'identity_card',
  steps: ['document', 'selfie', 'face_match', 'liveness'],
  reference_id: 'order-1234',
  expires_in: '24h',
  retention: { images: '90d', data: '90d' },
};

export const WAITING_SESSION = {
  id: EXAMPLE_SESSION_ID,
  status: 'pending',
  ...ASKED,
  consent: null,
  created_at: '2026-03-11T10:30:00.000Z',
  expires_at: '2026-03-12T10:30:00.000Z',
  submitted_at: null,
  completed_at: null,
  cancelled_at: null,
  erased_at: null,
};

export const CANCELLED_SESSION = {
  ...WAITING_SESSION,
  status: 'expired',
  cancelled_at: '2026-03-11T10:40:00.000Z',
};

const FACE_MODEL = {
  name: 'sface',
  sha256: '0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79',
};

const NOT_READ = {
  first_name: null,
  last_name: null,
  issue_date: null,
  expiry_date: null,
  place_of_birth: null,
  mrz: null,
  recapture: null,
};

const DOCUMENT = {
  ...NOT_READ,
  type: 'identity_card',
  brand: 'mykad',
  issuing_country: 'MYS',
  full_name: 'AHMAD BIN IBRAHIM',
  document_number: '901215-08-5523',
  personal_number: '901215-08-5523',
  date_of_birth: '1990-12-15',
  gender: 'M',
  nationality: 'MYS',
  address: '12 JALAN MAWAR, 50480 KUALA LUMPUR',
  age_over: { 18: true, 21: true },
  fields: [{ name: 'full_name', value: 'AHMAD BIN IBRAHIM', confidence: 0.98, sources: ['visual'] }],
  barcodes: [],
};

export const VERIFIED_SESSION = {
  ...WAITING_SESSION,
  status: 'verified',
  face_match: {
    matched: true,
    score: 0.81,
    threshold: 0.34,
    fmr_at_threshold: 0.001,
    probability: 0.998,
    model: FACE_MODEL,
  },
  liveness: {
    passed: true,
    score: 0.93,
    threshold: 0.5,
    checks: { texture: 0.95, frequency: 0.9, reflection: 0.97, sharpness: 0.92, color: 0.94 },
  },
  checks: [{ name: 'document', result: 'pass', reasons: [] }],
  reasons: [],
  warnings: [],
  policy_version: 'policy-4',
  models: [FACE_MODEL],
  timings_ms: { decode: 24, compareFaces: 1 },
  identity: { name: 'AHMAD BIN IBRAHIM', id_number: '901215-08-5523' },
  document: DOCUMENT,
  consent: { decision: 'given', text_version: '2026-01', locale: 'en', at: '2026-03-11T10:30:20.000Z' },
  submitted_at: '2026-03-11T10:31:40.000Z',
  completed_at: '2026-03-11T10:31:41.000Z',
};

export const STARTED_SESSION = {
  ...WAITING_SESSION,
  status: 'document_uploaded',
  consent: VERIFIED_SESSION.consent,
};

export const TIMED_OUT_SESSION = { ...WAITING_SESSION, status: 'expired' };

export const FAILED_SESSION = {
  ...VERIFIED_SESSION,
  status: 'failed',
  face_match: null,
  liveness: null,
  checks: [{ name: 'selfie', result: 'not_judged', reasons: ['no_face'] }],
  reasons: [{ code: 'no_face', message: 'No face was found.' }],
};
