/**
 * Whether a face fills the oval about right: the directions of the edges in each part of the picture (Dalal and Triggs, 2005)
 * go through a very small network. It only guides. Light and the colour of the skin hardly change directions.
 */
import { WEIGHTS } from './face-guide-weights.ts';

/** Parts along each side of the picture, and directions of an edge that are told apart, from dark to light. */
const CELLS = 8;
const DIRECTIONS = 8;
/** An edge of so many steps of luma over two pixels counts half: the noise of a dim picture. */
const FAINT = 4;
/** The code of the letter that stands for a weight of 0. */
export const ZERO = 66;

/** Edges of a picture folded along its middle: a face is as good mirrored. */
export type Edges = Float32Array;

export interface Weights {
  readonly bias: number;
  /** Each letter of `weights` is the weight of one of the edges. */
  readonly units: readonly { readonly weights: string; readonly offset: number; readonly gain: number }[];
}

/** Takes the luma of the square around the oval, 48 by 48; above 0 a face fills the oval. */
export function faceInOval(luma: Uint8Array, width: number, height: number): number {
  return scoreEdges(findEdges(luma, width, height), WEIGHTS);
}

export function scoreEdges(edges: Edges, { bias, units }: Weights): number {
  return units.reduce((score, { weights, offset, gain }) => {
    const sum = edges.reduce((all, edge, at) => all + edge * (weights.charCodeAt(at) - ZERO), offset);
    return score + gain * Math.max(0, sum);
  }, bias);
}

export function findEdges(luma: Uint8Array, width: number, height: number): Edges {
  const soft = soften(soften(Float32Array.from(luma), 1), width);
  return fold(balance(collect(soft, width, height), (FAINT * width * height) / CELLS ** 2));
}

/** With a quarter of each neighbour. Beyond the end of a row lies the next one, so the outermost pixels are not looked at. */
function soften(luma: Float32Array, step: number): Float32Array {
  return luma.map((value, at) => ((luma[at - step] ?? value) + 2 * value + (luma[at + step] ?? value)) / 4);
}

/** Each pixel's edge is shared out among the four nearest cells and the two nearest directions. */
function collect(luma: Float32Array, width: number, height: number): Float32Array {
  const cells = new Float32Array(CELLS * CELLS * DIRECTIONS);
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const at = y * width + x;
      const across = valueAt(luma, at + 1) - valueAt(luma, at - 1);
      const down = valueAt(luma, at + width) - valueAt(luma, at - width);
      const turn = (Math.atan2(down, across) / (2 * Math.PI) + 1) * DIRECTIONS;
      const place = [((x + 0.5) * CELLS) / width - 0.5, ((y + 0.5) * CELLS) / height - 0.5, turn] as const;
      shareOut(cells, Math.hypot(across, down), place);
    }
  }
  return cells;
}

function shareOut(cells: Float32Array, strength: number, place: readonly [number, number, number]): void {
  const [column, row, direction] = place.map(Math.floor) as [number, number, number];
  for (let corner = 0; corner < 8; corner++) {
    const [x, y] = [column + (corner & 1), row + ((corner >> 1) & 1)];
    if (x < 0 || y < 0 || x >= CELLS || y >= CELLS) continue;
    const turn = direction + (corner >> 2);
    const share = nearness(place[0], x) * nearness(place[1], y) * nearness(place[2], turn);
    const at = (y * CELLS + x) * DIRECTIONS + (turn % DIRECTIONS);
    cells[at] = valueAt(cells, at) + strength * share;
  }
}

function nearness(one: number, other: number): number {
  return 1 - Math.abs(one - other);
}

/** Each cell in proportion to the edges around it, so that a dim picture gives what a bright one gives. */
function balance(cells: Float32Array, faint: number): Float32Array {
  return cells.map((value, at) => {
    const column = Math.floor(at / DIRECTIONS) % CELLS;
    const row = Math.floor(at / DIRECTIONS / CELLS);
    return Math.sqrt(value / (faint + around(cells, column, row)));
  });
}

/** Mean strength of the cell and its neighbours. */
function around(cells: Float32Array, column: number, row: number): number {
  let [sum, count] = [0, 0];
  for (let y = Math.max(0, row - 1); y <= Math.min(CELLS - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(CELLS - 1, column + 1); x++, count++) {
      const start = (y * CELLS + x) * DIRECTIONS;
      for (let at = start; at < start + DIRECTIONS; at++) sum += valueAt(cells, at);
    }
  }
  return sum / count;
}

function fold(cells: Float32Array): Edges {
  return new Float32Array(cells.length / 2).map((_, at) => {
    const direction = at % DIRECTIONS;
    const column = Math.floor(at / DIRECTIONS) % (CELLS / 2);
    const row = Math.floor((2 * at) / DIRECTIONS / CELLS) * CELLS;
    const mirrored = (1.5 * DIRECTIONS - direction) % DIRECTIONS;
    return (
      valueAt(cells, (row + column) * DIRECTIONS + direction) +
      valueAt(cells, (row + CELLS - 1 - column) * DIRECTIONS + mirrored)
    );
  });
}

function valueAt(values: Float32Array, at: number): number {
  return values[at] as number;
}
