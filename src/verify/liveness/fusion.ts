/** Constants of `fuse` and of `readMeasures`, written by models/liveness/fit.ts. */
import type { HandmadeCheck } from '../evidence.ts';
import type { Fusion } from './fuse.ts';
import type { Reading } from './readings.ts';

export const READINGS: Readonly<Record<HandmadeCheck, Reading>> = {
  frequency: { mean: 2.037, deviation: 0.3152, slope: -0.2862, bias: 0.3506 },
  reflection: { mean: 45.24, deviation: 9.662, slope: -1.31, bias: 1.456 },
  sharpness: { mean: -6.046, deviation: 2.113, slope: 0.5486, bias: 0.9805 },
  color: { mean: 6.821, deviation: 2.433, slope: 1.039, bias: 1.358 },
};

export const FUSION: Fusion = {
  weights: { texture: 0.4332, frequency: 0.9723, reflection: 0.2314, sharpness: 0.5528, color: 0.292 },
  bias: -0.5388,
};
