/** Follows a line through the picture and notes where along it an edge really is, so that any stretch of it can be judged in one step. */
import type { Edges } from './find-edges.ts';
import { lookAlong, type Profile, type Straight } from './look-along.ts';

/** All points with across · x + down · y = offset; (across, down) is of length 1. Place p on it is offset · normal + p · (-down, across). */
export interface Line {
  readonly across: number;
  readonly down: number;
  readonly offset: number;
  /** Places start at -reach. */
  readonly reach: number;
  /** Sums up to each place: pixels where the picture gets brighter along the normal, darker, and where there is a picture at all. */
  readonly rising: Float32Array;
  readonly falling: Float32Array;
  readonly seen: Float32Array;
  /** Of its best stretch: pixels with an edge of one sense, less those without. */
  readonly strength: number;
  /** Of that stretch: how many times as steep as the least that counts its edges are on average, up to CLEAR_MAX. */
  readonly clearness: number;
}

/** Of a stretch of a line: shares of what is seen of it. */
export interface Support {
  readonly rising: number;
  readonly falling: number;
  /** Of the stretch that lies in the picture, 0..1. */
  readonly seen: number;
}

/** Pixels without an edge that end a stretch faster than pixels with one build it. */
const GAP_COST = 1.2;

/** An edge so many times as steep as the least that counts is as clear as any. */
export const CLEAR_MAX = 8;

/** Followed twice, for a degree of direction is two pixels at the end of a long side. */
export function traceLine(edges: Edges, start: Straight, slopeMin: number): Line {
  const rough = lookAlong(edges, start, slopeMin);
  const straight = straighten(rough, start, bestStretch(rough, slopeMin));
  const profile = lookAlong(edges, straight, slopeMin);
  const stretch = bestStretch(profile, slopeMin);
  const [across, down] = [Math.cos(straight.angle), Math.sin(straight.angle)];
  return {
    across,
    down,
    offset: straight.offset,
    reach: profile.reach,
    strength: stretch.strength,
    clearness: clearnessOf(profile, stretch, slopeMin),
    ...sumUp(profile, slopeMin),
  };
}

export function supportOf({ rising, falling, seen, reach }: Line, from: number, to: number): Support {
  const last = seen.length - 1;
  const first = Math.min(Math.max(Math.round(Math.min(from, to)) + reach, 0), last);
  const end = Math.min(Math.max(Math.round(Math.max(from, to)) + reach, 0), last);
  const inPicture = (seen[end] as number) - (seen[first] as number);
  if (inPicture < 1) return { rising: 0, falling: 0, seen: 0 };
  return {
    rising: ((rising[end] as number) - (rising[first] as number)) / inPicture,
    falling: ((falling[end] as number) - (falling[first] as number)) / inPicture,
    seen: inPicture / Math.max(1, end - first),
  };
}

/** A faint edge counts less, half at the least slope; a strong one no more than a clear one. */
function weigh(slope: number, slopeMin: number): number {
  return Math.min(1, Math.abs(slope) / (2 * slopeMin));
}

function sumUp({ slope, first, last }: Profile, slopeMin: number): Pick<Line, 'rising' | 'falling' | 'seen'> {
  const rising = new Float32Array(slope.length);
  const falling = new Float32Array(slope.length);
  const seen = new Float32Array(slope.length);
  for (let place = 1; place < slope.length; place++) {
    const here = slope[place] as number;
    const weight = weigh(here, slopeMin);
    rising[place] = (rising[place - 1] as number) + (here > 0 ? weight : 0);
    falling[place] = (falling[place - 1] as number) + (here < 0 ? weight : 0);
    seen[place] = (seen[place - 1] as number) + (place >= first && place < last ? 1 : 0);
  }
  return { rising, falling, seen };
}

interface Stretch {
  readonly strength: number;
  readonly from: number;
  readonly to: number;
}

function bestStretch(profile: Profile, slopeMin: number): Stretch {
  const [rising, falling] = [1, -1].map((sense) => bestOfSense(profile, sense, slopeMin)) as [
    Stretch,
    Stretch,
  ];
  return rising.strength >= falling.strength ? rising : falling;
}

function clearnessOf({ slope }: Profile, { from, to }: Stretch, slopeMin: number): number {
  let sum = 0;
  for (let i = from; i <= to; i++) sum += Math.min(CLEAR_MAX, Math.abs(slope[i] as number) / slopeMin);
  return sum / (to - from + 1);
}

/** The stretch of the largest sum, by Kadane's rule: a sum that fell below nothing starts anew. */
function bestOfSense({ slope, first, last }: Profile, sense: number, slopeMin: number): Stretch {
  let best: Stretch = { strength: 0, from: first, to: first };
  let sum = 0;
  let from = first;
  for (let place = first; place < last; place++) {
    if (sum <= 0) {
      sum = 0;
      from = place;
    }
    const here = (slope[place] as number) * sense;
    sum += here > 0 ? weigh(here, slopeMin) : -GAP_COST;
    if (sum > best.strength) best = { strength: sum, from, to: place };
  }
  return best;
}

/** Least squares through the edges beside the stretch. */
function straighten({ reach, slope, beside }: Profile, start: Straight, { from, to }: Stretch): Straight {
  let [count, sum, sumPlace, sumSquare, sumProduct] = [0, 0, 0, 0, 0];
  for (let i = from; i <= to; i++) {
    if (slope[i] === 0) continue;
    const place = i - reach;
    const value = beside[i] as number;
    count++;
    sum += value;
    sumPlace += place;
    sumSquare += place * place;
    sumProduct += place * value;
  }
  const spread = count * sumSquare - sumPlace * sumPlace;
  if (count < 3 || spread === 0) return start;
  const tilt = (count * sumProduct - sumPlace * sum) / spread;
  const shift = (sum - tilt * sumPlace) / count;
  const turn = Math.atan(tilt);
  return { angle: start.angle - turn, offset: (start.offset + shift) * Math.cos(turn) };
}
