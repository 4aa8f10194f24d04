/**
 * A line of text as the segment through the middle of its letters, in a frame turned so that the page's lines run level:
 * there lines can be compared, joined and made longer.
 */
import type { Point, Quad } from '../document.ts';
import { lineOf, quadOf } from './line-quad.ts';

export interface Strip {
  readonly left: Point;
  readonly right: Point;
  readonly height: number;
}

/** The angle at which a page's lines run, in radians: half of all that is written is steeper. */
export function angleOf(quads: readonly Quad[]): number {
  const lines = quads
    .map((quad) => lineOf(quad))
    .map(({ along, length }) => ({ angle: Math.atan2(along[1], along[0]), length }));
  const half = lines.reduce((sum, { length }) => sum + length, 0) / 2;
  let sum = 0;
  for (const { angle, length } of lines.toSorted((one, other) => one.angle - other.angle)) {
    sum += length;
    if (sum >= half) return angle;
  }
  return 0;
}

export function toStrip(quad: Quad, angle: number): Strip {
  const { centre, along, length, height } = lineOf(quad);
  const end = (side: number): Point => [
    centre[0] + (side * along[0] * length) / 2,
    centre[1] + (side * along[1] * length) / 2,
  ];
  return { left: rotate(end(-1), -angle), right: rotate(end(1), -angle), height };
}

export function toQuad({ left, right, height }: Strip, angle: number): Quad {
  const [from, to] = [rotate(left, angle), rotate(right, angle)];
  const length = Math.max(1e-6, Math.hypot(to[0] - from[0], to[1] - from[1]));
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return quadOf({ centre: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], along, length, height });
}

export function lengthOf({ left, right }: Strip): number {
  return right[0] - left[0];
}

/** Where the middle of its letters lies above or below a place along it. */
export function levelAt({ left, right }: Strip, along: number): number {
  const slope = (right[1] - left[1]) / Math.max(1e-6, right[0] - left[0]);
  return left[1] + slope * (along - left[0]);
}

/** The same line from one place to another. */
export function reach(strip: Strip, from: number, to: number): Strip {
  return { ...strip, left: [from, levelAt(strip, from)], right: [to, levelAt(strip, to)] };
}

/** One strip from the first's start to the last's end; there is at least one, in order. */
export function joinStrips(pieces: readonly Strip[]): Strip {
  const [first, last] = [pieces[0] as Strip, pieces.at(-1) as Strip];
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const height = pieces.reduce((sum, piece) => sum + piece.height * lengthOf(piece), 0) / length;
  return { left: first.left, right: last.right, height };
}

function rotate([x, y]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos * x - sin * y, sin * x + cos * y];
}
