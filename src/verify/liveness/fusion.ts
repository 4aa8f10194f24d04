/** Constants of `fuse` and of `readMeasures`, written by models/liveness/fit.ts. */
import type { HandmadeCheck } from '../evidence.ts';
import type { Fusion } from './fuse.ts';
import type { Reading } from './readings.ts';

export const READINGS: Readonly<Record<HandmadeCheck, Reading>> = {
  frequency: { mean: 2.037, deviation: 0.3152, slope: -0.2649, bias: 0.3245 },
  reflection: { mean: 45.24, deviation: 9.662, slope: -1.313, bias: 1.459 },
  sharpness: { mean: -6.046, deviation: 2.113, slope: 0.5634, bias: 1.007 },
  color: { mean: 6.821, deviation: 2.433, slope: 1.02, bias: 1.334 },
};

export const FUSION: Fusion = {
  weights: { texture: 0.4089, frequency: 0.9693, reflection: 0.2181, sharpness: 0.508, color: 0.2805 },
  bias: -0.5154,
};
