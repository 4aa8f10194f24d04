/** A measure in its unit → 0..1, 1 = live: how a hand-made check reads what its graph gave, by constants that were fitted. */
import { HANDMADE_CHECKS, type HandmadeCheck } from '../evidence.ts';
import { READINGS } from './fusion.ts';

/** The logit of live is slope * deviations from the live mean + bias. */
export interface Reading {
  /** Of live faces, in the measure's unit. */
  readonly mean: number;
  readonly deviation: number;
  /** Positive: more is more live. */
  readonly slope: number;
  readonly bias: number;
}

/** A measure further from the live mean than this counts as this far, so an unknown camera cannot be an extreme. */
const DEVIATIONS_MAX = 3;

export function readMeasures(
  measures: Readonly<Record<HandmadeCheck, number>>,
): Readonly<Record<HandmadeCheck, number>> {
  const read = HANDMADE_CHECKS.map((check) => [check, readMeasure(measures[check], READINGS[check])]);
  return Object.fromEntries(read) as Record<HandmadeCheck, number>;
}

export function readMeasure(measure: number, reading: Reading): number {
  return 1 / (1 + Math.exp(-(reading.slope * deviationsOf(measure, reading) + reading.bias)));
}

export function deviationsOf(
  measure: number,
  { mean, deviation }: Pick<Reading, 'mean' | 'deviation'>,
): number {
  return Math.min(DEVIATIONS_MAX, Math.max(-DEVIATIONS_MAX, (measure - mean) / deviation));
}
