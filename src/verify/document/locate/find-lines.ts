/** Edges → the straight lines on which many of them lie in a row: a Hough transform in which an edge votes only for its own direction. */
import type { Edges } from './find-edges.ts';
import { CLEAR_MAX, type Line, traceLine } from './trace-line.ts';

const LINES = {
  /** Of the normal's half turn: one degree each. */
  directions: 180,
  /** Degrees to both sides for which an edge votes: its direction is measured on three pixels, on a staircase of them. */
  voteSpread: 5,
  /** Votes of a line worth following, as a share of the picture's longer side; a document's side is longer. */
  votesMin: 0.06,
  /** Lines that are followed, most votes first. */
  followedMax: 300,
  /** Lines that are kept, and how many of them within one of six ranges of direction, so that wood's grain leaves room for the rest. */
  keptMax: 60,
  perRangeMax: 26,
  ranges: 6,
  /** Degrees and pixels within which two peaks are one line. */
  apart: 2,
  /** Lines that are one when followed: the sine of their angle, half a degree, and their distance in the picture's middle, pixels. */
  sameSine: 0.01,
  samePx: 1,
} as const;

/** Strongest first. `slopeMin`: grey levels per pixel from which on a change counts. */
export function findLines(edges: Edges, slopeMin: number): Line[] {
  const longer = Math.max(edges.width, edges.height);
  const votes = collectVotes(edges, slopeMin);
  const lines = findPeaks(votes, LINES.votesMin * longer)
    .map(({ direction, offset }) => traceLine(edges, { angle: toRadians(direction), offset }, slopeMin))
    .filter(({ strength }) => strength >= (LINES.votesMin * longer) / 2)
    .sort((one, other) => other.strength * other.clearness - one.strength * one.clearness);
  return keepDiverse(lines, edges);
}

interface Votes {
  readonly counts: Uint16Array;
  /** The same, a clear edge counting as several. */
  readonly weights: Float32Array;
  /** Offsets run from -reach to reach. */
  readonly reach: number;
  readonly pitch: number;
}

function collectVotes(edges: Edges, slopeMin: number): Votes {
  const { width, height, across, down, slope } = edges;
  const reach = Math.ceil(Math.hypot(width, height));
  const pitch = 2 * reach + 1;
  const counts = new Uint16Array(LINES.directions * pitch);
  const weights = new Float32Array(counts.length);
  const normals = Array.from({ length: LINES.directions }, (_, i) => toRadians(i));
  const cosines = normals.map(Math.cos);
  const sines = normals.map(Math.sin);
  for (let at = width; at < slope.length - width; at++) {
    if ((slope[at] as number) < slopeMin || !isRidge(edges, at)) continue;
    const row = Math.floor(at / width);
    const column = at - row * width;
    const turn = Math.atan2(down[at] as number, across[at] as number) / Math.PI;
    const weight = Math.min(CLEAR_MAX, (slope[at] as number) / slopeMin);
    const centre = Math.round((turn < 0 ? turn + 1 : turn) * LINES.directions);
    for (let step = -LINES.voteSpread; step <= LINES.voteSpread; step++) {
      const direction = (centre + step + LINES.directions) % LINES.directions;
      const offset = column * (cosines[direction] as number) + row * (sines[direction] as number);
      const bin = direction * pitch + Math.round(offset) + reach;
      counts[bin] = (counts[bin] as number) + 1;
      weights[bin] = (weights[bin] as number) + weight;
    }
  }
  return { counts, weights, reach, pitch };
}

/** Whether the slope is steepest here, across the edge. */
function isRidge({ width, across, down, slope }: Edges, at: number): boolean {
  const dx = across[at] as number;
  const dy = down[at] as number;
  const [flat, steep] = [Math.abs(dy) < 0.4142 * Math.abs(dx), Math.abs(dx) < 0.4142 * Math.abs(dy)];
  const step = flat ? 1 : steep ? width : dx * dy > 0 ? width + 1 : width - 1;
  const here = slope[at] as number;
  return here > (slope[at - step] as number) && here >= (slope[at + step] as number);
}

interface Peak {
  readonly direction: number;
  readonly offset: number;
  readonly weight: number;
}

function findPeaks({ counts, weights, reach, pitch }: Votes, votesMin: number): Peak[] {
  const peaks: Peak[] = [];
  for (let bin = 0; bin < counts.length; bin++) {
    if ((counts[bin] as number) < votesMin) continue;
    const weight = weights[bin] as number;
    if (weight < (weights[bin - 1] as number) || weight <= (weights[bin + 1] as number)) continue;
    const direction = Math.floor(bin / pitch);
    peaks.push({ direction, offset: bin - direction * pitch - reach, weight });
  }
  peaks.sort((one, other) => other.weight - one.weight);
  const kept: Peak[] = [];
  for (const peak of peaks) {
    if (kept.length === LINES.followedMax) break;
    if (kept.every((better) => !isSame(better, peak))) kept.push(peak);
  }
  return kept;
}

/** A normal turned by half a turn points the other way: the offset changes its sign. */
function isSame(one: Peak, other: Peak): boolean {
  const apart = Math.abs(one.direction - other.direction);
  if (apart <= LINES.apart) return Math.abs(one.offset - other.offset) <= LINES.apart;
  if (LINES.directions - apart <= LINES.apart) return Math.abs(one.offset + other.offset) <= LINES.apart;
  return false;
}

function keepDiverse(lines: readonly Line[], { width, height }: Edges): Line[] {
  const counts = new Array<number>(LINES.ranges).fill(0);
  const kept: Line[] = [];
  for (const line of lines) {
    if (kept.length === LINES.keptMax) break;
    const turn = (Math.atan2(line.down, line.across) / Math.PI + 1) % 1;
    const range = Math.min(LINES.ranges - 1, Math.floor(turn * LINES.ranges));
    const count = counts[range] as number;
    if (count >= LINES.perRangeMax) continue;
    if (kept.some((better) => areSame(better, line, width / 2, height / 2))) continue;
    counts[range] = count + 1;
    kept.push(line);
  }
  return kept;
}

/** Many peaks of the votes lead to one line; the place is where their distance is taken. */
function areSame(one: Line, other: Line, x: number, y: number): boolean {
  const sine = one.across * other.down - one.down * other.across;
  if (Math.abs(sine) > LINES.sameSine) return false;
  const sense = Math.sign(one.across * other.across + one.down * other.down);
  const [near, far] = [one, other].map((line) => line.across * x + line.down * y - line.offset);
  return Math.abs((near as number) - sense * (far as number)) < LINES.samePx;
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / LINES.directions;
}
