/** Measured faces → how the four measures are read, and how they are fused with texture. */
import {
  HANDMADE_CHECKS,
  type HandmadeCheck,
  LIVENESS_CHECKS,
  type LivenessCheck,
} from '../../src/verify/evidence.ts';
import { type Fusion, logit } from '../../src/verify/liveness/fuse.ts';
import { deviationsOf, type Reading, readMeasure } from '../../src/verify/liveness/readings.ts';
import { groupBy } from './group-by.ts';
import { type Example, fitLogistic, logitOf, type Weights } from './logistic.ts';
import { isLive, type Sample } from './samples.ts';
import type { Signal } from './signal.ts';
import { SIGNALS } from './signals.ts';

export type Readings = Readonly<Record<HandmadeCheck, Reading>>;

export interface Trained {
  readonly readings: Readings;
  readonly fusion: Fusion;
}

/** Share of the live photos of each set that may be refused: room is left below the 5 % that are aimed at. */
export const BPCER_MAX = 0.03;
/** The same for one check alone, which only shifts the verdict. */
const READING_BPCER_MAX = 0.1;
/** Least slope of a reading, in logits for each standard deviation: a check sees what it is named after. */
const SLOPE_LEAST = 0.2;
export const RIDGE = 0.02;
/**
 * A standard deviation of a measure of ours may count for so many logits of texture: it knows few cameras. Measured from
 * 0 to 3: with more, made attacks go on falling, but so many more live photos of a camera that the fit never saw are
 * refused (evaluate.ts prints both).
 */
const DEVIATION_MAX = 0.7;
/** Least weight of texture. */
const TEXTURE_LEAST = 0.05;
/** Real attacks count for as much as all made ones together. */
const REAL_SHARE = 0.5;

/** `without`: a check whose weight is held at nothing, to see what it adds. */
export function train(samples: readonly Sample[], without?: LivenessCheck): Trained {
  const weights = weightsOf(samples);
  const entries = SIGNALS.map((signal) => [signal.check, trainReading(signal, samples, weights)]);
  const readings: Readings = Object.fromEntries(entries);
  return { readings, fusion: trainFusion(samples, weights, readings, without) };
}

/** The five scores of one face. */
export function scoresOf(sample: Sample, readings: Readings): Readonly<Record<LivenessCheck, number>> {
  const read = HANDMADE_CHECKS.map((check) => [check, readMeasure(sample.measures[check], readings[check])]);
  return { texture: sample.texture, ...(Object.fromEntries(read) as Record<HandmadeCheck, number>) };
}

function trainReading(
  { check, direction }: Signal,
  samples: readonly Sample[],
  weights: readonly number[],
): Reading {
  const scale = scaleOf(check, samples);
  const values = samples.map(({ measures }) => [deviationsOf(measures[check], scale)]);
  const keepSign = ([slope = 0]: readonly number[]) => [direction * Math.max(SLOPE_LEAST, direction * slope)];
  const fitted = fitLogistic(examplesOf(samples, values, weights), keepSign, RIDGE);
  const placed = atOperatingPoint(fitted, samples, values, READING_BPCER_MAX);
  return { ...scale, slope: placed.weights[0] ?? 0, bias: placed.bias };
}

function trainFusion(
  samples: readonly Sample[],
  weights: readonly number[],
  readings: Readings,
  without?: LivenessCheck,
): Fusion {
  const values = samples.map((sample) => {
    const scores = scoresOf(sample, readings);
    return LIVENESS_CHECKS.map((check) => logit(scores[check]));
  });
  const project = (moved: readonly number[]) => bounded(moved, readings, without);
  const fitted = fitLogistic(examplesOf(samples, values, weights), project, RIDGE);
  const placed = atOperatingPoint(fitted, samples, values, BPCER_MAX);
  const named = LIVENESS_CHECKS.map((check, at) => [check, placed.weights[at] ?? 0]);
  return { weights: Object.fromEntries(named), bias: placed.bias };
}

function bounded(moved: readonly number[], readings: Readings, without?: LivenessCheck): number[] {
  const [first = 0] = moved;
  const texture = without === 'texture' ? 0 : Math.max(TEXTURE_LEAST, first);
  const scale = without === 'texture' ? 1 : texture;
  return LIVENESS_CHECKS.map((check, at) => {
    if (check === 'texture') return texture;
    const most = check === without ? 0 : (DEVIATION_MAX * scale) / Math.abs(readings[check].slope);
    return Math.min(most, Math.max(0, moved[at] ?? 0));
  });
}

/**
 * Moves the bias so that 0.5 is the strictest score at which no set has more than a share of its live photos refused.
 * The bias carries how often attacks come, which no set tells.
 */
export function atOperatingPoint(
  fitted: Weights,
  samples: readonly Sample[],
  values: readonly (readonly number[])[],
  bpcerMax: number,
): Weights {
  const live = samples.flatMap(({ set, kind }, at) =>
    kind === 'live' ? [{ set, logit: logitOf(values[at] ?? [], fitted) }] : [],
  );
  const points = [...groupBy(live, ({ set }) => set).values()].map((group) => {
    const sorted = group.map((each) => each.logit).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * bpcerMax)] ?? 0;
  });
  return { ...fitted, bias: fitted.bias - Math.min(...points) };
}

export function examplesOf(
  samples: readonly Sample[],
  values: readonly (readonly number[])[],
  weights: readonly number[],
): Example[] {
  return samples.map((sample, at) => ({
    values: values[at] ?? [],
    live: isLive(sample),
    weight: weights[at] ?? 0,
  }));
}

/** Of live faces: the mean of the sets' means, and the deviation within and between them. */
function scaleOf(check: HandmadeCheck, samples: readonly Sample[]): Pick<Reading, 'mean' | 'deviation'> {
  const live = samples.filter(({ kind }) => kind === 'live');
  const sets = [...groupBy(live, ({ set }) => set).values()].map((set) =>
    set.map(({ measures }) => measures[check]),
  );
  const mean = meanOf(sets.map(meanOf));
  const variance = meanOf(sets.map((set) => meanOf(set.map((value) => (value - mean) ** 2))));
  return { mean, deviation: Math.sqrt(variance) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Live and attack weigh the same; so do the groups within live, and so do real and made within attack. */
export function weightsOf(samples: readonly Sample[]): readonly number[] {
  const classOf = (sample: Sample) => (isLive(sample) ? 'live' : sample.kind === 'photo' ? 'photo' : 'made');
  const groupOf = (sample: Sample) => `${sample.set} ${sample.kind}`;
  const groups = groupBy(samples, groupOf);
  const shares = { live: 1, photo: REAL_SHARE, made: 1 - REAL_SHARE };
  const counts = groupBy([...groups.values()], (group) => classOf(group[0] as Sample));
  return samples.map((sample) => {
    const size = groups.get(groupOf(sample))?.length ?? 1;
    return shares[classOf(sample)] / size / (counts.get(classOf(sample))?.length ?? 1);
  });
}
