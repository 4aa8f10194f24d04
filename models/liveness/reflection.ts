/**
 * Light that the surface of a picture adds: paper and glass reflect the room without its colours, and a screen glows where
 * it shows black, so even the darkest spots of a recaptured face are lifted; a glare patch lifts them where it lies. A
 * face seen directly has nostrils, lashes and brows that are nearly black in some channel all over it.
 * Source: the dichromatic model (Shafer, 1985) as used by Wen, Han, Jain, "Face spoof detection with image distortion
 * analysis", IEEE TIFS, 2015, measured by the dark channel of He, Sun, Tang, "Single image haze removal", IEEE TPAMI, 2011.
 * Unit: mean of the dark channel over cells of an eighth of the face, in per cent of the face's mean luma.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { average, luma, percent, type Signal } from './signal.ts';

/** Pixels a side. */
const CELL = 16;
/** A single dark pixel is noise. */
const SPOT = 3;

export const reflection: Signal = {
  check: 'reflection',
  side: 128,
  unit: '% of the mean luma',
  direction: -1,
  measure(graph: Graph, pixels: Value) {
    return percent(graph, average(graph, darkChannel(graph, pixels)), average(graph, luma(graph, pixels)));
  },
};

/** The least value of any channel in each cell. */
function darkChannel(graph: Graph, pixels: Value): Value {
  const least = graph.op('ReduceMin', [pixels], { axes: [1] });
  const spots = graph.op('AveragePool', [least], { kernel_shape: [SPOT, SPOT], pads: [1, 1, 1, 1] });
  const cells = { kernel_shape: [CELL, CELL], strides: [CELL, CELL] };
  return graph.op('Neg', [graph.op('MaxPool', [graph.op('Neg', [spots])], cells)]);
}
