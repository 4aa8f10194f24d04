/** A map of probabilities → its connected pieces: the shrunken cores of text lines, as a differentiable-binarisation detector draws them (Liao et al., 2020). */
import type { Point } from '../document.ts';

export interface ProbabilityMap {
  /** 0..1, rows from the top. */
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

export interface Core {
  /** The first and the last pixel of each of its rows: whatever is convex around them holds all of it. */
  readonly ends: readonly Point[];
  /** Over all of its pixels. */
  readonly sum: number;
}

/** Pixels of at least the threshold that touch, by a side or a corner. */
export function findCores(map: ProbabilityMap, threshold: number): Core[] {
  const waiting = Uint8Array.from(map.data, (value) => (value >= threshold ? 1 : 0));
  const cores: Core[] = [];
  for (let pixel = waiting.indexOf(1); pixel >= 0; pixel = waiting.indexOf(1, pixel + 1)) {
    cores.push(takeCore(map, waiting, pixel));
  }
  return cores;
}

function takeCore(map: ProbabilityMap, waiting: Uint8Array, first: number): Core {
  const { data, width } = map;
  const rows = new Map<number, [number, number]>();
  const open = [first];
  waiting[first] = 0;
  let sum = 0;
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const row = Math.floor(pixel / width);
    const column = pixel - row * width;
    const ends = rows.get(row);
    rows.set(row, ends ? [Math.min(ends[0], column), Math.max(ends[1], column)] : [column, column]);
    sum += data[pixel] as number;
    takeNeighbours(map, waiting, { row, column, open });
  }
  const ends = [...rows].flatMap(([row, [left, right]]): Point[] => [
    [left, row],
    [right, row],
  ]);
  return { ends, sum };
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly open: number[];
}

function takeNeighbours({ width, height }: ProbabilityMap, waiting: Uint8Array, place: Place): void {
  const [left, right] = [Math.max(place.column - 1, 0), Math.min(place.column + 1, width - 1)];
  const [top, bottom] = [Math.max(place.row - 1, 0), Math.min(place.row + 1, height - 1)];
  for (let row = top; row <= bottom; row++) {
    for (let pixel = row * width + left; pixel <= row * width + right; pixel++) {
      if (waiting[pixel] === 0) continue;
      waiting[pixel] = 0;
      place.open.push(pixel);
    }
  }
}
