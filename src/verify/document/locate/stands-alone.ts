/** Whether an outline is a document that lies somewhere, or only a part of one that fills the picture: then the whole picture is the page. */
import type { Point, Quad } from '../document.ts';
import type { Candidate, Size } from './find-quads.ts';
import { countBlocks, countText, isWithin, type TextMap } from './map-text.ts';
import { depthInside } from './quad.ts';

const ALONE = {
  /** Share of the picture: a larger outline saves nothing and may cut off the last line. */
  areaMax: 0.8,
  /** How near both ends of a side may come to one border, as a share of the picture's longer side: scans end there. */
  borderMin: 0.025,
  /** Print around the outline, as a share of that within: more, and it may go on outside. */
  textAroundMax: 0.25,
  /** What an outline needs on a speckled table: its score, and how much sparser than its print the specks are that look like it. */
  amongSpecks: { score: 0.75, densityMax: 0.1 },
  /** What an outline needs to stand among other print, a keyboard's or a newspaper's: score and area. */
  amongText: { score: 0.85, area: 0.12 },
  /** What one without any print within needs, be it blurred or the frame of a portrait; blocks of print around it. */
  withoutText: { score: 0.75, area: 0.08, textAroundMax: 3 },
} as const;

/** `others`: outlines beside it, whose print is their own. */
export function standsAlone(
  { corners, score, area }: Candidate,
  others: readonly Candidate[],
  text: TextMap,
  size: Size,
): boolean {
  if (area > ALONE.areaMax || runsAlongBorder(corners, size) || leavesPicture(corners, size)) return false;
  const within = isWithin(text, corners);
  const around = isAround(text, [corners, ...others.map((other) => other.corners)]);
  const [print, printAround] = [countText(text, within), countText(text, around)];
  if (print === 0) {
    const { withoutText } = ALONE;
    if (printAround > withoutText.textAroundMax) return false;
    return score >= withoutText.score && area >= withoutText.area;
  }
  if (printAround <= ALONE.textAroundMax * print) return true;
  const sparser = (printAround / countBlocks(text, around)) * (countBlocks(text, within) / print);
  if (sparser <= ALONE.amongSpecks.densityMax && score >= ALONE.amongSpecks.score) return true;
  if (sparser > 1) return false;
  return score >= ALONE.amongText.score && area >= ALONE.amongText.area;
}

function runsAlongBorder(quad: Quad, { width, height }: Size): boolean {
  const near = ALONE.borderMin * Math.max(width, height);
  const distances = quad.map(([x, y]) => [x, y, width - 1 - x, height - 1 - y] as const);
  return [0, 1, 2, 3].some((border) => distances.filter((each) => (each[border] ?? 0) < near).length >= 2);
}

/** One corner may be cut off; with two it is not known where the document ends. */
function leavesPicture(quad: Quad, { width, height }: Size): boolean {
  return quad.filter(([x, y]) => x < 0 || y < 0 || x > width - 1 || y > height - 1).length >= 2;
}

function isAround(map: TextMap, quads: readonly Quad[]): (centre: Point) => boolean {
  return (centre) => quads.every((quad) => depthInside(quad, centre) < -map.block);
}
