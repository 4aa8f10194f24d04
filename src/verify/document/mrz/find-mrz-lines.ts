/**
 * The regions of text on a page → where the machine-readable zone may lie: two or three long lines of one size and one extent,
 * evenly stacked (ICAO 9303-3 §4.1). Candidates come best first; whether one is a zone only its characters can tell.
 */
import type { Pixels } from '../../image/pixels.ts';
import type { Quad, TextRegion } from '../document.ts';
import { findStrokeBands } from '../text/find-stroke-bands.ts';
import { areAlike, joinPieces, middleOf } from '../text/join-pieces.ts';
import { lineOf } from '../text/line-quad.ts';
import { splitRows } from '../text/split-rows.ts';
import { angleOf, joinStrips, lengthOf, levelAt, reach, type Strip, toQuad, toStrip } from '../text/strip.ts';

const CANDIDATES_MAX = 3;
/** A detector that sees so much of a page sees its zone too: the slow search by strokes is for a page on which it is blind. */
const REGIONS_ENOUGH = 5;
/** Length in heights of a line as the detector draws it: 30 characters measured 16 to 20, 36 19 to 25, 44 27 to 31. Below `whole` an end is missing. */
const ASPECT = { min: 12, whole: 16, threeLinesMax: 24 } as const;
/** A region of fewer heights than a line has, but of at least so many, may be two lines in one. */
const STACKED_ASPECT_MIN = 5;
/** Share of the longest line that must have been seen of each other one. */
const COVERAGE_MIN = 0.3;
/** In heights: from one line's middle to the next one's, and how far a piece may stand out of the longest line. */
const PITCH = { min: 0.8, max: 3.2 } as const;
const OVERHANG_MAX = 1.5;
/** How much two gaps between three lines may differ. */
const PITCH_RATIO_MAX = 1.35;
/** What being three, and being the lowest text of the page, adds to the mean coverage. */
const BONUS = { threeLines: 0.1, low: 0.4 } as const;

interface Row {
  readonly strip: Strip;
  /** Share of the longest line that was seen. */
  readonly coverage: number;
}

/** Where the highest and the lowest line of the page lie. */
interface Span {
  readonly top: number;
  readonly bottom: number;
}

interface Zone {
  readonly rows: readonly Row[];
  readonly score: number;
}

/** Each candidate's lines from the top; none when the page has no long lines. Regions are those of `detectText`. */
export function findMrzLines(page: Pixels, regions: readonly TextRegion[]): Quad[][] {
  const found = findZones(page, regions);
  return found.length > 0 || regions.length >= REGIONS_ENOUGH
    ? found
    : findZones(page, findStrokeBands(page));
}

function findZones(page: Pixels, regions: readonly TextRegion[]): Quad[][] {
  const quads = regions.flatMap(({ quad }) => (mayBeStacked(quad) ? splitRows(page, quad) : [quad]));
  const angle = angleOf(quads);
  const strips = quads.map((quad) => toStrip(quad, angle)).filter(isLevel);
  const levels = strips.map(middleOf);
  const span = { top: Math.min(...levels), bottom: Math.max(...levels) };
  const zones = [...strips, ...joinPieces(strips)]
    .filter((strip) => lengthOf(strip) >= ASPECT.min * strip.height)
    .flatMap((longest) => zonesAround(longest, rowsBeside(longest, strips), span))
    .toSorted((one, other) => other.score - one.score);
  return distinct(zones).map(({ rows }) => rows.map(({ strip }) => toQuad(strip, angle)));
}

function mayBeStacked(quad: Quad): boolean {
  const { length, height } = lineOf(quad);
  return length >= STACKED_ASPECT_MIN * height && length < ASPECT.min * height;
}

/** Runs with the other lines of the page. */
function isLevel(strip: Strip): boolean {
  return lengthOf(strip) > 0 && Math.abs(strip.right[1] - strip.left[1]) < lengthOf(strip) / 4;
}

/** All lines that run over the extent of the longest one, itself included, from the top; their pieces are joined and they reach from end to end. */
function rowsBeside(longest: Strip, strips: readonly Strip[]): Row[] {
  const beside = strips.filter((strip) => areAlike(longest, strip) && isWithin(longest, strip));
  const levels: Strip[][] = [];
  for (const strip of beside.toSorted((one, other) => offset(longest, one) - offset(longest, other))) {
    const level = levels.at(-1);
    const last = level?.at(-1);
    const isSame = last && offset(longest, strip) - offset(longest, last) < longest.height / 2;
    if (isSame) level?.push(strip);
    else levels.push([strip]);
  }
  return levels.map((level) => rowOf(longest, level));
}

function isWithin(longest: Strip, strip: Strip): boolean {
  const overhang = OVERHANG_MAX * longest.height;
  return strip.left[0] >= longest.left[0] - overhang && strip.right[0] <= longest.right[0] + overhang;
}

/** How far below the longest line, in the middle of the strip. */
function offset(longest: Strip, strip: Strip): number {
  return middleOf(strip) - levelAt(longest, (strip.left[0] + strip.right[0]) / 2);
}

/** A line of which much was seen keeps its own slope, another one takes the longest one's. */
function rowOf(longest: Strip, level: readonly Strip[]): Row {
  const pieces = level.toSorted((one, other) => one.left[0] - other.left[0]);
  const coverage = Math.min(1, pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) / lengthOf(longest));
  const [from, to] = [longest.left[0], longest.right[0]];
  const joined = joinStrips(pieces);
  if (lengthOf(joined) > lengthOf(longest) / 2) return { strip: reachOut(joined, from, to), coverage };
  const shift = offset(longest, joined);
  const [left, right] = [longest.left, longest.right];
  const strip: Strip = {
    left: [from, left[1] + shift],
    right: [to, right[1] + shift],
    height: longest.height,
  };
  return { strip, coverage };
}

/** Made longer where it ends early; what stands out stays. */
function reachOut(strip: Strip, from: number, to: number): Strip {
  return reach(strip, Math.min(strip.left[0], from), Math.max(strip.right[0], to));
}

function zonesAround(longest: Strip, rows: readonly Row[], span: Span): Zone[] {
  const seen = rows.filter(({ coverage }) => coverage >= COVERAGE_MIN);
  const wholeness = Math.min(1, lengthOf(longest) / longest.height / ASPECT.whole);
  const counts = lengthOf(longest) <= ASPECT.threeLinesMax * longest.height ? [2, 3] : [2];
  return counts.flatMap((count) =>
    seen.flatMap((_, first) => {
      const stack = seen.slice(first, first + count);
      return stack.length === count && isEven(stack, longest)
        ? [{ rows: stack, score: wholeness * scoreOf(stack, span) }]
        : [];
    }),
  );
}

function isEven(rows: readonly Row[], longest: Strip): boolean {
  const levels = rows.map(({ strip }) => middleOf(strip));
  const gaps = levels.slice(1).map((level, i) => level - (levels[i] as number));
  const [narrowest, widest] = [Math.min(...gaps), Math.max(...gaps)];
  const hasLongest = levels.some((level) => Math.abs(level - middleOf(longest)) < longest.height / 2);
  const isStack = narrowest >= PITCH.min * longest.height && widest <= PITCH.max * longest.height;
  return hasLongest && isStack && widest <= PITCH_RATIO_MAX * narrowest;
}

function scoreOf(rows: readonly Row[], { top, bottom }: Span): number {
  const coverage = rows.reduce((sum, row) => sum + row.coverage, 0) / rows.length;
  const lowness = (middleOf((rows.at(-1) as Row).strip) - top) / Math.max(1, bottom - top);
  return coverage + (rows.length > 2 ? BONUS.threeLines : 0) + BONUS.low * lowness;
}

/** The best ones; of those with a line in common only the best with two lines and the best with three. */
function distinct(zones: readonly Zone[]): Zone[] {
  const kept: Zone[] = [];
  for (const zone of zones) {
    const isKnown = kept.some(
      ({ rows }) =>
        rows.length === zone.rows.length &&
        rows.some((row) => zone.rows.some((other) => areSame(row, other))),
    );
    if (!isKnown) kept.push(zone);
    if (kept.length === CANDIDATES_MAX) break;
  }
  return kept;
}

function areSame({ strip: one }: Row, { strip: other }: Row): boolean {
  return Math.abs(levelAt(one, other.left[0]) - other.left[1]) < one.height / 2;
}
