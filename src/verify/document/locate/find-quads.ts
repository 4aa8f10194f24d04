/** Lines → quads that four of them can enclose, each with how convincing it is as a document's outline. */
import type { Point, Quad } from '../document.ts';
import { measureShape } from './measure-shape.ts';
import { areaOf, centreOf, depthInside, sidesOf } from './quad.ts';
import { type Line, supportOf } from './trace-line.ts';

const QUADS = {
  /** Longest side, as a share of the picture's longer side, and area of the whole. */
  longestMin: 0.13,
  areaMin: 0.012,
  /** A side in pixels of the picture that is searched. */
  sidePxMin: 8,
  /** How far a corner may lie beyond the border, as a share of the picture's longer side. */
  beyondMax: 0.08,
  /** Share of a side on which an edge must be: of the weakest and of all four on average. Fingers and shadows hide some. */
  sideMin: 0.42,
  meanMin: 0.6,
  /** Of a side at both ends, where an ID-1 card's corner of 3.18 mm is round already. */
  cornerShare: 0.06,
  /** Of a side beyond both ends, where a document's edge is over. */
  afterShare: 0.07,
  /** Of a side at both ends, where an edge that reaches its corners must be. */
  endShare: 0.22,
  /** Share beyond both ends from which on the line is something longer, a table's edge or a stripe. */
  onMax: 0.5,
  /** What edges beyond all corners, and none near them, take from the score. */
  afterCost: 0.6,
  endsCost: 0.4,
  /** Pixels around a corner that may belong to either side of it. */
  cornerPx: 3,
  /** Of two neighbours, as the sine of the angle between them: 45°. */
  sineMin: 0.7,
  /** Of two opposite sides: 35°. */
  oppositeSineMax: 0.57,
  /** Likeness to a rectangle of a document's proportions, 0..1. */
  shapeMin: 0.15,
  /** Corners closer than this, as a share of the picture's longer side, make two quads one. */
  sameShare: 0.005,
  keptMax: 40,
} as const;

export interface Candidate {
  /** Clockwise, in pixels of the picture that was searched. */
  readonly corners: Quad;
  /** 0..1: of edges on the sides, of the shape and of an end at every corner. */
  readonly score: number;
  /** Share of the picture, 0..1. */
  readonly area: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Best first, each outline once. */
export function findQuads(lines: readonly Line[], size: Size): Candidate[] {
  const grid = { lines, crossings: lines.map((one) => lines.map((other) => cross(one, other, size))) };
  const table = { ...grid, shares: new Float32Array(lines.length ** 3).fill(Number.NaN) };
  const found: Candidate[] = [];
  for (const sides of enclose(table)) {
    const candidate = weigh(table, sides, size);
    if (candidate) found.push(candidate);
  }
  found.sort((one, other) => other.score - one.score);
  return dropTwins(found, QUADS.sameShare * Math.max(size.width, size.height));
}

interface Table {
  readonly lines: readonly Line[];
  readonly crossings: readonly (readonly (Point | null)[])[];
  /** Of the edge on a line between two others, by the three numbers; NaN where nobody asked yet. */
  readonly shares: Float32Array;
}
type Sides = readonly [number, number, number, number];

/** Where two lines meet, null when that is far outside or too flat an angle. */
function cross(one: Line, other: Line, { width, height }: Size): Point | null {
  const sine = one.across * other.down - one.down * other.across;
  if (Math.abs(sine) < QUADS.sineMin) return null;
  const x = (one.offset * other.down - other.offset * one.down) / sine;
  const y = (other.offset * one.across - one.offset * other.across) / sine;
  const beyond = QUADS.beyondMax * Math.max(width, height);
  const inside = x > -beyond && y > -beyond && x < width + beyond && y < height + beyond;
  return inside ? [x, y] : null;
}

/** Sides in order around the quad; each set of four once, for its first line is the one of the lowest number. */
function* enclose(table: Table): Generator<Sides> {
  const { lines, crossings } = table;
  for (let first = 0; first < lines.length; first++) {
    const neighbours = lines.map((_, i) => i).filter((i) => i > first && crossings[first]?.[i]);
    for (const [at, second] of neighbours.entries()) {
      for (const fourth of neighbours.slice(at + 1)) {
        if (!areOpposite(lines[second] as Line, lines[fourth] as Line)) continue;
        if (isSide(table, first, second, fourth)) yield* close(table, first, second, fourth);
      }
    }
  }
}

function* close(table: Table, first: number, second: number, fourth: number): Generator<Sides> {
  const { lines, crossings } = table;
  for (let third = first + 1; third < lines.length; third++) {
    if (!crossings[third]?.[second] || !crossings[third]?.[fourth]) continue;
    if (!isSide(table, third, second, fourth)) continue;
    if (!isSide(table, second, first, third) || !isSide(table, fourth, first, third)) continue;
    if (areOpposite(lines[first] as Line, lines[third] as Line)) yield [first, second, third, fourth];
  }
}

function areOpposite(one: Line, other: Line): boolean {
  return Math.abs(one.across * other.down - one.down * other.across) <= QUADS.oppositeSineMax;
}

function isSide(table: Table, side: number, from: number, to: number): boolean {
  const { lines, crossings, shares } = table;
  const [low, high] = from < to ? [from, to] : [to, from];
  const at = (side * lines.length + low) * lines.length + high;
  if (Number.isNaN(shares[at])) {
    const line = lines[side] as Line;
    const start = placeOn(line, crossings[side]?.[low] as Point);
    const end = placeOn(line, crossings[side]?.[high] as Point);
    const share = edgeShare(line, start, end);
    const goesOn = share >= QUADS.sideMin && Math.min(...edgesBeyond(line, start, end)) > QUADS.onMax;
    shares[at] = goesOn ? 0 : share;
  }
  return (shares[at] as number) >= QUADS.sideMin;
}

function placeOn({ across, down }: Line, [x, y]: Point): number {
  return across * y - down * x;
}

/** Of the side without its corners: mostly one sense, for a document is lighter than what it lies on, or darker. */
function edgeShare(line: Line, start: number, end: number): number {
  if (Math.abs(end - start) < QUADS.sidePxMin) return 0;
  const cut = QUADS.cornerShare * (end - start);
  const { rising, falling, seen } = supportOf(line, start + cut, end - cut);
  if (seen < 0.4) return 0;
  return Math.max(rising, falling) + Math.min(rising, falling) / 3;
}

/** Shares of what lies before and after the side on its own line that have an edge of the same sense too. */
function edgesBeyond(line: Line, start: number, end: number): readonly [number, number] {
  const length = QUADS.afterShare * (end - start);
  const gap = QUADS.cornerPx * Math.sign(end - start);
  const { rising, falling } = supportOf(line, start, end);
  const sense = rising >= falling ? 'rising' : 'falling';
  return [
    supportOf(line, start - gap, start - gap - length)[sense],
    supportOf(line, end + gap, end + gap + length)[sense],
  ];
}

/** Mean share near both ends, of the sense that the side has. */
function edgeAtEnds(line: Line, start: number, end: number): number {
  const [near, far] = [QUADS.cornerShare * (end - start), QUADS.endShare * (end - start)];
  const { rising, falling } = supportOf(line, start, end);
  const sense = rising >= falling ? 'rising' : 'falling';
  return (
    (supportOf(line, start + near, start + far)[sense] + supportOf(line, end - near, end - far)[sense]) / 2
  );
}

function weigh({ lines, crossings }: Table, sides: Sides, size: Size): Candidate | null {
  const corners = [3, 0, 1, 2].map((before, i) => crossings[sides[before] as number]?.[sides[i] as number]);
  const quad = clockwise(corners as unknown as Quad);
  const area = areaOf(quad) / (size.width * size.height);
  const longer = Math.max(size.width, size.height);
  if (area < QUADS.areaMin || Math.max(...sidesOf(quad)) < QUADS.longestMin * longer) return null;
  if (!isConvex(quad)) return null;
  const shape = measureShape(quad, size);
  if (shape < QUADS.shapeMin) return null;
  const measured = sides.map((side, i) => {
    const line = lines[side] as Line;
    const [start, end] = [placeOn(line, corners[i] as Point), placeOn(line, corners[(i + 1) % 4] as Point)];
    return {
      share: edgeShare(line, start, end),
      after: average(edgesBeyond(line, start, end)),
      ends: edgeAtEnds(line, start, end),
    };
  });
  const shares = measured.map(({ share }) => share);
  const mean = average(shares);
  if (mean < QUADS.meanMin) return null;
  const after = average(measured.map(({ after }) => after));
  const ends = average(measured.map(({ ends }) => ends));
  const edges = (mean + Math.min(...shares)) / 2;
  const finish = (1 - QUADS.afterCost * after) * (1 - QUADS.endsCost * (1 - ends));
  const score = edges * finish * Math.sqrt(shape);
  return { corners: quad, score, area };
}

function clockwise(quad: Quad): Quad {
  return areaOf(quad) >= 0 ? quad : [quad[0], quad[3], quad[2], quad[1]];
}

function isConvex(quad: Quad): boolean {
  return depthInside(quad, centreOf(quad)) > 0;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dropTwins(candidates: readonly Candidate[], closeBy: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (kept.length === QUADS.keptMax) break;
    if (kept.every((better) => !areTwins(better.corners, candidate.corners, closeBy))) kept.push(candidate);
  }
  return kept;
}

function areTwins(one: Quad, other: Quad, closeBy: number): boolean {
  return one.every(([x, y]) => other.some((corner) => Math.hypot(corner[0] - x, corner[1] - y) < closeBy));
}
