/**
 * Resizing, cropping and straightening are one act: an affine map tells where each output pixel lies in the source.
 * Bilinear sampling; when several source pixels fall on one output pixel they are averaged first, or fine detail would alias.
 */
import type { Box } from '../evidence.ts';
import type { Pixels } from './pixels.ts';
import { shrink } from './shrink.ts';
import { stretch } from './stretch.ts';

/** Source pixel (xx·column + xy·row + x0, yx·column + yy·row + y0); whole numbers are pixel centres. */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Beyond the source's border its edge pixels are repeated. */
export function warp(source: Pixels, map: Affine, width: number, height: number): Pixels {
  const factor = Math.floor(Math.sqrt(Math.abs(map.xx * map.yy - map.xy * map.yx)));
  if (factor < 2) return sample(source, map, width, height);
  const region = coveredRegion(map, width, height);
  const small = shrink(source, region, factor);
  return sample(small.pixels, intoShrunk(map, small.x, small.y, factor), width, height);
}

/** The part of the source, box in pixels, scaled to width x height. */
export function resize(
  source: Pixels,
  size: Size,
  box: Box = { x: 0, y: 0, width: source.width, height: source.height },
): Pixels {
  if (isWhole(source, size, box)) return source;
  return warp(source, mapOf(size, box), size.width, size.height);
}

/** The same without the averaging: what is reduced aliases. */
export function resizeBilinear(source: Pixels, size: Size, box: Box): Pixels {
  return sample(source, mapOf(size, box), size.width, size.height);
}

function mapOf(size: Size, box: Box): Affine {
  const xx = box.width / size.width;
  const yy = box.height / size.height;
  return { xx, xy: 0, x0: box.x + xx / 2 - 0.5, yx: 0, yy, y0: box.y + yy / 2 - 0.5 };
}

function isWhole(source: Pixels, size: Size, box: Box): boolean {
  const { width, height } = source;
  return (
    [size, box].every((each) => each.width === width && each.height === height) && box.x === 0 && box.y === 0
  );
}

function coveredRegion(map: Affine, width: number, height: number) {
  const corners = [0, width - 1].flatMap((column) => [0, height - 1].map((row) => [column, row] as const));
  const xs = corners.map(([column, row]) => map.xx * column + map.xy * row + map.x0);
  const ys = corners.map(([column, row]) => map.yx * column + map.yy * row + map.y0);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function intoShrunk(map: Affine, x: number, y: number, factor: number): Affine {
  return {
    xx: map.xx / factor,
    xy: map.xy / factor,
    x0: (map.x0 - x + 0.5) / factor - 0.5,
    yx: map.yx / factor,
    yy: map.yy / factor,
    y0: (map.y0 - y + 0.5) / factor - 0.5,
  };
}

function sample(source: Pixels, map: Affine, width: number, height: number): Pixels {
  if (map.xy === 0 && map.yx === 0) {
    const axes = { across: { step: map.xx, start: map.x0 }, down: { step: map.yy, start: map.y0 } };
    return stretch(source, axes, { width, height });
  }
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    sampleRow(source, map, row, data.subarray(row * width * 3, (row + 1) * width * 3));
  return { data, width, height };
}

/** Each colour is a weighted mean of the four pixels around its place in the source. */
function sampleRow({ data, width, height }: Pixels, map: Affine, row: number, out: Uint8Array): void {
  const [right, bottom] = [width - 1, height - 1];
  for (let column = 0, target = 0; target < out.length; column++, target += 3) {
    const x = clamp(map.xx * column + map.xy * row + map.x0, right);
    const y = clamp(map.yx * column + map.yy * row + map.y0, bottom);
    const left = x | 0;
    const top = y | 0;
    const across = x - left;
    const down = y - top;
    const upper = (top * width + left) * 3;
    const toRight = left < right ? 3 : 0;
    const lower = top < bottom ? upper + width * 3 : upper;
    for (let channel = 0; channel < 3; channel++) {
      const a = data[upper + channel] as number;
      const b = data[upper + toRight + channel] as number;
      const c = data[lower + channel] as number;
      const d = data[lower + toRight + channel] as number;
      const above = a + (b - a) * across;
      const below = c + (d - c) * across;
      out[target + channel] = above + (below - above) * down + 0.5;
    }
  }
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
