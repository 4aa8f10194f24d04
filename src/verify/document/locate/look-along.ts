/** A straight line across the picture → at every place on it, whether an edge of the line's own direction is there and how steep it is. */
import type { Edges } from './find-edges.ts';

/** All points with cos(angle) · x + sin(angle) · y = offset: an angle of the normal, in radians, and pixels. */
export interface Straight {
  readonly angle: number;
  readonly offset: number;
}

/** Place p of the line is offset · normal + (p - reach) · (-sin, cos). */
export interface Profile {
  readonly reach: number;
  /** The places that lie in the picture: from the first, before the last. */
  readonly first: number;
  readonly last: number;
  /** Grey levels per pixel along the normal; 0 where no edge is near. */
  readonly slope: Float32Array;
  /** How far beside the line the edge lies, in pixels along the normal. */
  readonly beside: Int8Array;
}

/** An edge may lie so many pixels beside the line, and its normal may differ by an angle of this cosine (20°). */
const BESIDE_PX = 1;
const COSINE_MIN = 0.94;

export function lookAlong(edges: Edges, { angle, offset }: Straight, slopeMin: number): Profile {
  const { width, height } = edges;
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.ceil(Math.hypot(width, height));
  const slope = new Float32Array(2 * reach + 1);
  const beside = new Int8Array(2 * reach + 1);
  let [first, last] = [2 * reach + 1, 0];
  for (let place = 0; place <= 2 * reach; place++) {
    const x = offset * across - (place - reach) * down;
    const y = offset * down + (place - reach) * across;
    if (x < 2 || y < 2 || x > width - 3 || y > height - 3) continue;
    if (place < first) first = place;
    last = place + 1;
    let best = slopeMin;
    for (let aside = -BESIDE_PX; aside <= BESIDE_PX; aside++) {
      const at = ((y + aside * down + 0.5) | 0) * width + ((x + aside * across + 0.5) | 0);
      const full = edges.slope[at] as number;
      if (full <= best) continue;
      const along = (edges.across[at] as number) * across + (edges.down[at] as number) * down;
      if (Math.abs(along) < COSINE_MIN * full) continue;
      best = full;
      slope[place] = along;
      beside[place] = aside;
    }
  }
  return { reach, first, last, slope, beside };
}
