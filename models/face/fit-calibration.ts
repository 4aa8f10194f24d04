/** The scores of all pairs → what the manifest says of the embedder: the curve with its confidence band, and the probability. */
import type { Calibration } from '../../src/verify/models/manifest.ts';
import { fitCurve, RATES, type Tail } from './fit-curve.ts';
import { fitProbability, type Probability } from './fit-probability.ts';
import type { PairScores, Pairs } from './pair-scores.ts';
import { drawPersons, impostorTotal, interval, weightsOf } from './resample.ts';

const DRAWS = 500;
const SEED = 20_260_101;
/** Of the impostor pairs only those are weighed anew in every draw that can lie above the lowest threshold. */
const TAIL_SHARE = 1.3 * RATES[0];
/** Digits after the point: more would claim a precision that the set does not give. */
const SCORE_DIGITS = 4;
const LOGIT_DIGITS = 2;

export function fitCalibration(pairs: PairScores): Calibration {
  const { photos, genuine, impostor } = pairs;
  const probability = probabilityOfPairs(pairs);
  const curve = fitCurve({ scores: impostor.scores, total: impostor.scores.length });
  const bands = bandsOf(pairs);
  return {
    persons: photos.length,
    impostor_pairs: impostor.scores.length,
    genuine_pairs: genuine.scores.length,
    curve: curve.map(({ fmr, threshold }, at) => {
      const { low, high } = bands[at] as ReturnType<typeof interval>;
      return { fmr, threshold: round(threshold), low: round(low), high: round(high) };
    }),
    probability: {
      slope: round(probability.slope, LOGIT_DIGITS),
      intercept: round(probability.intercept, LOGIT_DIGITS),
    },
  };
}

/** Every person weighs the same among the genuine pairs, or the most photographed would stand for all. */
export function probabilityOfPairs({ photos, genuine, impostor }: PairScores): Probability {
  const pairsOf = (person: number) => ((photos[person] as number) * ((photos[person] as number) - 1)) / 2;
  return fitProbability(
    { scores: genuine.scores, weights: Float32Array.from(genuine.one, (person) => 1 / pairsOf(person)) },
    { scores: impostor.scores, weights: new Float32Array(impostor.scores.length).fill(1) },
  );
}

function bandsOf({ photos, impostor }: PairScores): readonly ReturnType<typeof interval>[] {
  const tail = head(impostor, Math.ceil(TAIL_SHARE * impostor.scores.length));
  const drawn: number[][] = RATES.map(() => []);
  for (const draw of drawPersons(photos.length, DRAWS, SEED)) {
    const weighed: Tail = {
      scores: tail.scores,
      weights: weightsOf(tail, draw),
      total: impostorTotal(photos, draw),
    };
    for (const [at, { threshold }] of fitCurve(weighed).entries()) drawn[at]?.push(threshold);
  }
  return drawn.map(interval);
}

function head({ scores, one, other }: Pairs, count: number): Pairs {
  return { scores: scores.subarray(0, count), one: one.subarray(0, count), other: other.subarray(0, count) };
}

function round(value: number, digits = SCORE_DIGITS): number {
  return Number(value.toFixed(digits));
}
