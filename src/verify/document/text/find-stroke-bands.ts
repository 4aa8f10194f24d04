/**
 * Where thin dark strokes stand close together along a row, found by morphology alone: long lines that the detector is
 * blind for. A black-hat leaves what is darker and thinner than a letter is high; its mean along the row joins the letters.
 */
import { toLuma } from '../../image/measure-quality.ts';
import type { Pixels } from '../../image/pixels.ts';
import { resize } from '../../image/warp.ts';
import type { Point, Quad, TextRegion } from '../document.ts';
import { findRegions } from './find-regions.ts';

/** Of the longer side while it looks, pixels; a line of the machine-readable zone is then 8 to 16 px high. */
const SIDE_PX = 640;
/** Half the side of the square that closes letters, half the stretch along a row over which strokes are averaged. */
const RADIUS = { letter: 6, row: 14 } as const;
/** As of a detector's map, after the densest place is made 1. */
const READING = { threshold: 0.35, min_score: 0.25, unclip: 0.6 } as const;

export function findStrokeBands(page: Pixels): TextRegion[] {
  const factor = Math.max(page.width, page.height) / SIDE_PX;
  const width = Math.max(1, Math.round(page.width / factor));
  const height = Math.max(1, Math.round(page.height / factor));
  const luma = toLuma(resize(page, { width, height }).data);
  const closed = slide(slide(luma, width, RADIUS.letter, Math.max), width, RADIUS.letter, Math.min);
  const strokes = closed.map((value, i) => value - (luma[i] as number));
  const density = averageRows(strokes, width);
  const densest = density.reduce((most, value) => Math.max(most, value), 1);
  const data = density.map((value) => value / densest);
  return findRegions({ data, width, height }, READING).map(({ quad, score }) => ({
    quad: scaleQuad(quad, factor),
    score,
  }));
}

type Pick = (one: number, other: number) => number;

/** The largest or smallest value in a square around each pixel: first along the rows, then along the columns. */
function slide(values: Float32Array, width: number, radius: number, pick: Pick): Float32Array {
  const rows = slideAlong(
    values,
    { step: 1, length: width, lines: values.length / width, stride: width },
    radius,
    pick,
  );
  return slideAlong(
    rows,
    { step: width, length: values.length / width, lines: width, stride: 1 },
    radius,
    pick,
  );
}

interface Walk {
  /** From one value of a line to the next, and how many there are. */
  readonly step: number;
  readonly length: number;
  readonly lines: number;
  /** From one line to the next. */
  readonly stride: number;
}

function slideAlong(values: Float32Array, { step, length, lines, stride }: Walk, radius: number, pick: Pick) {
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < length; at++) {
      const last = Math.min(at + radius, length - 1);
      let found = values[line * stride + at * step] as number;
      for (let i = Math.max(at - radius, 0); i <= last; i++)
        found = pick(found, values[line * stride + i * step] as number);
      out[line * stride + at * step] = found;
    }
  }
  return out;
}

function averageRows(values: Float32Array, width: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let column = -RADIUS.row; column < width; column++) {
      if (column + RADIUS.row < width) sum += values[start + column + RADIUS.row] as number;
      if (column > RADIUS.row) sum -= values[start + column - RADIUS.row - 1] as number;
      if (column >= 0) out[start + column] = sum / (2 * RADIUS.row + 1);
    }
  }
  return out;
}

function scaleQuad(quad: Quad, factor: number): Quad {
  return quad.map(([x, y]): Point => [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5]) as unknown as Quad;
}
