/** The liveness score as it would be without one of its checks: the one place of the evaluation that knows how scores are fused. */
import type { Liveness, LivenessCheck } from '../../../src/verify/evidence.ts';
import { fuse } from '../../../src/verify/liveness/fuse.ts';
import { FUSION } from '../../../src/verify/liveness/fusion.ts';

/** The other weights stay as they were fitted; the bias does not matter, because the threshold is chosen anew. */
export function fuseWithout(left: LivenessCheck, { checks }: Liveness): number {
  return fuse(checks, { ...FUSION, weights: { ...FUSION.weights, [left]: 0 } }).score;
}
