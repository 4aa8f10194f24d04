/** The luma that a share of a picture's pixels stays below, by counting: a million pixels need no sorting. */
import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';

/** Whole grey levels; share 0..1. */
export function lumaAt({ data }: Pixels, share: number): number {
  const counts = new Uint32Array(256);
  const luma = toLuma(data);
  for (let i = 0; i < luma.length; i++) {
    const level = Math.round(luma[i] as number);
    counts[level] = (counts[level] as number) + 1;
  }
  let below = 0;
  for (let level = 0; level < 256; level++) {
    below += counts[level] as number;
    if (below >= share * luma.length) return level;
  }
  return 255;
}
