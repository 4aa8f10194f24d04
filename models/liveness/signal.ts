/**
 * What the four hand-made checks have in common: pixels become a few features, and one logistic unit turns the
 * features into 0..1, 1 = live. The features alone can be built too, because that is what the fit needs.
 */
import type { LivenessCheck } from '../../src/verify/evidence.ts';
import { type Graph, newGraph, type Value } from '../onnx/graph.ts';

/** Pixels a side of the face crop that every signal reads. */
export const SIDE = 128;
/** The face box itself, no background: what stands behind the person is no evidence about the person. */
export const CROP_SCALE = 1;
/** The first opset with the operator DFT. */
const OPSET = 17;
/** A feature further from the live mean than this counts as this far, so an unknown camera cannot be an extreme. */
const DEVIATIONS_MAX = 3;
/** Keeps a logarithm finite. */
const LEAST = 0.1;

export type HandmadeCheck = Exclude<LivenessCheck, 'texture'>;

/** The sign that theory gives a weight: 1 = more of it is more live, -1 = less live. */
export type Direction = 1 | -1;

export interface Feature {
  readonly name: string;
  readonly direction: Direction;
}

export interface Signal {
  readonly check: HandmadeCheck;
  readonly features: readonly Feature[];
  /** From pixels f32[N,3,SIDE,SIDE], RGB 0..255, to one value f32[N,1] for each of `features`. */
  measure(graph: Graph, pixels: Value): readonly Value[];
}

/** One number for each feature but `bias`; `mean` and `deviation` are those of live photos. */
export interface LogisticUnit {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** The graph that production runs: output `live`, f32[N,1]. */
export function scoreGraph(signal: Signal, unit: LogisticUnit): Uint8Array {
  const graph = newGraph(`liveness_${signal.check}`, OPSET);
  const distance = graph.op('Div', [
    graph.op('Sub', [features(graph, signal), graph.floats(unit.mean)]),
    graph.floats(unit.deviation),
  ]);
  const limits = [graph.scalar(-DEVIATIONS_MAX), graph.scalar(DEVIATIONS_MAX)];
  const bounded = graph.op('Clip', [distance, ...limits]);
  const weighted = graph.op('MatMul', [bounded, graph.floats(unit.weights, [unit.weights.length, 1])]);
  const live = graph.op('Sigmoid', [graph.op('Add', [weighted, graph.scalar(unit.bias)])]);
  graph.output(live, 'live', ['N', 1]);
  return graph.encode();
}

/** The graph that the fit runs: output `features`, f32[N,features]. */
export function featureGraph(signal: Signal): Uint8Array {
  const graph = newGraph(`liveness_${signal.check}_features`, OPSET);
  graph.output(features(graph, signal), 'features', ['N', signal.features.length]);
  return graph.encode();
}

/** What `scoreGraph` does after the features: the distance from the mean, bounded. */
export function standardise(
  values: readonly number[],
  unit: Pick<LogisticUnit, 'mean' | 'deviation'>,
): number[] {
  return values.map((value, at) => {
    const distance = (value - (unit.mean[at] ?? 0)) / (unit.deviation[at] ?? 1);
    return Math.min(DEVIATIONS_MAX, Math.max(-DEVIATIONS_MAX, distance));
  });
}

/** Luma of ITU-R BT.601, f32[N,1,height,width], 0..255. */
export function luma(graph: Graph, pixels: Value): Value {
  return graph.op('Conv', [pixels, graph.floats([0.299, 0.587, 0.114], [1, 3, 1, 1])]);
}

/** Mean and variance over each image: f32[N,1]. */
export function moments(graph: Graph, plane: Value): { readonly mean: Value; readonly variance: Value } {
  const mean = average(graph, plane);
  const squares = average(graph, graph.op('Mul', [plane, plane]));
  const variance = graph.op('Sub', [squares, graph.op('Mul', [mean, mean])]);
  return { mean, variance: graph.op('Relu', [variance]) };
}

/** Mean over each image: f32[N,1] from f32[N,1,height,width]. */
export function average(graph: Graph, plane: Value): Value {
  return graph.op('ReduceMean', [flat(graph, plane)], { axes: [1] });
}

/** The largest value in each image: f32[N,1] from f32[N,1,height,width]. */
export function largest(graph: Graph, plane: Value): Value {
  return graph.op('ReduceMax', [flat(graph, plane)], { axes: [1] });
}

/** log((above + LEAST) / (below + noise)): below the noise a ratio means nothing, and an empty image has no detail. */
export function logRatio(graph: Graph, above: Value, below: Value, noise: number): Value {
  const lifted = [
    graph.op('Add', [above, graph.scalar(LEAST)]),
    graph.op('Add', [below, graph.scalar(noise)]),
  ];
  return graph.op('Log', [graph.op('Div', lifted)]);
}

function features(graph: Graph, signal: Signal): Value {
  const pixels = graph.input('pixels', ['N', 3, SIDE, SIDE]);
  return graph.op('Concat', signal.measure(graph, pixels), { axis: 1 });
}

function flat(graph: Graph, plane: Value): Value {
  return graph.op('Flatten', [plane], { axis: 1 });
}
