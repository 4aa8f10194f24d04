/**
 * Where the line between one person and two is drawn: at the false match rate that the policy asks for, read off the
 * embedder's own curve. Between two measured points the rate's logarithm is taken to be straight.
 */
import type { FaceMatch, OperatingPoint } from '../evidence.ts';
import type { Policy } from './policy.ts';

/** `fmr` is null where nobody measured the embedder, and outside of what was measured. */
export interface ChosenPoint {
  readonly threshold: number;
  readonly fmr: number | null;
}

export function operatingPoint(match: FaceMatch, wanted: Policy['face_match']): ChosenPoint {
  const { curve, published_threshold: published } = match;
  if ('threshold' in wanted) return { threshold: wanted.threshold, fmr: fmrAt(curve, wanted.threshold) };
  if (curve.length === 0) return { threshold: published, fmr: null };
  return { threshold: thresholdAt(curve, wanted.target_fmr), fmr: wanted.target_fmr };
}

/** The measured end of the curve where the rate lies beyond it: stricter is never promised than was measured. */
export function thresholdAt(curve: readonly OperatingPoint[], fmr: number): number {
  const points = curve.map(({ fmr: rate, threshold }) => [Math.log(rate), threshold] as const);
  return interpolate(points.toReversed(), Math.log(fmr)) as number;
}

export function fmrAt(curve: readonly OperatingPoint[], threshold: number): number | null {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last || threshold < first.threshold || threshold > last.threshold) return null;
  const points = curve.map(({ fmr, threshold: at }) => [at, Math.log(fmr)] as const);
  return Math.exp(interpolate(points, threshold) as number);
}

/** `points` rise in x; beyond the ends their values hold. */
function interpolate(points: readonly (readonly [x: number, y: number])[], x: number): number | undefined {
  const next = points.findIndex(([at]) => at >= x);
  const [after, before] = [points[next], points[next - 1]];
  if (!after) return points.at(-1)?.[1];
  if (!before) return after[1];
  const share = (x - before[0]) / (after[0] - before[0]);
  return (1 - share) * before[1] + share * after[1];
}
