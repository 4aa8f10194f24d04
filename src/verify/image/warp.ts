/**
 * Resizing, cropping and straightening are one act: an affine map tells where each output pixel lies in the source.
 * Bilinear sampling; when several source pixels fall on one output pixel they are averaged first, or fine detail would alias.
 */
import type { Pixels } from './pixels.ts';
import { shrink } from './shrink.ts';

/** Source pixel (xx·column + xy·row + x0, yx·column + yy·row + y0); whole numbers are pixel centres. */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
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
  size: { readonly width: number; readonly height: number },
  box = { x: 0, y: 0, width: source.width, height: source.height },
): Pixels {
  const xx = box.width / size.width;
  const yy = box.height / size.height;
  const map = { xx, xy: 0, x0: box.x + xx / 2 - 0.5, yx: 0, yy, y0: box.y + yy / 2 - 0.5 };
  return warp(source, map, size.width, size.height);
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
  const data = new Uint8Array(width * height * 3);
  let target = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++, target += 3) {
      const x = map.xx * column + map.xy * row + map.x0;
      const y = map.yx * column + map.yy * row + map.y0;
      blend(source, x, y, data, target);
    }
  }
  return { data, width, height };
}

/** Writes the colour at (x, y), a weighted mean of the four pixels around it. */
function blend({ data, width, height }: Pixels, x: number, y: number, out: Uint8Array, target: number): void {
  const clampedX = Math.min(Math.max(x, 0), width - 1);
  const clampedY = Math.min(Math.max(y, 0), height - 1);
  const left = Math.floor(clampedX);
  const top = Math.floor(clampedY);
  const across = clampedX - left;
  const down = clampedY - top;
  const upper = (top * width + left) * 3;
  const toRight = left + 1 < width ? 3 : 0;
  const lower = upper + (top + 1 < height ? width * 3 : 0);
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
