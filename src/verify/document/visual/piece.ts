/** Lines of text as the reading of fields wants them: bounded, upright, sorted, without the machine-readable zone. */
import type { Quad, TextLine } from '../document.ts';

/** Pixels of the page. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line, or some words of one. */
export interface Piece {
  readonly text: string;
  /** The recogniser's, 0..1. */
  readonly confidence: number;
  readonly place: Place;
}

/** A document has some tens of lines; what has more is no document, and must not cost more. */
const LINES_MAX = 250;
const CHARACTERS_MAX = 160;

/** Degrees from the page's reading direction: what leans more is a watermark or stands upright along an edge. */
const LEAN_MAX = 20;
/** A line that is so many times as long as it is high tells the reading direction of its page. */
const LONG = 2;

/** From top to bottom. Lines without text or without a place, and those that run in another direction, are left out. */
export function toPieces(lines: readonly TextLine[]): Piece[] {
  const some = lines.slice(0, LINES_MAX);
  const direction = directionOf(some);
  return some
    .filter(({ quad }) => !isLong(quad) || Math.abs(turnOf(quad) - direction) <= LEAN_MAX)
    .flatMap(({ text, confidence, quad }) => {
      const place = placeOf(quad);
      const words = text.slice(0, CHARACTERS_MAX).replace(/\s+/g, ' ').trim();
      return place && words && !isMrz(words) ? [{ text: words, confidence: share(confidence), place }] : [];
    })
    .toSorted((one, other) => one.place.top - other.place.top || one.place.left - other.place.left);
}

/** Fillers tell it, and where they were misread, its length without a space and its many digits. */
export function isMrz(text: string): boolean {
  const fillers = text.match(/[<«‹]/g)?.length ?? 0;
  if (fillers >= 2) return true;
  return /^[A-Z0-9<«‹]{28,46}$/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 8;
}

/** The words between two characters of a piece; where they lie is estimated, as if all characters were equally wide. */
export function cut({ text, confidence, place }: Piece, start: number, end: number): Piece {
  const pitch = (place.right - place.left) / Math.max(1, text.length);
  const left = place.left + pitch * start;
  return {
    text: text.slice(start, end),
    confidence,
    place: { ...place, left, right: place.left + pitch * end },
  };
}

export function heightOf({ top, bottom }: Place): number {
  return Math.max(1, bottom - top);
}

export function middleOf({ top, bottom }: Place): number {
  return (top + bottom) / 2;
}

/** Shared pixels across; negative is the gap between the two. */
export function overlapAcross(one: Place, other: Place): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

export function overlapDown(one: Place, other: Place): number {
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
}

/** Degrees clockwise, of the middle one of the long lines. */
function directionOf(lines: readonly TextLine[]): number {
  const turns = lines.filter(({ quad }) => isLong(quad)).map(({ quad }) => turnOf(quad));
  return turns.toSorted((one, other) => one - other)[Math.floor(turns.length / 2)] ?? 0;
}

function turnOf([[left, top], [right, rightTop]]: Quad): number {
  return (Math.atan2(rightTop - top, right - left) * 180) / Math.PI;
}

function isLong([[left, top], [right, rightTop], , [underLeft, under]]: Quad): boolean {
  return Math.hypot(right - left, rightTop - top) > LONG * Math.hypot(underLeft - left, under - top);
}

/** Top and bottom are means over both ends, so that a page that leans a little makes no line higher. */
function placeOf([topLeft, topRight, bottomRight, bottomLeft]: Quad): Place | null {
  const place = {
    left: Math.min(topLeft[0], bottomLeft[0]),
    right: Math.max(topRight[0], bottomRight[0]),
    top: (topLeft[1] + topRight[1]) / 2,
    bottom: (bottomLeft[1] + bottomRight[1]) / 2,
  };
  const sound = Object.values(place).every(Number.isFinite);
  return sound && place.right > place.left && place.bottom > place.top ? place : null;
}

function share(confidence: number): number {
  return Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : 0;
}
