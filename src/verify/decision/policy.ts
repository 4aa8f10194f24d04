/** What is asked of the evidence. A policy is data with a version and a hash, so that a verdict can be explained, and replayed years later. */
import { createHash } from 'node:crypto';
import type { FindingCode } from '../evidence.ts';

export interface Policy {
  readonly version: string;
  /** Least cosine at which two faces are one person; `model`: the threshold that the manifest gives the embedder. */
  readonly face_match_threshold: number | 'model';
  /** Least fused score that counts as live; `fusion`: the threshold that was fitted with the weights. */
  readonly liveness_threshold: number | 'fusion';
  /** Findings with which an image is not judged; any other is a warning. */
  readonly fatal_findings: readonly FindingCode[];
}

export const DEFAULT_POLICY: Policy = {
  version: '1',
  face_match_threshold: 'model',
  liveness_threshold: 'fusion',
  // The limits of quality are so wide that a photo beyond them shows nothing; a liveness score of it would mean nothing either.
  fatal_findings: [
    'no_face',
    'several_faces',
    'face_too_small',
    'face_cut_off',
    'too_small',
    'too_dark',
    'too_bright',
    'too_blurred',
  ],
};

/** SHA-256 in hexadecimal; the order in which the policy's entries were written does not matter. */
export function hashPolicy(policy: Policy): string {
  const entries = Object.entries(policy).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}
