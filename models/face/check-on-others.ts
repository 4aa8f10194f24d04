/** Shows that the calibration holds for people it was not fitted to: half of the persons give it, the pairs of the others are counted. */

import { randomFrom } from '../random.ts';
import { probabilityOfPairs } from './fit-calibration.ts';
import { fitCurve, RATES, rateAt } from './fit-curve.ts';
import { probabilityOf } from './fit-probability.ts';
import { type PairScores, pairsAmong } from './pair-scores.ts';

const SPLITS = 10;
const SEED = 7;

/** Lines to read. */
export function checkOnOthers(pairs: PairScores): string[] {
  const counted: number[][] = RATES.map(() => []);
  const costs: number[] = [];
  for (let split = 0; split < SPLITS; split++) {
    const [fitted, others] = halves(pairs, SEED + split);
    const curve = fitCurve({ scores: fitted.impostor.scores, total: fitted.impostor.scores.length });
    const tail = { scores: others.impostor.scores, total: others.impostor.scores.length };
    for (const [at, { threshold }] of curve.entries()) counted[at]?.push(rateAt(tail, threshold));
    costs.push(costOf(others, probabilityOfPairs(fitted)));
  }
  const rates = RATES.map((fmr, at) => `claimed ${show(fmr)}: ${spread(counted[at] as number[], show)}`);
  const bits = (value: number) => value.toFixed(3);
  return [...rates, `cost of the probabilities, in bits of 1: ${spread(costs, bits)}`];
}

function halves(pairs: PairScores, seed: number): readonly [PairScores, PairScores] {
  const random = randomFrom(seed);
  const isFirst = pairs.photos.map(() => random(0, 1) < 0.5);
  const half = (first: boolean): PairScores => ({
    photos: pairs.photos,
    genuine: pairsAmong(pairs.genuine, (person) => isFirst[person] === first),
    impostor: pairsAmong(pairs.impostor, (person) => isFirst[person] === first),
  });
  return [half(true), half(false)];
}

/** Mean of -log2 of the probability given to what is true, both kinds weighing the same (Brümmer and du Preez, 2006): a coin costs 1. */
function costOf({ genuine, impostor }: PairScores, fitted: ReturnType<typeof probabilityOfPairs>): number {
  const cost = (scores: Float32Array, sign: 1 | -1) =>
    scores.reduce((sum, score) => {
      const probability = probabilityOf(score, fitted);
      return sum - Math.log2(sign === 1 ? probability : 1 - probability);
    }, 0) / scores.length;
  return (cost(genuine.scores, 1) + cost(impostor.scores, -1)) / 2;
}

function spread(values: readonly number[], write: (value: number) => string): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => write(sorted[Math.round(share * (sorted.length - 1))] as number);
  return `${at(0.5)} (${at(0)} to ${at(1)} in ${values.length} splits)`;
}

function show(rate: number): string {
  return rate.toExponential(1);
}
