/**
 * Spread of colour: blood under the skin gives a face many neighbouring reds; inks and screens have a smaller gamut, so
 * a recaptured face has fewer. Only the spread is read, never the mean, which belongs to the lamp and to the person's skin.
 * Source: Boulkenafet, Komulainen, Hadid, "Face spoofing detection using colour texture analysis", IEEE TIFS, 2016.
 * Unit: standard deviation of the red chroma (Cr of ITU-R BT.601) in per cent of the face's mean luma.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { average, luma, percent, type Signal, shrunk, variance } from './signal.ts';

/** Weights of red, green and blue in Cr. */
const CR = [0.5, -0.418688, -0.081312];
/** Pixels: the sensor's colour noise is averaged away in blocks of this side. */
const BLOCK = 4;

export const color: Signal = {
  check: 'color',
  side: 128,
  unit: '% of the mean luma',
  direction: 1,
  measure(graph: Graph, pixels: Value) {
    const blocks = shrunk(graph, pixels, BLOCK);
    const red = graph.op('Conv', [blocks, graph.floats(CR, [1, 3, 1, 1])]);
    const deviation = graph.op('Sqrt', [variance(graph, red)]);
    return percent(graph, deviation, average(graph, luma(graph, blocks)));
  },
};
