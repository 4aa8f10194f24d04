/** Rough corners → corners to about a pixel: each side is measured again at many places across it, and a line laid through what was found. */
import type { Pixels } from '../../image/pixels.ts';
import type { Point, Quad } from '../document.ts';

const REFINE = {
  /** Places along a side at which it is measured; its ends are left out, for corners may be round. */
  places: 48,
  endShare: 0.08,
  /** Rounds of laying the line again through the places that lie near it. */
  rounds: 4,
  /** Grey levels that a place must change by to count. */
  stepMin: 3,
  /** Share of the places that must agree, or the side stays where it was. */
  agreeMin: 0.3,
  /** Weight that a place at the end of the search has beside one in its middle: of two edges the nearer is meant. */
  farWeight: 0.5,
  /** Share of the clearest change that still is the same edge. */
  plateau: 0.9,
} as const;

/** `reach`: how far a side may be off, in pixels of this picture. Corners that would leave that are kept as they were. */
export function refineCorners(pixels: Pixels, quad: Quad, reach: number): Quad {
  const sides = quad.map((corner, i) => refineSide(pixels, corner, quad[(i + 1) % 4] as Point, reach));
  const corners = quad.map((corner, i) => {
    const met = meet(sides[(i + 3) % 4] as Side, sides[i] as Side);
    return met && Math.hypot(met[0] - corner[0], met[1] - corner[1]) < 3 * reach ? met : corner;
  });
  return corners as unknown as Quad;
}

/** A point and a direction of length 1. */
interface Side {
  readonly from: Point;
  readonly along: Point;
}

/** Where on the side, and how far across it the edge was found, both in pixels. */
interface Found {
  readonly place: number;
  readonly beside: number;
}

function refineSide(pixels: Pixels, from: Point, to: Point, reach: number): Side {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const found: Found[] = [];
  for (let i = 0; i < REFINE.places; i++) {
    const place = length * (REFINE.endShare + ((1 - 2 * REFINE.endShare) * (i + 0.5)) / REFINE.places);
    const at: Point = [from[0] + place * along[0], from[1] + place * along[1]];
    const beside = findEdge(pixels, at, along, reach);
    if (beside !== null) found.push({ place, beside });
  }
  const { tilt, shift } = layLine(found, reach);
  const size = Math.hypot(1, tilt);
  return {
    from: [from[0] - shift * along[1], from[1] + shift * along[0]],
    along: [(along[0] - tilt * along[1]) / size, (along[1] + tilt * along[0]) / size],
  };
}

/** Pixels across the side, to its right seen along it, where the colour changes most; null where it hardly does. */
function findEdge(pixels: Pixels, at: Point, along: Point, reach: number): number | null {
  const span = Math.ceil(reach);
  const gap = Math.max(1, Math.round(reach / 4));
  const changes = Array.from({ length: 2 * span + 1 }, (_, i) => changeAt(pixels, at, along, i - span, gap));
  let [best, clearest]: [number, number] = [REFINE.stepMin, -1];
  changes.forEach((change, i) => {
    const weighed = change * (1 - ((1 - REFINE.farWeight) * Math.abs(i - span)) / span);
    if (weighed > best) [best, clearest] = [weighed, i];
  });
  return clearest < 0 ? null : middleOf(changes, clearest) - span;
}

/** Of the places around one that change as much: what compares over a gap finds a sharp edge at all of its width. */
function middleOf(changes: readonly number[], clearest: number): number {
  const enough = REFINE.plateau * (changes[clearest] as number);
  let [from, to] = [clearest, clearest];
  while ((changes[from - 1] ?? 0) >= enough) from--;
  while ((changes[to + 1] ?? 0) >= enough) to++;
  return (from + to) / 2;
}

/** Grey levels between the two sides of the place that lies `far` across; 0 at the picture's border. */
function changeAt(pixels: Pixels, [x, y]: Point, along: Point, far: number, gap: number): number {
  const [normalX, normalY] = [-along[1], along[0]];
  const before = offset(pixels, x + (far - gap) * normalX, y + (far - gap) * normalY);
  const after = offset(pixels, x + (far + gap) * normalX, y + (far + gap) * normalY);
  return before < 0 || after < 0 ? 0 : difference(pixels.data, before, after);
}

/** Of the pixel's first byte, negative outside the picture. */
function offset({ width, height }: Pixels, x: number, y: number): number {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return -1;
  return 3 * (row * width + column);
}

/** Of the channel that differs most. */
function difference(data: Uint8Array, one: number, other: number): number {
  const red = Math.abs((data[one] as number) - (data[other] as number));
  const green = Math.abs((data[one + 1] as number) - (data[other + 1] as number));
  const blue = Math.abs((data[one + 2] as number) - (data[other + 2] as number));
  return Math.max(red, green, blue);
}

/** Least absolute deviations by reweighting: fingers and print beside the side do not pull at it. */
function layLine(found: readonly Found[], reach: number): { readonly tilt: number; readonly shift: number } {
  let line = { tilt: 0, shift: 0 };
  if (found.length < REFINE.agreeMin * REFINE.places) return line;
  for (let round = 0; round < REFINE.rounds; round++) {
    const near = Math.max(1, reach / (round + 2));
    let [sum, sumPlace, sumBeside, sumSquare, sumProduct] = [0, 0, 0, 0, 0];
    for (const { place, beside } of found) {
      const weight = 1 / (1 + (Math.abs(beside - line.tilt * place - line.shift) / near) ** 3);
      sum += weight;
      sumPlace += weight * place;
      sumBeside += weight * beside;
      sumSquare += weight * place * place;
      sumProduct += weight * place * beside;
    }
    const spread = sum * sumSquare - sumPlace * sumPlace;
    if (spread <= 0) break;
    const tilt = (sum * sumProduct - sumPlace * sumBeside) / spread;
    line = { tilt, shift: (sumBeside - tilt * sumPlace) / sum };
  }
  return line;
}

function meet(one: Side, other: Side): Point | null {
  const sine = one.along[0] * other.along[1] - one.along[1] * other.along[0];
  if (Math.abs(sine) < 0.1) return null;
  const [dx, dy] = [other.from[0] - one.from[0], other.from[1] - one.from[1]];
  const far = (dx * other.along[1] - dy * other.along[0]) / sine;
  return [one.from[0] + far * one.along[0], one.from[1] + far * one.along[1]];
}
