/** Cuts the field of stripes out of a picture, upright and large enough to be read, with room around it. */
import type { Pixels } from '../../image/pixels.ts';
import { type Affine, warp } from '../../image/warp.ts';
import type { Stripes } from './find-stripes.ts';

/** On each side, as a share of the field's width and height: the box is only as fine as its blocks, and a barcode needs its quiet zone. */
const MARGIN = { across: 0.1, down: 0.25 } as const;
/** Of the cut; a narrow field is enlarged up to twice, for a bar of less than two pixels is not read. */
const WIDTH_PX = { min: 1200, max: 1800 } as const;
const ENLARGED_MAX = 2;

/** The cut, and how its pixels lie in the picture. */
export interface Cut {
  readonly pixels: Pixels;
  readonly map: Affine;
}

/** The stripes lie in the coordinates of the picture. */
export function cutStripes(pixels: Pixels, stripes: Stripes): Cut {
  const width = stripes.width * (1 + 2 * MARGIN.across);
  const height = stripes.height * (1 + 2 * MARGIN.down);
  const wanted = Math.min(Math.max(width, WIDTH_PX.min), WIDTH_PX.max);
  const step = Math.max(width / wanted, 1 / ENLARGED_MAX);
  const size = {
    width: Math.max(1, Math.round(width / step)),
    height: Math.max(1, Math.round(height / step)),
  };
  const [cos, sin] = [Math.cos(stripes.angle) * step, Math.sin(stripes.angle) * step];
  const map = {
    xx: cos,
    xy: -sin,
    x0: stripes.x - (cos * size.width - sin * size.height) / 2,
    yx: sin,
    yy: cos,
    y0: stripes.y - (sin * size.width + cos * size.height) / 2,
  };
  return { pixels: warp(pixels, map, size.width, size.height), map };
}
