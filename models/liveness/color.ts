/**
 * Spread of colour: blood and skin give a face many neighbouring chroma values; inks and screens have a smaller gamut,
 * so a recaptured face has fewer. Only the spread is read, never the mean, which belongs to the lamp and to the
 * person's skin. Source: Boulkenafet, Komulainen, Hadid, "Face spoofing detection using colour texture analysis",
 * IEEE TIFS, 2016. Chroma in units of ITU-R BT.601, -128..127, divided by luma where named relative.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { average, luma, moments, SIDE, type Signal } from './signal.ts';

/** Weights of red, green and blue in Cb and in Cr. */
const CB = [-0.168736, -0.331264, 0.5];
const CR = [0.5, -0.418688, -0.081312];
/** Chroma bins on each axis, and their width; what lies beyond them falls into none. */
const BINS = 24;
const BIN_WIDTH = 4;

export const color: Signal = {
  check: 'color',
  features: [
    { name: 'distinct_chroma', direction: 1 },
    { name: 'spread_blue', direction: 1 },
    { name: 'spread_red', direction: 1 },
  ],
  measure(graph, pixels) {
    const [blue, red] = [CB, CR].map((weights) => chroma(graph, pixels, weights)) as [Value, Value];
    return [entropy(graph, blue, red), spread(graph, blue), spread(graph, red)];
  },
};

/** Chroma over luma, scaled to the luma of a middle grey: twice the light leaves it as it was. f32[N,1,height,width] */
function chroma(graph: Graph, pixels: Value, weights: readonly number[]): Value {
  const plane = graph.op('Conv', [pixels, graph.floats(weights, [1, 3, 1, 1])]);
  const light = graph.op('ReduceMean', [luma(graph, pixels)], { axes: [2, 3] });
  const relative = graph.op('Div', [plane, graph.op('Add', [light, graph.scalar(8)])]);
  const scaled = graph.op('Mul', [relative, graph.scalar(128)]);
  return graph.op('Sub', [scaled, graph.op('ReduceMean', [scaled], { axes: [2, 3] })]);
}

/** Logarithm of the standard deviation. */
function spread(graph: Graph, plane: Value): Value {
  const { variance } = moments(graph, plane);
  return graph.op('Log', [graph.op('Add', [graph.op('Sqrt', [variance]), graph.scalar(0.5)])]);
}

/** Entropy in nats of the two-dimensional chroma histogram: the logarithm of the number of distinct bins in use. */
function entropy(graph: Graph, blue: Value, red: Value): Value {
  const [ofBlue, ofRed] = [blue, red].map((plane) => memberships(graph, plane)) as [Value, Value];
  const counts = graph.op('MatMul', [ofBlue, graph.op('Transpose', [ofRed], { perm: [0, 2, 1] })]);
  const shares = graph.op('Div', [counts, graph.scalar(SIDE * SIDE)]);
  const logs = graph.op('Log', [graph.op('Add', [shares, graph.scalar(1e-9)])]);
  return graph.op('Mul', [average(graph, graph.op('Mul', [shares, logs])), graph.scalar(-BINS * BINS)]);
}

/** How far each pixel belongs to each bin (a triangle of one bin's width on each side): f32[N,BINS,pixels]. */
function memberships(graph: Graph, plane: Value): Value {
  const centres = Array.from({ length: BINS }, (_, at) => (at - (BINS - 1) / 2) * BIN_WIDTH);
  const row = graph.op('Reshape', [plane, graph.ints([-1, 1, SIDE * SIDE])]);
  const distance = graph.op('Abs', [graph.op('Sub', [row, graph.floats(centres, [BINS, 1])])]);
  const share = graph.op('Div', [distance, graph.scalar(BIN_WIDTH)]);
  return graph.op('Relu', [graph.op('Sub', [graph.scalar(1), share])]);
}
