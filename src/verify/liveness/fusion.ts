/** Constants of `fuse`, written by models/liveness/fit.ts. */
import type { Fusion } from './fuse.ts';

export const FUSION: Fusion = {
  weights: { texture: 1, frequency: 0.25, reflection: 0.25, sharpness: 0.25, color: 0.25 },
  bias: 4.213,
};
