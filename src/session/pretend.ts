/** What a test session was told to answer, in the shape of a real answer. No model is named in it, because none ran. */
import { REASONS } from '../verify/decision/reasons.ts';
import type { Judgement } from './finish-session.ts';
import { EMPTY, NOBODY } from './judgement.ts';
import type { DocumentResult, FinalStatus, Identity, MockBehavior, Reason, Result } from './session.ts';

/** The seed's own example. */
const NUMBER = '901215-08-5523';
const IDENTITY: Identity = { name: 'AHMAD BIN IBRAHIM', id_number: NUMBER };
const DOCUMENT: DocumentResult = {
  type: 'identity_card',
  brand: 'mykad',
  issuing_country: 'MYS',
  full_name: IDENTITY.name,
  first_name: null,
  last_name: null,
  document_number: NUMBER,
  personal_number: null,
  date_of_birth: '1990-12-15',
  gender: 'M',
  nationality: 'MYS',
  address: null,
  issue_date: null,
  expiry_date: null,
  place_of_birth: null,
  age_over: {},
  fields: [],
  mrz: null,
  barcodes: [],
  recapture: null,
};
const MATCH_THRESHOLD = 0.363;
const SCORES = { same: 0.92, other: 0.12 };
const LIVENESS = {
  score: 0.78,
  threshold: 0.5,
  checks: { texture: 0.85, frequency: 0.8, reflection: 0.72, sharpness: 0.92, color: 0.75 },
};
const DEFAULT_REASONS: Readonly<Record<FinalStatus, readonly string[]>> = {
  verified: [],
  unverified: ['face_mismatch'],
  failed: ['no_face'],
};

export function pretendedJudgement(mock: MockBehavior): Judgement {
  const status = mock.status === 'unverified' || mock.status === 'failed' ? mock.status : 'verified';
  const codes = mock.reasons ?? DEFAULT_REASONS[status];
  const reasons = codes.map(reasonOf);
  if (status === 'failed') return { status, result: { ...EMPTY, reasons }, person: NOBODY };
  const result = { ...EMPTY, ...measurements(mock, codes), reasons };
  return { status, result, person: { ...NOBODY, identity: IDENTITY, document: DOCUMENT } };
}

function measurements(mock: MockBehavior, codes: readonly string[]): Pick<Result, 'face_match' | 'liveness'> {
  const score = mock.face_match_score ?? (codes.includes('face_mismatch') ? SCORES.other : SCORES.same);
  return {
    face_match: {
      matched: score >= MATCH_THRESHOLD,
      score,
      threshold: MATCH_THRESHOLD,
      fmr_at_threshold: null,
      probability: null,
      model: null,
    },
    liveness: { passed: !codes.includes('liveness_failed'), ...LIVENESS },
  };
}

function reasonOf(code: string): Reason {
  const sentences: Readonly<Record<string, string>> = REASONS;
  return { code, message: sentences[code] ?? 'A reason that the test session named.' };
}
