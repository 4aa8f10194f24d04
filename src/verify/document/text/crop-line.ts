/** A line of a page → the line alone, straightened, at the height that a recogniser wants. */
import type { Pixels } from '../../image/pixels.ts';
import { warp } from '../../image/warp.ts';
import type { Quad } from '../document.ts';
import { lineOf } from './line-quad.ts';

/** Widths come in steps, so that the runtime meets few of them; the longest line there is has some 60 characters. */
const STEP_PX = 16;
const STEPS_MAX = 120;

/** The width follows from the quad's shape. */
export function cropLine(page: Pixels, quad: Quad, height: number): Pixels {
  const { centre, along, length, height: lineHeight } = lineOf(quad);
  const steps = Math.ceil((length * height) / Math.max(lineHeight, 1e-6) / STEP_PX);
  const width = Math.min(Math.max(steps, 2), STEPS_MAX) * STEP_PX;
  const [across, down] = [length / width, lineHeight / height];
  const [left, top] = [(1 - width) / 2, (1 - height) / 2];
  const [xx, yx] = [along[0] * across, along[1] * across];
  const [xy, yy] = [-along[1] * down, along[0] * down];
  const x0 = centre[0] + xx * left + xy * top;
  const y0 = centre[1] + yx * left + yy * top;
  return warp(page, { xx, xy, x0, yx, yy, y0 }, width, height);
}
