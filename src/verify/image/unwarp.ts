/**
 * A quad of a photo becomes an upright rectangle: a perspective map tells where each output pixel lies in the source.
 * Bilinear sampling; when several source pixels fall on one output pixel they are averaged first, or fine detail would alias.
 */
import type { Pixels } from './pixels.ts';
import { shrink } from './shrink.ts';
import type { Size } from './warp.ts';

/** Output place (column, row) lies at ((xu·column + xv·row + x0) / w, (yu·column + yv·row + y0) / w), w = gu·column + gv·row + 1. */
export interface Perspective {
  readonly xu: number;
  readonly xv: number;
  readonly x0: number;
  readonly yu: number;
  readonly yv: number;
  readonly y0: number;
  readonly gu: number;
  readonly gv: number;
}

/** Beyond the source's border its edge pixels are repeated; whole numbers are pixel centres. `w` must be positive all over the output. */
export function unwarp(source: Pixels, map: Perspective, size: Size): Pixels {
  const corners = [0, size.width - 1].flatMap((column) =>
    [0, size.height - 1].map((row) => placeIn(map, column, row)),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const factor = Math.floor(Math.sqrt(sourceArea(corners) / (size.width * size.height)));
  if (factor < 2) return sample(source, map, size);
  const region = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  const small = shrink(source, region, factor);
  return sample(small.pixels, intoShrunk(map, small.x, small.y, factor), size);
}

type Place = readonly [x: number, y: number];

/** Where in the source the output place lies. */
export function placeIn({ xu, xv, x0, yu, yv, y0, gu, gv }: Perspective, column: number, row: number): Place {
  const w = gu * column + gv * row + 1;
  return [(xu * column + xv * row + x0) / w, (yu * column + yv * row + y0) / w];
}

/** Corners column by column, so two of them change places to run around. */
function sourceArea(corners: readonly Place[]): number {
  const [a, d, b, c] = corners as [Place, Place, Place, Place];
  return Math.abs((c[0] - a[0]) * (d[1] - b[1]) - (d[0] - b[0]) * (c[1] - a[1])) / 2;
}

/** x' = (x − left + 0.5) / factor − 0.5 of every place, as one map again. */
function intoShrunk(map: Perspective, left: number, top: number, factor: number): Perspective {
  const [shiftX, shiftY] = [(0.5 - left) / factor - 0.5, (0.5 - top) / factor - 0.5];
  return {
    ...map,
    xu: map.xu / factor + shiftX * map.gu,
    xv: map.xv / factor + shiftX * map.gv,
    x0: map.x0 / factor + shiftX,
    yu: map.yu / factor + shiftY * map.gu,
    yv: map.yv / factor + shiftY * map.gv,
    y0: map.y0 / factor + shiftY,
  };
}

function sample(source: Pixels, map: Perspective, { width, height }: Size): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    sampleRow(source, map, row, data.subarray(row * width * 3, (row + 1) * width * 3));
  return { data, width, height };
}

function sampleRow({ data, width, height }: Pixels, map: Perspective, row: number, out: Uint8Array): void {
  const { xu, xv, x0, yu, yv, y0, gu, gv } = map;
  const [right, bottom] = [width - 1, height - 1];
  for (let column = 0, target = 0; target < out.length; column++, target += 3) {
    const w = gu * column + gv * row + 1;
    const x = clamp((xu * column + xv * row + x0) / w, right);
    const y = clamp((yu * column + yv * row + y0) / w, bottom);
    const left = x | 0;
    const top = y | 0;
    const across = x - left;
    const down = y - top;
    const upper = (top * width + left) * 3;
    const toRight = left < right ? 3 : 0;
    const lower = top < bottom ? upper + width * 3 : upper;
    for (let channel = 0; channel < 3; channel++) {
      const a = data[upper + channel] as number;
      const c = data[lower + channel] as number;
      const above = a + ((data[upper + toRight + channel] as number) - a) * across;
      const below = c + ((data[lower + toRight + channel] as number) - c) * across;
      out[target + channel] = above + (below - above) * down + 0.5;
    }
  }
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
