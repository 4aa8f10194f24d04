/**
 * Cosines of pairs of two people → the threshold for each false match rate. Where pairs get few, a straight line on normal
 * paper takes over from the count: measured with retail-0095, the rates 1e-2 to 1e-5 lie on one within 0.003 of the cosine.
 */
import { placeOf } from './normal.ts';

/** What the curve is written at, falling; the last two rest on a handful of pairs, or on the line alone. */
export const RATES = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6] as const;
/**
 * The line runs through what is counted at these, in half decades; a few mislabelled photos only reach the rates below. One
 * counts by the root of its rate: by the rate itself would be right for independent pairs, and those of one person are not.
 */
const LINE_RATES = [2, 2.5, 3, 3.5, 4, 4.5, 5].map((decades) => 10 ** -decades);

export interface RatePoint {
  readonly fmr: number;
  readonly threshold: number;
}

/** `scores` highest first; a pair counts `weights[i]` times, or once. `total` is the weight of all pairs, also of those left out below. */
export interface Tail {
  readonly scores: Float32Array;
  readonly weights?: Float32Array;
  readonly total: number;
}

interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Rates fall and thresholds rise from point to point. */
export function fitCurve(tail: Tail): RatePoint[] {
  const counted = thresholdsAt(tail, [...LINE_RATES, ...RATES]);
  const line = fitLine(
    LINE_RATES.map((rate) => ({ x: placeOf(rate), y: counted.get(rate) as number, weight: Math.sqrt(rate) })),
  );
  return RATES.map((fmr) => {
    const isMany = fmr > (LINE_RATES[0] as number);
    const threshold = isMany ? (counted.get(fmr) as number) : line.slope * placeOf(fmr) + line.start;
    return { fmr, threshold };
  });
}

/** Share of the pairs that score at least `threshold`. */
export function rateAt({ scores, weights, total }: Tail, threshold: number): number {
  let sum = 0;
  for (let at = 0; at < scores.length && (scores[at] as number) >= threshold; at++) sum += weights?.[at] ?? 1;
  return sum / total;
}

/** The score that just this share of the pairs reach. */
function thresholdsAt({ scores, weights, total }: Tail, rates: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  const waiting = rates.toSorted((one, other) => one - other);
  let sum = 0;
  for (let at = 0; at < scores.length && waiting.length > 0; at++) {
    sum += weights?.[at] ?? 1;
    while (waiting.length > 0 && sum >= (waiting[0] as number) * total) {
      found.set(waiting.shift() as number, scores[at] as number);
    }
  }
  if (waiting.length > 0) throw new Error(`No score is reached by a share of ${waiting[0]} of the pairs`);
  return found;
}

/** Least squares in y. */
function fitLine(points: readonly LinePoint[]): { readonly slope: number; readonly start: number } {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (point: LinePoint) => number) =>
    points.reduce((sum, point) => sum + point.weight * of(point), 0) / total;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = mean(({ x }) => (x - meanX) ** 2);
  const slope = mean(({ x, y }) => (x - meanX) * (y - meanY)) / spread;
  return { slope, start: meanY - slope * meanX };
}
