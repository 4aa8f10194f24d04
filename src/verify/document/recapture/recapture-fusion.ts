/** Constants of `scoreRecapture`, written by models/liveness/fit-documents.ts. */
import type { HandmadeCheck } from '../../evidence.ts';

/** Of documents that were photographed themselves, in the unit of the measure. */
export const ORIGINALS: Readonly<
  Record<HandmadeCheck, { readonly mean: number; readonly deviation: number }>
> = {
  frequency: { mean: 2.44, deviation: 0.4912 },
  reflection: { mean: 65.82, deviation: 8.575 },
  sharpness: { mean: 3.165, deviation: 2.4 },
  color: { mean: 3.301, deviation: 2.418 },
};

/** Weights in the order of HANDMADE_CHECKS, for standard deviations. */
export const RECAPTURE_FUSION = {
  weights: [-0.8554, -0.8681, 1.042, 0.6084],
  bias: 1.737,
} as const;
