/** The same numbers from the same seed: a linear congruential generator (Numerical Recipes), good enough to draw strengths and noise from. */
export type Random = (from: number, to: number) => number;

export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return (from, to) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from + (to - from) * (state / 2 ** 32);
  };
}
