/** A region that is too high for one line → the lines in it, told apart by the rows without strokes between them: on tiny photos the detector sees two lines as one. */
import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Point, Quad } from '../document.ts';
import { cropLine } from './crop-line.ts';

const ROWS = 48;
/** Between the emptiest row and the fullest, from where on a row belongs to a line. */
const FULL_MIN = 0.45;
/** Of the region's height: fewer rows are no line. */
const LINE_MIN = 0.15;
/** How much of a line's height it is given above and below, since letters end less sharply than they begin. */
const MARGIN = 0.25;

/** The region itself when it is one line. */
export function splitRows(page: Pixels, quad: Quad): Quad[] {
  const profile = profileOf(cropLine(page, quad, ROWS));
  const [emptiest, fullest] = [Math.min(...profile), Math.max(...profile)];
  const limit = emptiest + FULL_MIN * (fullest - emptiest);
  const lines = runsOf(profile.map((value) => value >= limit)).filter(
    ([from, to]) => to - from >= LINE_MIN * ROWS,
  );
  if (lines.length < 2) return [quad];
  return lines.map(([from, to]) => {
    const margin = MARGIN * (to - from);
    return between(quad, Math.max(0, from - margin) / ROWS, Math.min(ROWS, to + margin) / ROWS);
  });
}

/** How much the grey changes along each row. */
function profileOf({ data, width, height }: Pixels): number[] {
  const luma = toLuma(data);
  return Array.from({ length: height }, (_, row) => {
    let sum = 0;
    for (let i = row * width + 1; i < (row + 1) * width; i++)
      sum += Math.abs((luma[i] as number) - (luma[i - 1] as number));
    return sum;
  });
}

/** From where to where the rows are full. */
function runsOf(full: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  full.forEach((isFull, row) => {
    const run = runs.at(-1);
    if (isFull && run && run[1] === row) run[1] = row + 1;
    else if (isFull) runs.push([row, row + 1]);
  });
  return runs;
}

/** The band of a quad between two shares of its height. */
function between([a, b, c, d]: Quad, from: number, to: number): Quad {
  const on = (top: Point, bottom: Point, share: number): Point => [
    top[0] + (bottom[0] - top[0]) * share,
    top[1] + (bottom[1] - top[1]) * share,
  ];
  return [on(a, d, from), on(b, c, from), on(b, c, to), on(a, d, to)];
}
