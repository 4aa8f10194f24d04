/**
 * Lines that repeat: a screen's pixel grid, its moiré and a print's halftone stand out of the spectrum of the skin as
 * narrow peaks, at the scale of the photo itself. The log spectra of overlapping blocks are averaged, so that what
 * repeats all over the face stays and what one hair or collar does goes.
 * Source: Garcia, de Queiroz, "Face-spoofing 2D-detection based on moiré-pattern analysis", IEEE TIFS, 2015; averaging
 * after Welch, 1967. Unit: height of the highest peak over what surrounds it, in standard deviations of the surroundings.
 */
import type { Graph, Value } from '../onnx/graph.ts';
import { luma, type Signal } from './signal.ts';

const SIDE = 256;
/** Sides in pixels; blocks overlap by half. */
const BLOCK = 64;
const COLUMNS = BLOCK / 2 + 1;
/** Cycles per pixel. Below the first lies the shape of the face; near one half, what the camera's colour filter made. */
const BAND = { lowest: 0.08, highest: 0.47 } as const;
/** Bins beside the axes, where upright edges and the blocks of JPEG lie. */
const AXIS = 1.5;
/** Side in bins of the surroundings of a peak. */
const AROUND = 13;
/** Standard deviation in grey levels of the noise below which a spectrum is taken to be empty. */
const NOISE = 0.5;
/** Least variance of the surroundings, in dB squared: a flat picture has no peaks. */
const VARIANCE_LEAST = 0.3;
/** Larger than any peak. */
const NEVER = 1e3;

export const frequency: Signal = {
  check: 'frequency',
  side: SIDE,
  unit: 'standard deviations',
  direction: -1,
  measure(graph: Graph, pixels: Value) {
    const spectrum = meanSpectrum(graph, blocks(graph, luma(graph, pixels)));
    const above = graph.op('Sub', [spectrum, surroundings(graph, spectrum)]);
    const around = surroundings(graph, graph.op('Mul', [above, above]));
    const deviation = graph.op('Sqrt', [graph.op('Max', [around, graph.scalar(VARIANCE_LEAST)])]);
    return highest(graph, graph.op('Div', [above, deviation]));
  },
};

/** f32[N,blocks,BLOCK,BLOCK], each without its mean and faded out at its borders, which would otherwise be edges (Hann window). */
function blocks(graph: Graph, plane: Value): Value {
  const starts = [0, BLOCK / 2];
  const grids = starts.flatMap((top) => starts.map((left) => grid(graph, plane, top, left)));
  const all = graph.op('Concat', grids, { axis: 1 });
  const centred = graph.op('Sub', [all, graph.op('ReduceMean', [all], { axes: [2, 3] })]);
  const hann = Array.from({ length: BLOCK }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / BLOCK));
  const window = hann.flatMap((down) => hann.map((across) => down * across));
  return graph.op('Mul', [centred, graph.floats(window, [BLOCK, BLOCK])]);
}

/** The blocks that lie side by side from one corner on. */
function grid(graph: Graph, plane: Value, top: number, left: number): Value {
  const [rows, columns] = [top, left].map((start) => Math.floor((SIDE - start) / BLOCK)) as [number, number];
  const ends = [top + rows * BLOCK, left + columns * BLOCK];
  const cut = graph.op('Slice', [plane, graph.ints([top, left]), graph.ints(ends), graph.ints([2, 3])]);
  const split = graph.op('Reshape', [cut, graph.ints([-1, rows, BLOCK, columns, BLOCK])]);
  const sorted = graph.op('Transpose', [split], { perm: [0, 1, 3, 2, 4] });
  return graph.op('Reshape', [sorted, graph.ints([-1, rows * columns, BLOCK, BLOCK])]);
}

/** Mean over the blocks of |DFT|² in dB, f32[N,1,BLOCK,COLUMNS], the zero frequency in the middle row of the first column. */
function meanSpectrum(graph: Graph, parts: Value): Value {
  const [across, down] = [waves(graph, 'across'), waves(graph, 'down')];
  const [even, odd] = [graph.op('MatMul', [parts, across.cos]), graph.op('MatMul', [parts, across.sin])];
  const times = (wave: Value, rows: Value) => graph.op('MatMul', [wave, rows]);
  const real = graph.op('Sub', [times(down.cos, even), times(down.sin, odd)]);
  const imaginary = graph.op('Add', [times(down.sin, even), times(down.cos, odd)]);
  const squares = [real, imaginary].map((part) => graph.op('Mul', [part, part]));
  /** What white noise gives under the window: its variance times the window's energy. */
  const floor = graph.scalar((NOISE * BLOCK * (3 / 8)) ** 2);
  const power = graph.op('Add', [graph.op('Add', squares), floor]);
  const decibels = graph.op('Mul', [graph.op('Log', [power]), graph.scalar(10 / Math.LN10)]);
  return graph.op('ReduceMean', [decibels], { axes: [1] });
}

/** The matrices of the discrete Fourier transform: along rows only half, because pixels are real and the other half mirrors it. */
function waves(graph: Graph, direction: 'across' | 'down'): { readonly cos: Value; readonly sin: Value } {
  const isDown = direction === 'down';
  const count = BLOCK * (isDown ? BLOCK : COLUMNS);
  const angles = Array.from({ length: count }, (_, at) => {
    const [row, column] = isDown
      ? [Math.floor(at / BLOCK) - BLOCK / 2, at % BLOCK]
      : [Math.floor(at / COLUMNS), at % COLUMNS];
    return (2 * Math.PI * row * column) / BLOCK;
  });
  const shape = [BLOCK, isDown ? BLOCK : COLUMNS];
  return { cos: graph.floats(angles.map(Math.cos), shape), sin: graph.floats(angles.map(Math.sin), shape) };
}

/** The mean of what lies around each bin. */
function surroundings(graph: Graph, plane: Value): Value {
  const reach = (AROUND - 1) / 2;
  return graph.op('AveragePool', [plane], {
    kernel_shape: [AROUND, AROUND],
    pads: [reach, reach, reach, reach],
  });
}

/** f32[N,1]: of the bins that count. */
function highest(graph: Graph, plane: Value): Value {
  const apart = Array.from({ length: BLOCK * COLUMNS }, (_, at) =>
    isInBand(Math.floor(at / COLUMNS) - BLOCK / 2, at % COLUMNS) ? 0 : -NEVER,
  );
  const inBand = graph.op('Add', [plane, graph.floats(apart, [BLOCK, COLUMNS])]);
  return graph.op('ReduceMax', [graph.op('Flatten', [inBand], { axis: 1 })], { axes: [1] });
}

function isInBand(row: number, column: number): boolean {
  const nearAxis = Math.abs(row) <= AXIS || column <= AXIS;
  const farthest = Math.max(Math.abs(row), column) / BLOCK;
  return !nearAxis && farthest <= BAND.highest && Math.hypot(row, column) / BLOCK >= BAND.lowest;
}
