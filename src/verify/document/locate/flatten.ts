/** A document's outline in a photo → the page as if photographed from straight above, and the map by which its places are found in the photo. */
import type { Pixels } from '../../image/pixels.ts';
import { type Perspective, unwarp } from '../../image/unwarp.ts';
import type { Quad } from '../document.ts';
import { projectOnto } from './project-onto.ts';
import { sidesOf } from './quad.ts';

const FLAT = {
  /** Of the longer side, pixels: 19 a millimetre of an ID-1 card, 13 of a passport's page. */
  sidePxMax: 1600,
  /** Around the outline, as a share of the longer side, so that nothing at the edge is lost to a corner that is a little off. */
  margin: 0.01,
} as const;

export interface FlatPage {
  readonly pixels: Pixels;
  /** Place on the page → place in the photo, by `placeIn`. */
  readonly toPhoto: Perspective;
}

/** No larger than the longest side in the photo. Null for corners of which three lie on one line. */
export function flatten(photo: Pixels, corners: Quad): FlatPage | null {
  const projection = projectOnto(corners);
  if (!projection) return null;
  const [top, right, bottom, left] = sidesOf(corners);
  const [across, down] = [Math.max(top, bottom), Math.max(right, left)];
  const longer = Math.max(across, down);
  const margin = FLAT.margin * longer;
  const scale = Math.min(1, FLAT.sidePxMax / (longer + 2 * margin));
  const size = {
    width: Math.max(1, Math.round((across + 2 * margin) * scale)),
    height: Math.max(1, Math.round((down + 2 * margin) * scale)),
  };
  const [aroundX, aroundY] = [margin / across, margin / down];
  const columns = { step: (1 + 2 * aroundX) / size.width, start: -aroundX };
  const rows = { step: (1 + 2 * aroundY) / size.height, start: -aroundY };
  const toPhoto = compose(projection, centred(columns), centred(rows));
  return { pixels: unwarp(photo, toPhoto, size), toPhoto };
}

interface Axis {
  readonly step: number;
  readonly start: number;
}

/** A pixel's centre lies half a step behind its edge. */
function centred({ step, start }: Axis): Axis {
  return { step, start: start + step / 2 };
}

/** The map after (u, v) = (step · column + start, step · row + start), scaled so that its constant is 1 again. */
function compose({ xu, xv, x0, yu, yv, y0, gu, gv }: Perspective, columns: Axis, rows: Axis): Perspective {
  const w = gu * columns.start + gv * rows.start + 1;
  return {
    xu: (xu * columns.step) / w,
    xv: (xv * rows.step) / w,
    x0: (xu * columns.start + xv * rows.start + x0) / w,
    yu: (yu * columns.step) / w,
    yv: (yv * rows.step) / w,
    y0: (yu * columns.start + yv * rows.start + y0) / w,
    gu: (gu * columns.step) / w,
    gv: (gv * rows.step) / w,
  };
}
