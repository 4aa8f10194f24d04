/**
 * Focus: a face seen once keeps its detail; a photo of a photo has been blurred twice, by the print or the screen and by
 * a camera that is too near to focus. The measure is the variance of the Laplacian (Pech-Pacheco et al., 2000) over the
 * variance of luma, so that light and contrast cancel out, at 64 px across the face, where a small face and a large one
 * can be compared. Unit: dB.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { decibels, luma, type Signal, shrunk, variance } from './signal.ts';

/** Below this variance in grey levels squared a face shows nothing. */
const NOISE = 4;

export const sharpness: Signal = {
  check: 'sharpness',
  side: 128,
  unit: 'dB',
  direction: 1,
  measure(graph: Graph, pixels: Value) {
    const half = shrunk(graph, luma(graph, pixels), 2);
    const kernel = graph.floats([0, 1, 0, 1, -4, 1, 0, 1, 0], [1, 1, 3, 3]);
    const detail = graph.op('Conv', [half, kernel]);
    return decibels(graph, variance(graph, detail), variance(graph, half), NOISE);
  },
};
