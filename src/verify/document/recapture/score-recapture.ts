/**
 * Is the document itself before the camera, or a screen or a copy that shows it? The signals of the liveness graphs, read on
 * the document (ISO/IEC 30107-3 would call it a presentation attack instrument, had documents a standard of their own).
 */
import { HANDMADE_CHECKS, type Recapture } from '../../evidence.ts';
import type { Step } from '../../work.ts';
import { type Measures, measurePage } from './measure-page.ts';
import { ORIGINALS, RECAPTURE_FUSION } from './recapture-fusion.ts';

/** The bias is fitted so that this is the operating point. */
export const RECAPTURE_THRESHOLD = 0.5;
/** A measure further from the originals' mean than this counts as this far. */
const DEVIATIONS_MAX = 4;

export const scoreRecapture: Step<'recapture'> = async ({ pages }, { liveness }) => {
  const front = pages?.document_front?.pixels;
  if (!front) return null;
  const measures = await measurePage(front, liveness);
  const score = readRecapture(measures);
  return { recapture: { measures, score, threshold: RECAPTURE_THRESHOLD } satisfies Recapture };
};

/** 0..1, 1 = the document itself. */
export function readRecapture(measures: Measures): number {
  const { weights, bias } = RECAPTURE_FUSION;
  const logit = deviationsOf(measures).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-logit));
}

/** In the order of HANDMADE_CHECKS: how many standard deviations each measure is from the originals' mean. */
export function deviationsOf(measures: Measures, originals = ORIGINALS): number[] {
  return HANDMADE_CHECKS.map((check) => {
    const { mean, deviation } = originals[check];
    return Math.max(-DEVIATIONS_MAX, Math.min(DEVIATIONS_MAX, (measures[check] - mean) / deviation));
  });
}
