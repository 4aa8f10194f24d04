/** What the scores of one verification are held against: the policy's choice, or what came with the models. */
import type { Evidence } from '../evidence.ts';
import { type ChosenPoint, operatingPoint } from './operating-point.ts';
import type { Policy } from './policy.ts';

/** Null where nothing was measured. */
export interface Thresholds {
  readonly face_match: ChosenPoint | null;
  readonly liveness: number | null;
  readonly document_recapture: number | null;
}

export function thresholdsOf({ match, liveness, recapture }: Evidence, policy: Policy): Thresholds {
  return {
    face_match: match && operatingPoint(match, policy.face_match),
    liveness: chosenThreshold(liveness, policy.liveness),
    document_recapture: chosenThreshold(recapture, policy.document_recapture),
  };
}

/** `fusion`: the one that was fitted together with the score. */
function chosenThreshold(
  scored: { readonly threshold: number } | null,
  wanted: Policy['liveness'] | Policy['document_recapture'],
): number | null {
  return scored && (wanted.threshold === 'fusion' ? scored.threshold : wanted.threshold);
}
