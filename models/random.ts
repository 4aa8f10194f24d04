/** Numbers that look drawn by lot and are the same in every run (mulberry32, Tommy Ettinger, 2017). */

export type Random = (from: number, to: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + (to - from) * (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32);
  };
}
