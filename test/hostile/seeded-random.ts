/** Chance that comes out the same every time: a file that breaks something can be made again from its seed. */
import { randomFrom } from '../../models/random.ts';

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  bytes(count: number): Buffer;
}

export function seededRandom(seed: number): Random {
  const random = randomFrom(seed);
  const below = (end: number) => Math.floor(random(0, end));
  return { below, bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))) };
}
