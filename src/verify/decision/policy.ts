/** What is asked of the evidence. A policy is data with a version and a hash, so that a verdict can be explained, and replayed years later. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FINDINGS } from '../evidence.ts';

/** What a finding does: `not_judged`, the image shows too little for a verdict; `fail`, it is a no; `warn`, it is told. */
const Consequence = z.enum(['not_judged', 'fail', 'warn']);
export type Consequence = z.infer<typeof Consequence>;

const TargetFmr = z.strictObject({ target_fmr: z.number().min(1e-6).max(0.1) });
const OwnThreshold = z.strictObject({ threshold: z.number().min(-1).max(1) });

const Policy = z.strictObject({
  version: z.string().regex(/^[\x20-\x7e]{1,64}$/, 'must be 1 to 64 printable characters of ASCII'),
  /** The share of pairs of two people that may pass for one, from which the embedder's calibration gives the threshold; or a cosine. */
  face_match: z.union(
    [TargetFmr, OwnThreshold],
    'must be {"target_fmr": 0.000001..0.1} or {"threshold": -1..1}',
  ),
  /** Least fused score that counts as live; `fusion`: the threshold that was fitted with the weights. */
  liveness: z.strictObject({ threshold: z.union([z.number().min(0).max(1), z.literal('fusion')]) }),
  /** Least score at which a document counts as the document itself; below it `document_recapture` is found. */
  document_recapture: z.strictObject({ threshold: z.union([z.number().min(0).max(1), z.literal('fusion')]) }),
  findings: z.record(z.enum(FINDINGS), Consequence),
});
export type Policy = z.infer<typeof Policy>;

export const DEFAULT_POLICY: Policy = {
  version: '4',
  face_match: { target_fmr: 1e-3 },
  liveness: { threshold: 'fusion' },
  document_recapture: { threshold: 'fusion' },
  // The limits of quality are so wide that a photo beyond them shows nothing; a liveness score of it would mean nothing either.
  findings: {
    too_small: 'not_judged',
    too_dark: 'not_judged',
    too_bright: 'not_judged',
    too_blurred: 'not_judged',
    no_face: 'not_judged',
    several_faces: 'not_judged',
    face_too_small: 'not_judged',
    face_cut_off: 'not_judged',
    document_not_found: 'warn',
    document_cut_off: 'warn',
    glare: 'warn',
    two_documents: 'warn',
    frames_differ: 'fail',
    // A camera that stalls gives one picture twice, and who feeds in a still can leave the frames out.
    frames_frozen: 'warn',
    document_unreadable: 'not_judged',
    details_not_read: 'warn',
    document_back_missing: 'warn',
    document_type_mismatch: 'fail',
    document_expired: 'fail',
    mrz_check_digit: 'fail',
    mrz_unreadable: 'warn',
    mrz_font: 'warn',
    mrz_visual_mismatch: 'warn',
    barcode_visual_mismatch: 'warn',
    mrz_barcode_mismatch: 'warn',
    impossible_dates: 'warn',
    number_pattern: 'warn',
    portrait_missing: 'warn',
    document_recapture: 'warn',
    expected_details_mismatch: 'warn',
    expected_detail_not_read: 'warn',
  },
};

/** What is to be different from another policy. */
export const PolicyChanges = Policy.partial().extend({
  findings: z.partialRecord(z.enum(FINDINGS), Consequence).optional(),
});
export type PolicyChanges = z.infer<typeof PolicyChanges>;

/** The default policy with what the JSON text changes of it. Throws one line for every mistake. */
export function readPolicy(text: string): Policy {
  return changePolicy(DEFAULT_POLICY, readPolicyChanges(text));
}

/** Throws one line for every mistake. */
export function readPolicyChanges(text: string): PolicyChanges {
  const { data, error } = PolicyChanges.safeParse(parseJson(text));
  if (data) return data;
  throw new Error(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '));
}

/** A changed policy names its own version, or is `custom`. */
export function changePolicy(policy: Policy, changes: PolicyChanges): Policy {
  const findings = { ...policy.findings, ...changes.findings };
  return Policy.parse({ ...policy, version: 'custom', ...changes, findings });
}

/** A session may be stricter with the details that it expects, never laxer than the policy of its account. */
export function policyFor(
  { expected_details_policy: wanted }: { readonly expected_details_policy?: 'warn' | 'reject' | undefined },
  policy: Policy,
): Policy {
  if (wanted !== 'reject') return policy;
  return { ...policy, findings: { ...policy.findings, expected_details_mismatch: 'fail' } };
}

/** SHA-256 in hexadecimal; the order in which the policy's entries were written does not matter. */
export function hashPolicy(policy: Policy): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(policy)))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, entry]) => [name, ordered(entry)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('is not JSON');
  }
}
