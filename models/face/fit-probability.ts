/** Cosines of pairs → the chance that a pair shows one person, when as many pairs are of one person as of two: a logistic curve in the score. */

export interface Weighted {
  readonly scores: Float32Array;
  /** How much each pair counts; only the ratio within the list matters. */
  readonly weights: Float32Array;
}

/** The logit of "one person" is slope · score + intercept. */
export interface Probability {
  readonly slope: number;
  readonly intercept: number;
}

const STEPS = 40;
const STEP_ENOUGH = 1e-9;

/** Greatest likelihood by Newton's method; each of the two lists weighs the same in all. */
export function fitProbability(genuine: Weighted, impostor: Weighted): Probability {
  let fitted: Probability = { slope: 0, intercept: 0 };
  for (let step = 0; step < STEPS; step++) {
    const sums = add(sumsOf(genuine, 1, fitted), sumsOf(impostor, 0, fitted));
    const determinant = sums.slopeTwice * sums.once - sums.mixed * sums.mixed;
    const slope = (sums.once * sums.alongSlope - sums.mixed * sums.along) / determinant;
    const intercept = (sums.slopeTwice * sums.along - sums.mixed * sums.alongSlope) / determinant;
    fitted = { slope: fitted.slope - slope, intercept: fitted.intercept - intercept };
    if (Math.abs(slope) + Math.abs(intercept) < STEP_ENOUGH) break;
  }
  return fitted;
}

export function probabilityOf(score: number, { slope, intercept }: Probability): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)));
}

/** First and second derivatives of the loss, by slope and by intercept. */
interface Sums {
  readonly alongSlope: number;
  readonly along: number;
  readonly slopeTwice: number;
  readonly mixed: number;
  readonly once: number;
}

function sumsOf({ scores, weights }: Weighted, truth: 0 | 1, fitted: Probability): Sums {
  const sums = { alongSlope: 0, along: 0, slopeTwice: 0, mixed: 0, once: 0 };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    const weight = (weights[at] as number) / total;
    const probability = probabilityOf(score, fitted);
    const error = weight * (probability - truth);
    const curvature = weight * probability * (1 - probability);
    sums.alongSlope += error * score;
    sums.along += error;
    sums.slopeTwice += curvature * score * score;
    sums.mixed += curvature * score;
    sums.once += curvature;
  }
  return sums;
}

function add(one: Sums, other: Sums): Sums {
  const entries = Object.entries(one).map(([name, value]) => [name, value + other[name as keyof Sums]]);
  return Object.fromEntries(entries);
}
