/** One decision that can be right or wrong: a score, and what is true. */

export interface Trial {
  /** More speaks for `positive`. */
  readonly score: number;
  /** One person and not two; live and not an attack. */
  readonly positive: boolean;
  /** Whose photos took part, once each. */
  readonly persons: readonly number[];
}

/** How often each trial counts, in the trials' order: once for the set itself, otherwise in a resample. */
export type Weights = ArrayLike<number>;

export function once(trials: readonly unknown[]): Weights {
  return new Float64Array(trials.length).fill(1);
}
