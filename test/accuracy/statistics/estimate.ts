/**
 * How sure a figure is. Photos of one person are no independent trials, so persons are drawn anew, not photos: a pair of
 * two persons counts as often as both were drawn together (the product), a pair or photo of one as often as that one was
 * (the vertex bootstrap of Fogliato et al., "Confidence intervals for error rates in 1:1 matching tasks", IJCV 2024).
 */
import { randomFrom } from '../../../models/random.ts';
import { once, type Trial, type Weights } from './trial.ts';

const RESAMPLES = 1000;
const SEED = 1;
const TAIL = 0.025;

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** `rule_of_three`: no error was seen, or nothing else, and resamples of no errors show none either. `none`: no resample differs. */
  readonly interval: 'bootstrap' | 'rule_of_three' | 'none';
}

/** Each of the values that `statistics` gives, with its 95 % interval. The same trials give the same intervals. */
export function estimate(
  trials: readonly Pick<Trial, 'persons'>[],
  statistics: (weights: Weights) => readonly number[],
  resamples = RESAMPLES,
): Estimate[] {
  const values = statistics(once(trials));
  const draw = resampler(trials);
  const drawn = Array.from({ length: resamples }, () => statistics(draw()));
  return values.map((value, at) => {
    const spread = drawn.map((each) => each[at] ?? Number.NaN).filter(Number.isFinite);
    spread.sort((one, other) => one - other);
    const pick = (share: number) => spread[Math.round(share * (spread.length - 1))] ?? Number.NaN;
    const [low, high] = [pick(TAIL), pick(1 - TAIL)];
    return { value, low, high, interval: low === high ? 'none' : 'bootstrap' };
  });
}

/** A share of the trials with its 95 % interval; of none, NaN. */
export function estimateShare<T extends Pick<Trial, 'persons'>>(
  trials: readonly T[],
  isCounted: (trial: T) => boolean,
): Estimate {
  const counted = trials.map(isCounted);
  const [found] = estimate(trials, (weights) => [shareOf(counted, weights)]);
  return orRuleOfThree(found as Estimate, independentTrials(trials));
}

/** For a share of which nothing or all was seen: what 95 % of such series would not show, 3/n to within a few per cent. */
export function orRuleOfThree(found: Estimate, trials: number): Estimate {
  if (trials === 0 || (found.value !== 0 && found.value !== 1)) return found;
  const unseen = 1 - 0.05 ** (1 / trials);
  const [low, high] = found.value === 0 ? [0, unseen] : [1 - unseen, 1];
  return { value: found.value, low, high, interval: 'rule_of_three' };
}

/** As many as there are, and never more than persons: eight people in front of one camera are eight trials. */
export function independentTrials(trials: readonly Pick<Trial, 'persons'>[]): number {
  return Math.min(trials.length, personsOf(trials));
}

export function personsOf(trials: readonly Pick<Trial, 'persons'>[]): number {
  return new Set(trials.flatMap(({ persons }) => persons)).size;
}

function shareOf(counted: readonly boolean[], weights: Weights): number {
  let [yes, all] = [0, 0];
  counted.forEach((is, at) => {
    all += weights[at] ?? 0;
    if (is) yes += weights[at] ?? 0;
  });
  return yes / all;
}

/** Each call draws as many persons as there are, with replacement, and tells how often each trial counts then. */
function resampler(trials: readonly Pick<Trial, 'persons'>[]): () => Weights {
  const random = randomFrom(SEED);
  const known = [...new Set(trials.flatMap(({ persons }) => persons))];
  const places = new Map(known.map((person, at) => [person, at]));
  const persons = trials.map((trial) => trial.persons.map((person) => places.get(person) ?? 0));
  return () => {
    const times = new Float64Array(known.length);
    for (const _ of known) {
      const at = Math.floor(random(0, known.length));
      times[at] = (times[at] ?? 0) + 1;
    }
    return Float64Array.from(persons, (those) =>
      those.reduce((product, at) => product * (times[at] ?? 0), 1),
    );
  };
}
