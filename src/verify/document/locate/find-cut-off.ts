/** Lines → whether a document runs out of the picture: three sides of it are there, and two of them reach the picture's border. */
import type { Point, Quad } from '../document.ts';
import type { Size } from './find-quads.ts';
import { countBlocks, countText, isWithin, type TextMap } from './map-text.ts';
import { areaOf, depthInside } from './quad.ts';
import { type Line, supportOf } from './trace-line.ts';

const CUT_OFF = {
  /** Share of edge on the whole side and on the two that leave the picture, and beyond the whole side's two ends. */
  edgeMin: 0.6,
  beyondMax: 0.35,
  /** The last stretch of a cut side before the border, pixels, and its share of edge: a whole document's side ends before. */
  lastPx: 12,
  lastMin: 0.75,
  /** Length of the whole side as a share of the picture's longer side, and of the cut ones as shares of the whole one. */
  sideMin: 0.25,
  cutMin: 0.15,
  cutMax: 1.7,
  /** Of the two corners from the border, as a share of the picture's longer side. */
  cornerMin: 0.04,
  /** Sine of the angle at a corner, at least, and between the two cut sides, at most. */
  sineMin: 0.85,
  oppositeSineMax: 0.3,
  /** Blocks with print in what is seen of it, and their share of all its blocks; print around as a share of that within. */
  textMin: 8,
  textShareMin: 0.05,
  textAroundMax: 0.1,
} as const;

export function findCutOff(lines: readonly Line[], text: TextMap, size: Size): boolean {
  return lines.some((side) => {
    const cuts = lines.map((line) => cutAt(side, line, size)).filter((cut) => cut !== null);
    return cuts.some((one, i) => cuts.slice(i + 1).some((other) => areSides(side, one, other, text, size)));
  });
}

/** A line that leaves the picture after a corner with the side. */
interface Cut {
  readonly line: Line;
  readonly corner: Point;
  /** Where it leaves. */
  readonly end: Point;
}

function cutAt(side: Line, line: Line, size: Size): Cut | null {
  const corner = meet(side, line);
  if (!corner || borderDistance(corner, size) < CUT_OFF.cornerMin * Math.max(size.width, size.height))
    return null;
  const place = placeOn(line, corner);
  const [before, after] = [supportOf(line, -line.reach, place - 3), supportOf(line, place + 3, line.reach)];
  const way = strongest(after) > strongest(before) ? 1 : -1;
  const cut = way > 0 ? after : before;
  if (strongest(cut) < CUT_OFF.edgeMin) return null;
  const beyond = supportOf(line, place, place - 12 * way);
  if (strongest(beyond) > CUT_OFF.beyondMax * 2) return null;
  const sense = cut.rising > cut.falling ? 'rising' : 'falling';
  const end = leave(line, corner, way, size);
  const last = supportOf(line, placeOn(line, end), placeOn(line, end) - CUT_OFF.lastPx * way);
  return last[sense] < CUT_OFF.lastMin ? null : { line, corner, end };
}

function areSides(side: Line, one: Cut, other: Cut, text: TextMap, size: Size): boolean {
  const sine = one.line.across * other.line.down - one.line.down * other.line.across;
  if (Math.abs(sine) > CUT_OFF.oppositeSineMax) return false;
  const [start, end] = [placeOn(side, one.corner), placeOn(side, other.corner)];
  const length = Math.abs(end - start);
  if (length < CUT_OFF.sideMin * Math.max(size.width, size.height)) return false;
  const cuts = [one, other].map((cut) => Math.hypot(cut.end[0] - cut.corner[0], cut.end[1] - cut.corner[1]));
  if (Math.min(...cuts) < CUT_OFF.cutMin * length || Math.max(...cuts) > CUT_OFF.cutMax * length)
    return false;
  if (strongest(supportOf(side, start, end)) < CUT_OFF.edgeMin || goesOn(side, start, end)) return false;
  return holdsText([one.corner, other.corner, other.end, one.end], text);
}

function goesOn(side: Line, start: number, end: number): boolean {
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  const beyond = [supportOf(side, low - 15, low - 3), supportOf(side, high + 3, high + 15)];
  return beyond.some((each) => strongest(each) > CUT_OFF.beyondMax);
}

function holdsText(quad: Quad, map: TextMap): boolean {
  const clockwise: Quad = areaOf(quad) >= 0 ? quad : [quad[0], quad[3], quad[2], quad[1]];
  const within = isWithin(map, clockwise);
  const print = countText(map, within);
  if (print < Math.max(CUT_OFF.textMin, CUT_OFF.textShareMin * countBlocks(map, within))) return false;
  const around = countText(map, (centre) => depthInside(clockwise, centre) < -map.block);
  return around <= CUT_OFF.textAroundMax * print;
}

function meet(one: Line, other: Line): Point | null {
  const sine = one.across * other.down - one.down * other.across;
  if (Math.abs(sine) < CUT_OFF.sineMin) return null;
  return [
    (one.offset * other.down - other.offset * one.down) / sine,
    (other.offset * one.across - one.offset * other.across) / sine,
  ];
}

function leave({ across, down }: Line, [x, y]: Point, sense: number, { width, height }: Size): Point {
  const [stepX, stepY] = [-down * sense, across * sense];
  const farX = stepX > 0 ? (width - x) / stepX : stepX < 0 ? -x / stepX : Number.POSITIVE_INFINITY;
  const farY = stepY > 0 ? (height - y) / stepY : stepY < 0 ? -y / stepY : Number.POSITIVE_INFINITY;
  const far = Math.min(farX, farY);
  return [x + far * stepX, y + far * stepY];
}

function placeOn({ across, down }: Line, [x, y]: Point): number {
  return across * y - down * x;
}

function strongest({ rising, falling }: { readonly rising: number; readonly falling: number }): number {
  return Math.max(rising, falling);
}

function borderDistance([x, y]: Point, { width, height }: Size): number {
  return Math.min(x, y, width - 1 - x, height - 1 - y);
}
