/**
 * What the four hand-made checks have in common: an ONNX graph takes the pixels of a face and gives one number with a
 * unit, which rises or falls with an attack. How the number becomes 0..1 is fitted apart: src/verify/liveness/readings.ts.
 */
import type { HandmadeCheck } from '../../src/verify/evidence.ts';
import { type Graph, newGraph, type Value } from '../onnx/graph.ts';

const OPSET = 17;
/** Keeps a logarithm finite. */
const LEAST = 0.1;

export interface Signal {
  readonly check: HandmadeCheck;
  /** Width and height in pixels of the crop that the graph takes. */
  readonly side: number;
  readonly unit: string;
  /** What theory says: 1 = more of it is more live, -1 = less live. */
  readonly direction: 1 | -1;
  /** From pixels f32[N,3,side,side], RGB 0..255, to f32[N,1]. */
  measure(graph: Graph, pixels: Value): Value;
}

/** Input `pixels`, output named after the check, f32[N,1]. */
export function signalGraph({ check, side, measure }: Signal): Uint8Array {
  const graph = newGraph(`liveness_${check}`, OPSET);
  graph.output(measure(graph, graph.input('pixels', ['N', 3, side, side])), check, ['N', 1]);
  return graph.encode();
}

/** Luma of ITU-R BT.601, f32[N,1,height,width], 0..255. */
export function luma(graph: Graph, pixels: Value): Value {
  return graph.op('Conv', [pixels, graph.floats([0.299, 0.587, 0.114], [1, 3, 1, 1])]);
}

/** Variance over each image: f32[N,1] from f32[N,1,height,width]. */
export function variance(graph: Graph, plane: Value): Value {
  const mean = graph.op('ReduceMean', [plane], { axes: [2, 3] });
  const off = graph.op('Sub', [plane, mean]);
  return average(graph, graph.op('Mul', [off, off]));
}

/** Mean over each image: f32[N,1] from f32[N,1,height,width]. */
export function average(graph: Graph, plane: Value): Value {
  return graph.op('ReduceMean', [graph.op('Flatten', [plane], { axis: 1 })], { axes: [1] });
}

/** Means of blocks of `side` pixels. */
export function shrunk(graph: Graph, plane: Value, side: number): Value {
  return graph.op('AveragePool', [plane], { kernel_shape: [side, side], strides: [side, side] });
}

/** 10 log10((above + LEAST) / (below + noise)): below the noise a ratio means nothing, and an empty image has no detail. */
export function decibels(graph: Graph, above: Value, below: Value, noise: number): Value {
  const lifted = [
    graph.op('Add', [above, graph.scalar(LEAST)]),
    graph.op('Add', [below, graph.scalar(noise)]),
  ];
  const ratio = graph.op('Log', [graph.op('Div', lifted)]);
  return graph.op('Mul', [ratio, graph.scalar(10 / Math.LN10)]);
}

/** 100 * part / (whole + 1 grey level). */
export function percent(graph: Graph, part: Value, whole: Value): Value {
  const share = graph.op('Div', [part, graph.op('Add', [whole, graph.scalar(1)])]);
  return graph.op('Mul', [share, graph.scalar(100)]);
}
