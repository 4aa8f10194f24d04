/** How much two pictures of one place differ: mean difference of luma, 0..255. A brighter or darker second one is no motion. */
import type { Grey } from './grey.ts';

export function measureMotion(before: Grey, now: Grey): number {
  const count = Math.min(before.data.length, now.data.length);
  const drift = mean(now.data, count) - mean(before.data, count);
  let sum = 0;
  for (let at = 0; at < count; at++) {
    sum += Math.abs((now.data[at] as number) - (before.data[at] as number) - drift);
  }
  return sum / Math.max(1, count);
}

function mean(data: Uint8Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += data[at] as number;
  return sum / Math.max(1, count);
}
