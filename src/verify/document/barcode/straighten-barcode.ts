/**
 * A picture → the barcode in it, upright, for a reader that bears a turn of two degrees and no more: of 96 drawn licences turned by
 * 0 to 183 degrees, sharp and blurred, flat and in perspective, it read 22 as they lay and 93 straightened. The second look, at the
 * cut, is for the angle: in the picture as a whole the bars are too fine for it, and it comes out up to four degrees wrong.
 */
import type { Pixels } from '../../image/pixels.ts';
import { resize } from '../../image/warp.ts';
import { type Cut, cutStripes } from './cut-stripes.ts';
import { findStripes, type Stripes } from './find-stripes.ts';

/** Of the longer side. */
const FIRST_LOOK_PX = 1280;
const SECOND_LOOK_PX = 1800;

/** Null for a picture without a field of stripes. */
export function straightenBarcode(pixels: Pixels): Cut | null {
  const first = findWithin(pixels, FIRST_LOOK_PX);
  if (!first) return null;
  const cut = cutStripes(pixels, first);
  const second = findWithin(cut.pixels, SECOND_LOOK_PX);
  return second ? cutStripes(pixels, intoPicture(second, cut)) : cut;
}

function findWithin(pixels: Pixels, side: number): Stripes | null {
  const factor = Math.max(1, Math.max(pixels.width, pixels.height) / side);
  const size = { width: Math.ceil(pixels.width / factor), height: Math.ceil(pixels.height / factor) };
  const found = findStripes(resize(pixels, size));
  return found && scaled(found, factor);
}

function scaled({ x, y, width, height, angle }: Stripes, by: number): Stripes {
  return { x: x * by, y: y * by, width: width * by, height: height * by, angle };
}

function intoPicture({ x, y, width, height, angle }: Stripes, { map }: Cut): Stripes {
  const step = Math.hypot(map.xx, map.yx);
  return {
    x: map.xx * x + map.xy * y + map.x0,
    y: map.yx * x + map.yy * y + map.y0,
    width: width * step,
    height: height * step,
    angle: angle + Math.atan2(map.yx, map.xx),
  };
}
