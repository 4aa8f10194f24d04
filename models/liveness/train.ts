/** Measured faces → the constants of the four checks and of their fusion with texture. */
import { LIVENESS_CHECKS, type LivenessCheck } from '../../src/verify/evidence.ts';
import type { Fusion } from '../../src/verify/liveness/fuse.ts';
import { logit } from '../../src/verify/liveness/fuse.ts';
import { groupBy } from './group-by.ts';
import { type Bounds, type Example, fitLogistic, logitOf, sigmoid, type Weights } from './logistic.ts';
import type { Sample } from './samples.ts';
import { type HandmadeCheck, type LogisticUnit, type Signal, standardise } from './signal.ts';
import { SIGNALS } from './signals.ts';

export interface Measured extends Omit<Sample, 'crop'> {
  readonly features: Readonly<Record<HandmadeCheck, readonly number[]>>;
}

export type Units = Readonly<Record<HandmadeCheck, LogisticUnit>>;

export interface Trained {
  readonly units: Units;
  readonly fusion: Fusion;
}

/** Share of the live photos of each set that may be refused: room is left below the 5 % that are aimed at. */
const BPCER_MAX = 0.03;
/** The same for one check alone, which only shifts the verdict. */
const UNIT_BPCER_MAX = 0.1;
/** Least weight of a feature, in logits for each standard deviation: see `boundsOf`. */
const WEIGHT_LEAST = 0.3;
const RIDGE = 0.02;
/**
 * A check of ours knows few cameras: its logit may count at most this much, where texture's counts 1. Measured with
 * twice as much: photos of cameras that the fit never saw are refused about twice as often.
 */
const HANDMADE_WEIGHT_MAX = 0.25;
/** Real attacks count for as much as all made ones together. */
const REAL_SHARE = 0.5;

export function train(samples: readonly Measured[]): Trained {
  const weights = weightsOf(samples);
  const units = Object.fromEntries(
    SIGNALS.map((signal) => [signal.check, trainUnit(signal, samples, weights)]),
  ) as unknown as Units;
  return { units, fusion: trainFusion(samples, weights, units) };
}

/** The five scores of one face, in the order of LIVENESS_CHECKS. */
export function scoresOf(sample: Measured, units: Units): Readonly<Record<LivenessCheck, number>> {
  const scores = LIVENESS_CHECKS.map((check) => {
    if (check === 'texture') return [check, sample.texture];
    const unit = units[check];
    return [check, sigmoid(logitOf(standardise(sample.features[check], unit), unit))];
  });
  return Object.fromEntries(scores) as Record<LivenessCheck, number>;
}

function trainUnit(signal: Signal, samples: readonly Measured[], weights: readonly number[]): LogisticUnit {
  const scale = scaleOf(signal, samples, weights);
  const values = samples.map((sample) => standardise(sample.features[signal.check], scale));
  const fitted = fitLogistic(examplesOf(samples, values, weights), boundsOf(signal), RIDGE);
  return { ...scale, ...atOperatingPoint(fitted, samples, values, UNIT_BPCER_MAX) };
}

function trainFusion(samples: readonly Measured[], weights: readonly number[], units: Units): Fusion {
  const values = samples.map((sample) => {
    const scores = scoresOf(sample, units);
    return LIVENESS_CHECKS.map((check) => logit(scores[check]));
  });
  const bounds = (ofTexture: number, ofOthers: number) =>
    LIVENESS_CHECKS.map((check) => (check === 'texture' ? ofTexture : ofOthers));
  const limits = { lowest: bounds(1, 0), highest: bounds(1, HANDMADE_WEIGHT_MAX) };
  const fitted = fitLogistic(examplesOf(samples, values, weights), limits, RIDGE);
  const placed = atOperatingPoint(fitted, samples, values, BPCER_MAX);
  const named = LIVENESS_CHECKS.map((check, at) => [check, placed.weights[at] ?? 0]);
  return { weights: Object.fromEntries(named), bias: placed.bias };
}

/**
 * Moves the bias so that 0.5 is the strictest score at which no set has more than a share of its live photos refused.
 * The bias carries how often attacks come, which no set tells.
 */
function atOperatingPoint(
  fitted: Weights,
  samples: readonly Measured[],
  values: readonly (readonly number[])[],
  bpcerMax: number,
): Weights {
  const logits = samples.map(({ set, kind }, at) => ({
    set,
    kind,
    logit: logitOf(values[at] ?? [], fitted),
  }));
  const live = groupBy(
    logits.filter(({ kind }) => kind === 'live'),
    ({ set }) => set,
  );
  const points = [...live.values()].map((group) => {
    const sorted = group.map((each) => each.logit).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * bpcerMax)] ?? 0;
  });
  return { ...fitted, bias: fitted.bias - Math.min(...points) };
}

function examplesOf(
  samples: readonly Measured[],
  values: readonly (readonly number[])[],
  weights: readonly number[],
): Example[] {
  return samples.map(({ kind }, at) => ({
    values: values[at] ?? [],
    live: kind === 'live',
    weight: weights[at] ?? 0,
  }));
}

/** Mean and standard deviation of each feature over live faces. */
function scaleOf(signal: Signal, samples: readonly Measured[], weights: readonly number[]) {
  const live = samples.flatMap((sample, at) =>
    sample.kind === 'live' ? [{ values: sample.features[signal.check], weight: weights[at] ?? 0 }] : [],
  );
  const total = live.reduce((sum, { weight }) => sum + weight, 0);
  const expect = (of: (value: number, at: number) => number) =>
    signal.features.map((_, at) =>
      live.reduce((sum, { values, weight }) => sum + (weight * of(values[at] ?? 0, at)) / total, 0),
    );
  const mean = expect((value) => value);
  const variance = expect((value, at) => (value - (mean[at] ?? 0)) ** 2);
  return { mean, deviation: variance.map((each) => Math.sqrt(each)) };
}

/** A feature of known direction always counts a little, or the check would not see what it is named after. */
function boundsOf({ features }: Signal): Bounds {
  return {
    lowest: features.map(({ direction }) => (direction === 1 ? WEIGHT_LEAST : Number.NEGATIVE_INFINITY)),
    highest: features.map(({ direction }) => (direction === -1 ? -WEIGHT_LEAST : Number.POSITIVE_INFINITY)),
  };
}

/** Live and attack weigh the same; so do the sets within live, and so do real and made within attack. */
function weightsOf(samples: readonly Measured[]): readonly number[] {
  const classOf = ({ kind }: Measured) => (kind === 'live' || kind === 'photo' ? kind : 'made');
  const groupOf = (sample: Measured) => `${sample.set} ${sample.kind}`;
  const groups = groupBy(samples, groupOf);
  const shares = { live: 1, photo: REAL_SHARE, made: 1 - REAL_SHARE };
  const counts = groupBy([...groups.values()], (group) => classOf(group[0] as Measured));
  return samples.map((sample) => {
    const size = groups.get(groupOf(sample))?.length ?? 1;
    return shares[classOf(sample)] / size / (counts.get(classOf(sample))?.length ?? 1);
  });
}
