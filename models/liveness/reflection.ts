/**
 * Specular highlights: a face has small ones with soft borders on nose and forehead, glossy paper and glass add glare
 * patches that are bright and colourless. Source: the dichromatic model of Shafer, 1985, as used by
 * Wen, Han, Jain, "Face spoof detection with image distortion analysis", IEEE TIFS, 2015.
 * Shares of the face's area, 0..1.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { average, largest, type Signal } from './signal.ts';

/** How far above the face's mean brightness (HSV value, 0..1) a highlight begins and is complete. */
const BRIGHT = { none: 0.12, full: 0.35 };
/** Saturation (HSV) over the face's mean where a highlight ends and is complete. */
const COLOURLESS = { none: 0.8, full: 0.2 };
/** Keeps the saturation of a grey face from being divided by nothing. */
const SATURATION_LEAST = 0.05;
/** Pixels: a glare patch is a quarter of the face's width, larger than the highlights of a face. */
const PATCH = 32;
/** Shares are compared by their logarithm; this is the share that counts as none. */
const NONE = 0.02;

export const reflection: Signal = {
  check: 'reflection',
  features: [
    { name: 'glare', direction: -1 },
    { name: 'relief', direction: 1 },
  ],
  measure(graph, pixels) {
    const map = highlights(graph, pixels);
    const patches = graph.op('AveragePool', [map], { kernel_shape: [PATCH, PATCH], strides: [4, 4] });
    const glare = graph.op('Log', [graph.op('Add', [largest(graph, patches), graph.scalar(NONE)])]);
    return [glare, relief(graph, map)];
  },
};

/** f32[N,1,height,width], 0..1: bright and colourless beside the rest of the face, whatever the exposure. */
function highlights(graph: Graph, pixels: Value): Value {
  const most = graph.op('ReduceMax', [pixels], { axes: [1] });
  const least = graph.op('ReduceMin', [pixels], { axes: [1] });
  const value = graph.op('Div', [most, graph.scalar(255)]);
  const chroma = graph.op('Sub', [most, least]);
  const saturation = graph.op('Div', [chroma, graph.op('Add', [most, graph.scalar(1)])]);
  const above = graph.op('Sub', [value, mean(graph, value)]);
  const usual = graph.op('Max', [mean(graph, saturation), graph.scalar(SATURATION_LEAST)]);
  const relative = graph.op('Div', [saturation, usual]);
  return graph.op('Mul', [ramp(graph, above, BRIGHT), ramp(graph, relative, COLOURLESS)]);
}

function mean(graph: Graph, plane: Value): Value {
  return graph.op('ReduceMean', [plane], { axes: [2, 3] });
}

/** 0 at `none`, 1 at `full`, straight between them. */
function ramp(graph: Graph, value: Value, ends: { readonly none: number; readonly full: number }): Value {
  const above = graph.op('Sub', [value, graph.scalar(ends.none)]);
  const share = graph.op('Div', [above, graph.scalar(ends.full - ends.none)]);
  return graph.op('Clip', [share, graph.scalar(0), graph.scalar(1)]);
}

/** How broken up the highlights are: their mean step from pixel to pixel over their area. Glare ignores the face's relief. */
function relief(graph: Graph, map: Value): Value {
  const steps = graph.op('Conv', [map, graph.floats([-1, 1, 0, 0, -1, 0, 1, 0], [2, 1, 2, 2])]);
  const step = average(graph, graph.op('Abs', [steps]));
  return graph.op('Div', [step, graph.op('Add', [average(graph, map), graph.scalar(NONE)])]);
}
