/** The detector's map of probabilities → where lines of text lie, each as a rectangle at its angle, in the map's own pixels. */
import type { TextDetectorSpec } from '../../models/manifest.ts';
import type { Quad, TextRegion } from '../document.ts';
import { type Core, findCores, type ProbabilityMap } from './find-cores.ts';
import { type Line, quadOf, readForwards } from './line-quad.ts';
import { type Rectangle, smallestRectangle } from './smallest-rectangle.ts';

/** Of a core's shorter side, pixels of the map: less is a speck. */
const BREADTH_PX_MIN = 2;
/** From this many times the other side on a tall region is a line that runs upwards, not a narrow word. */
const TALL = 1.5;
/** Documents measured have up to 55; a picture of nothing but specks must not take minutes to read. */
const REGIONS_MAX = 300;

/** The surest ones first. */
export function findRegions(
  map: ProbabilityMap,
  spec: Pick<TextDetectorSpec, 'threshold' | 'min_score' | 'unclip'>,
): TextRegion[] {
  const regions = findCores(map, spec.threshold).flatMap((core) => {
    const rectangle = aroundPixels(smallestRectangle(core.ends));
    const score = scoreOf(core, rectangle);
    const isText = score >= spec.min_score && Math.min(rectangle.length, rectangle.breadth) >= BREADTH_PX_MIN;
    return isText ? [{ quad: toQuad(unclip(rectangle, spec.unclip)), score }] : [];
  });
  return regions.toSorted((one, other) => other.score - one.score).slice(0, REGIONS_MAX);
}

/** From around the centres of pixels to around the pixels. */
function aroundPixels(rectangle: Rectangle): Rectangle {
  return { ...rectangle, length: rectangle.length + 1, breadth: rectangle.breadth + 1 };
}

/** The mean probability in the rectangle, taking what is outside the core as 0. */
function scoreOf({ sum }: Core, { length, breadth }: Rectangle): number {
  return Math.min(1, sum / (length * breadth));
}

function unclip(rectangle: Rectangle, ratio: number): Rectangle {
  const { length, breadth } = rectangle;
  const offset = (length * breadth * ratio) / (2 * (length + breadth));
  return { ...rectangle, length: length + 2 * offset, breadth: breadth + 2 * offset };
}

/** Read along the side that is nearer to a row of the picture, unless the other is much the longer one. */
function toQuad({ centre, along, length, breadth }: Rectangle): Quad {
  const [x, y] = along;
  const isLevel = Math.abs(x) >= Math.abs(y);
  const isTall = isLevel ? breadth > TALL * length : length > TALL * breadth;
  const line: Line =
    isLevel !== isTall
      ? { centre, along, length, height: breadth }
      : { centre, along: [-y, x], length: breadth, height: length };
  return quadOf(readForwards(line));
}
