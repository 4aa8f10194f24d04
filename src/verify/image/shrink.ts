/** Averages whole blocks of pixels into one each: the filter before a strong reduction. */
import type { Pixels } from './pixels.ts';

/** Edges in source pixels, of any value: the region is cut to the picture. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `x`, `y`: where in the source the result's first block begins. Only the region is read, with a block to spare on each side. */
export function shrink(
  source: Pixels,
  region: Region,
  factor: number,
): { readonly pixels: Pixels; readonly x: number; readonly y: number } {
  const x = clamp(Math.floor(region.left) - factor, source.width - 1);
  const y = clamp(Math.floor(region.top) - factor, source.height - 1);
  const width = Math.ceil((clamp(Math.ceil(region.right) + factor, source.width - 1) - x + 1) / factor);
  const height = Math.ceil((clamp(Math.ceil(region.bottom) + factor, source.height - 1) - y + 1) / factor);
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const left = x + column * factor;
      const top = y + row * factor;
      average(source, { left, top, factor }, data, (row * width + column) * 3);
    }
  }
  return { pixels: { data, width, height }, x, y };
}

function average(
  { data, width, height }: Pixels,
  block: { readonly left: number; readonly top: number; readonly factor: number },
  out: Uint8Array,
  target: number,
): void {
  const right = Math.min(block.left + block.factor, width);
  const bottom = Math.min(block.top + block.factor, height);
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let row = block.top; row < bottom; row++) {
    const end = (row * width + right) * 3;
    for (let source = (row * width + block.left) * 3; source < end; source += 3) {
      red += data[source] as number;
      green += data[source + 1] as number;
      blue += data[source + 2] as number;
    }
  }
  const count = (right - block.left) * (bottom - block.top);
  out[target] = red / count + 0.5;
  out[target + 1] = green / count + 0.5;
  out[target + 2] = blue / count + 0.5;
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(value, 0), last);
}
