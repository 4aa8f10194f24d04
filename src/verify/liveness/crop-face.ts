/** The face with its surroundings, as a liveness model was trained to see it: screens and paper edges show beside the face. */
import type { Box } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { resize, type Size } from '../image/warp.ts';

export function cropFace(pixels: Pixels, box: Box, scale: number, size: Size): Pixels {
  return resize(pixels, size, scaleBox(box, scale, pixels));
}

/** The box scaled about its centre, scaled less where the image is too small for it, then shifted to lie inside. */
export function scaleBox(box: Box, scale: number, image: Size): Box {
  const fitting = Math.min(scale, image.width / box.width, image.height / box.height);
  const width = box.width * fitting;
  const height = box.height * fitting;
  const x = shiftInside(box.x + (box.width - width) / 2, width, image.width);
  const y = shiftInside(box.y + (box.height - height) / 2, height, image.height);
  return { x, y, width, height };
}

function shiftInside(start: number, length: number, available: number): number {
  return Math.max(0, Math.min(start, available - length));
}
