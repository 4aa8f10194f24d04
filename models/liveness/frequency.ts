/**
 * The spectrum of a face: skin photographed once falls off smoothly with frequency, a screen's pixel grid, its moiré
 * and a print's halftone stand out as peaks, and a second optical path loses the fine detail.
 * Source: Li, Wang, Tan, Jain, "Live face detection based on the analysis of Fourier spectra", 2004;
 * Garcia, de Queiroz, "Face-spoofing 2D-detection based on moiré-pattern analysis", IEEE TIFS, 2015.
 * Frequencies in cycles per pixel of the crop, energies in natural logarithms.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { average, largest, luma, SIDE, type Signal } from './signal.ts';

/** Edges of the rings: below the first lies the shape of the face, above the last what resizing made. */
const RINGS = [0.03, 0.08, 0.16, 0.27, 0.42] as const;
/** Standard deviation in grey levels of the noise below which a spectrum is taken to be empty. */
const NOISE = 0.5;
/** Sides in bins of the spectrum: a grating under the window fills a spot; what surrounds it is the face's own. */
const SPOT = 3;
const AROUND = 15;
/** Larger than any difference of two logarithms here. */
const NEVER = 1e3;
const COLUMNS = SIDE / 2 + 1;

export const frequency: Signal = {
  check: 'frequency',
  features: [
    { name: 'bump_middle', direction: -1 },
    { name: 'bump_high', direction: -1 },
    { name: 'peak', direction: -1 },
  ],
  measure(graph, pixels) {
    const spectrum = logPower(graph, windowed(graph, luma(graph, pixels)));
    const [spot, around] = [SPOT, AROUND].map((side) => smoothed(graph, spectrum, side)) as [Value, Value];
    const masks = ringMasks(graph);
    /** Without its peaks, which are counted on their own. */
    const level = graph.op('Min', [spectrum, around]);
    const means = masks.map((mask) => meanInside(graph, level, mask));
    const peaks = graph.op('Sub', [spot, around]);
    return [
      bump(graph, means.slice(0, 3)),
      bump(graph, means.slice(1, 4)),
      largestInside(graph, peaks, graph.op('Add', masks.slice(2))),
    ];
  },
};

/** Without its mean, and faded out at the borders, which would otherwise be edges (Hann window). */
function windowed(graph: Graph, plane: Value): Value {
  const mean = graph.op('ReduceMean', [plane], { axes: [2, 3] });
  const hann = Array.from(
    { length: SIDE },
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / SIDE),
  );
  const window = graph.op('Mul', [graph.floats(hann, [SIDE, 1]), graph.floats(hann, [1, SIDE])]);
  return graph.op('Mul', [graph.op('Sub', [plane, mean]), window]);
}

/** log |DFT|² of the half plane, f32[N,1,SIDE,COLUMNS]: the other half mirrors it, because pixels are real. */
function logPower(graph: Graph, plane: Value): Value {
  const complex = graph.op('Reshape', [plane, graph.ints([-1, SIDE, SIDE, 1])]);
  const rows = graph.op('DFT', [complex], { axis: 2, onesided: 1 });
  const both = graph.op('DFT', [rows], { axis: 1 });
  const power = graph.op('ReduceSum', [graph.op('Mul', [both, both]), graph.ints([3])], { keepdims: 0 });
  /** What white noise gives under the window: its variance times the window's energy. */
  const floor = graph.scalar((NOISE * SIDE * (3 / 8)) ** 2);
  const image = graph.op('Reshape', [power, graph.ints([-1, 1, SIDE, COLUMNS])]);
  return graph.op('Log', [graph.op('Add', [image, floor])]);
}

/** One plane of 0 and 1 for each ring, f32[SIDE,COLUMNS]. */
function ringMasks(graph: Graph): readonly Value[] {
  const down = Array.from({ length: SIDE }, (_, at) => (at < SIDE / 2 ? at : at - SIDE) / SIDE);
  const across = Array.from({ length: COLUMNS }, (_, at) => at / SIDE);
  const squares = [graph.floats(down.map(square), [SIDE, 1]), graph.floats(across.map(square), [1, COLUMNS])];
  const radius = graph.op('Sqrt', [graph.op('Add', squares)]);
  return RINGS.slice(1).map((outer, at) => {
    const inside = graph.op('Less', [radius, graph.scalar(outer)]);
    const outside = graph.op('GreaterOrEqual', [radius, graph.scalar(RINGS[at] as number)]);
    return graph.op('Cast', [graph.op('And', [inside, outside])], { to: 1 });
  });
}

function meanInside(graph: Graph, plane: Value, mask: Value): Value {
  const share = graph.op('ReduceMean', [mask], { keepdims: 0 });
  return graph.op('Div', [average(graph, graph.op('Mul', [plane, mask])), share]);
}

function largestInside(graph: Graph, plane: Value, mask: Value): Value {
  const outside = graph.op('Mul', [graph.op('Sub', [mask, graph.scalar(1)]), graph.scalar(NEVER)]);
  return largest(graph, graph.op('Add', [plane, outside]));
}

/** How the falloff slows down from ring to ring: a camera's own falloff is steep or flat, but bends little. */
function bump(graph: Graph, [inner, ring, outer]: readonly Value[]): Value {
  const [before, after] = [
    graph.op('Sub', [ring as Value, inner as Value]),
    graph.op('Sub', [outer as Value, ring as Value]),
  ];
  return graph.op('Sub', [after, before]);
}

function smoothed(graph: Graph, plane: Value, side: number): Value {
  const reach = (side - 1) / 2;
  return graph.op('AveragePool', [plane], { kernel_shape: [side, side], pads: [reach, reach, reach, reach] });
}

function square(value: number): number {
  return value * value;
}
