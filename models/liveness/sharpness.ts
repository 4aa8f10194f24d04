/**
 * Focus: a face seen once keeps its fine detail; a photo of a photo has been blurred twice, by the print or the screen
 * and by a camera that is too near to focus. The measure is the variance of the Laplacian (Pech-Pacheco et al., 2000),
 * divided by the contrast and compared between scales, so that light and camera cancel out.
 * Ratios in natural logarithms; the crop has a fixed size, so the face's size cancels out too.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { logRatio, luma, moments, type Signal } from './signal.ts';

/** Variance in grey levels squared that the sensor's noise gives the Laplacian. */
const NOISE = 4;

export const sharpness: Signal = {
  check: 'sharpness',
  features: [
    { name: 'detail_over_contrast', direction: 1 },
    { name: 'fine_over_middle', direction: 1 },
    { name: 'middle_over_coarse', direction: 1 },
  ],
  measure(graph, pixels) {
    const plane = luma(graph, pixels);
    const half = halved(graph, plane);
    const [fine, middle, coarse] = [plane, half, halved(graph, half)].map((scale) =>
      energy(graph, scale),
    ) as [Value, Value, Value];
    return [
      logRatio(graph, fine, moments(graph, plane).variance, NOISE),
      logRatio(graph, fine, middle, NOISE),
      logRatio(graph, middle, coarse, NOISE),
    ];
  },
};

function halved(graph: Graph, plane: Value): Value {
  return graph.op('AveragePool', [plane], { kernel_shape: [2, 2], strides: [2, 2] });
}

/** Variance of the Laplacian. */
function energy(graph: Graph, plane: Value): Value {
  const kernel = graph.floats([0, 1, 0, 1, -4, 1, 0, 1, 0], [1, 1, 3, 3]);
  return moments(graph, graph.op('Conv', [plane, kernel])).variance;
}
