/** What a scene is drawn by: the same for the same seed. */
import { randomFrom as numbersFrom } from '../../../../../models/random.ts';

export interface Random {
  /** From `low` up to `high`. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
}

export function randomFrom(seed: number): Random {
  const between = numbersFrom(seed);
  return { between, pick: (choices) => choices[Math.floor(between(0, choices.length))] as never };
}
