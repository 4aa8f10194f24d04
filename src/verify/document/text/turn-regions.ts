/** Regions of a page → the same regions on the page after it was turned, each read in the direction that the turn made of its own. */
import type { Pixels, Turn } from '../../image/pixels.ts';
import type { Point, Quad, TextRegion } from '../document.ts';
import { lineOf, quadOf, readForwards } from './line-quad.ts';

/** `page` is as it was; quarters clockwise, as `turn` turns the pixels. */
export function turnRegions(
  regions: readonly TextRegion[],
  page: Pick<Pixels, 'width' | 'height'>,
  quarters: Turn,
): TextRegion[] {
  return regions.map(({ quad, score }) => {
    const turned = quad.map((point) => turnPoint(point, page, quarters)) as unknown as Quad;
    return { quad: quadOf(readForwards(lineOf(turned))), score };
  });
}

function turnPoint(
  [x, y]: Point,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  quarters: Turn,
): Point {
  switch (quarters) {
    case 0:
      return [x, y];
    case 1:
      return [height - 1 - y, x];
    case 2:
      return [width - 1 - x, height - 1 - y];
    case 3:
      return [y, width - 1 - x];
  }
}
