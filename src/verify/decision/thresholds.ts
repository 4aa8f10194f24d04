/** What the scores of one verification are held against: the policy's choice, or what came with the models. */
import type { Evidence } from '../evidence.ts';
import { type ChosenPoint, operatingPoint } from './operating-point.ts';
import type { Policy } from './policy.ts';

/** Null where nothing was measured. */
export interface Thresholds {
  readonly face_match: ChosenPoint | null;
  readonly liveness: number | null;
}

export function thresholdsOf({ match, liveness }: Evidence, policy: Policy): Thresholds {
  const chosen = policy.liveness.threshold;
  return {
    face_match: match && operatingPoint(match, policy.face_match),
    liveness: liveness && (chosen === 'fusion' ? liveness.threshold : chosen),
  };
}
