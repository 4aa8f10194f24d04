/** How the two errors trade against each other as the threshold falls: what ROC, DET, AUC, EER and TAR are read from. */
import type { Trial, Weights } from './trial.ts';

export interface CurvePoint {
  readonly threshold: number;
  /** Share of the negatives that score at least the threshold: FMR, APCER. */
  readonly falsePositive: number;
  /** Share of the positives that score less: FNMR, BPCER. */
  readonly falseNegative: number;
}

/** From the highest score down; `curveOf` wants its trials so. */
export function ranked<T extends Trial>(trials: readonly T[]): T[] {
  return trials.toSorted((one, other) => other.score - one.score);
}

/** One point for every distinct score, after the one that refuses all. The trials must be `ranked`; NaN where a class is empty. */
export function curveOf(trials: readonly Trial[], weights: Weights): CurvePoint[] {
  let [positives, negatives] = [0, 0];
  trials.forEach(({ positive }, at) => {
    if (positive) positives += weights[at] ?? 0;
    else negatives += weights[at] ?? 0;
  });
  const points = [
    {
      threshold: Number.POSITIVE_INFINITY,
      falsePositive: 0 / negatives,
      falseNegative: positives / positives,
    },
  ];
  let [accepted, passed] = [0, 0];
  trials.forEach(({ score, positive }, at) => {
    if (positive) accepted += weights[at] ?? 0;
    else passed += weights[at] ?? 0;
    if (trials[at + 1]?.score === score) return;
    points.push({
      threshold: score,
      falsePositive: passed / negatives,
      falseNegative: 1 - accepted / positives,
    });
  });
  return points;
}

/** The chance that a positive scores above a negative, ties counting half: the area by trapezoids is the Mann-Whitney statistic. */
export function areaUnder(curve: readonly CurvePoint[]): number {
  return curve.reduce((area, { falsePositive, falseNegative }, at) => {
    const before = curve[at - 1];
    if (!before) return area;
    const height = (2 - falseNegative - before.falseNegative) / 2;
    return area + (falsePositive - before.falsePositive) * height;
  }, 0);
}

/** Where both errors are equal, on the straight line between the two nearest points. */
export function equalErrorRate(curve: readonly CurvePoint[]): number {
  const at = curve.findIndex(({ falsePositive, falseNegative }) => falsePositive >= falseNegative);
  const [after, before] = [curve[at], curve[at - 1]];
  if (!after || !before) return Number.NaN;
  const [gapBefore, gapAfter] = [before, after].map((point) => point.falseNegative - point.falsePositive) as [
    number,
    number,
  ];
  const share = gapBefore / (gapBefore - gapAfter);
  return before.falsePositive + share * (after.falsePositive - before.falsePositive);
}

/** The most positives accepted where no more than this share of the negatives is. */
export function acceptedAt(curve: readonly CurvePoint[], falsePositiveMax: number): number {
  const allowed = curve.filter(({ falsePositive }) => falsePositive <= falsePositiveMax + 1e-12);
  return 1 - (allowed.at(-1)?.falseNegative ?? Number.NaN);
}

/** The highest threshold that refuses no more than so many of the scores. */
export function thresholdRefusing(scores: readonly number[], count: number): number {
  const sorted = scores.toSorted((one, other) => one - other);
  return sorted[count] ?? Number.POSITIVE_INFINITY;
}
