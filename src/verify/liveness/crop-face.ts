/** Where the face with its surroundings lies, as a liveness model was trained to see it: screens and paper edges show beside the face. */
import type { Box } from '../evidence.ts';
import type { Size } from '../image/warp.ts';

/** The box scaled about its centre, scaled less where the image is too small for it, then shifted to lie inside. */
export function scaleBox(box: Box, scale: number, image: Size): Box {
  const fitting = Math.min(scale, image.width / box.width, image.height / box.height);
  return shifted(box, box.width * fitting, box.height * fitting, image);
}

/** A square of `side` pixels in the middle of the box; what the box or the image is too small for is left off. */
export function middleOf(box: Box, side: number, image: Size): Box {
  const length = Math.floor(Math.min(side, box.width, box.height, image.width, image.height));
  const { x, y } = shifted(box, length, length, image);
  return { x: Math.round(x), y: Math.round(y), width: length, height: length };
}

function shifted(box: Box, width: number, height: number, image: Size): Box {
  const x = shiftInside(box.x + (box.width - width) / 2, width, image.width);
  const y = shiftInside(box.y + (box.height - height) / 2, height, image.height);
  return { x, y, width, height };
}

function shiftInside(start: number, length: number, available: number): number {
  return Math.max(0, Math.min(start, available - length));
}
