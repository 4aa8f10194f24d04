/** Where the value of a label can be: on its line, right of it, or below it. Geometry only; the grammars decide later. */
import type { Label } from './find-labels.ts';
import { cut, heightOf, middleOf, overlapAcross, overlapDown, type Piece, type Place } from './piece.ts';

export interface Candidate {
  readonly label: Label;
  readonly piece: Piece;
  /** The piece that it is a part of, to know what is taken already. */
  readonly whole: Piece;
  /** 0 is surely the label's; greater is farther. */
  readonly cost: number;
}

/** In heights of the line. */
const RIGHT = { gapMax: 18, costStart: 0.25, costPerGap: 0.12 } as const;
const BELOW = { gapMax: 1.6, costPerHeight: 0.5, costPerShift: 0.12, shiftMax: 6 } as const;
/** A line under two labels is divided between them; where exactly is an estimate. */
const DIVIDED_COST = 0.2;

/** `pieces` have no label in them; `labels` are all of the page. */
export function findCandidates(
  label: Label,
  labels: readonly Label[],
  pieces: readonly Piece[],
): Candidate[] {
  const beside = label.rest ? [{ label, piece: label.rest, whole: label.rest, cost: 0 }] : [];
  const others = labels.filter((other) => other !== label);
  const reachable = pieces.flatMap((piece) => {
    const candidate = toTheRight(label, piece, others) ?? (label.beside ? null : below(label, piece, others));
    return candidate ? [candidate] : [];
  });
  return [...beside, ...reachable];
}

function toTheRight(label: Label, piece: Piece, others: readonly Label[]): Candidate | null {
  const height = heightOf(piece.place);
  if (!sameRow(label.place, piece.place)) return null;
  const gap = (piece.place.left - label.place.right) / height;
  if (gap < -0.5 || gap > RIGHT.gapMax) return null;
  const between = others.some(
    ({ place }) =>
      sameRow(place, label.place) && place.left >= label.place.right && place.left < piece.place.left,
  );
  return between
    ? null
    : { label, piece, whole: piece, cost: RIGHT.costStart + RIGHT.costPerGap * Math.max(0, gap) };
}

function below(label: Label, whole: Piece, others: readonly Label[]): Candidate | null {
  const { place } = label;
  const height = Math.max(heightOf(place), heightOf(whole.place));
  const gap = (whole.place.top - place.bottom) / height;
  if (middleOf(whole.place) <= place.bottom || gap > BELOW.gapMax || overlapAcross(place, whole.place) < 0)
    return null;
  const piece = underLabel(label, whole, others);
  if (!piece || isBarred(place, piece.place, others)) return null;
  const down = (middleOf(piece.place) - middleOf(place)) / height;
  const shift = Math.abs(piece.place.left - place.left) / heightOf(piece.place);
  const cost = BELOW.costPerHeight * down + BELOW.costPerShift * Math.min(BELOW.shiftMax, shift);
  return { label, piece, whole, cost: cost + (piece === whole ? 0 : DIVIDED_COST) };
}

/** The words that are under this label and not under its neighbours in the row; null where none are. */
function underLabel({ place }: Label, whole: Piece, others: readonly Label[]): Piece | null {
  const row = others.filter((other) => sameRow(other.place, place)).map((other) => other.place.left);
  const slack = heightOf(whole.place);
  const next = Math.min(...row.filter((left) => left > place.left));
  const from = row.some((left) => left < place.left) ? place.left - slack : Number.NEGATIVE_INFINITY;
  const to = next - slack;
  if (whole.place.left >= from && whole.place.right <= next + slack) return whole;
  const pitch = (whole.place.right - whole.place.left) / whole.text.length;
  const words = [...whole.text.matchAll(/\S+/g)].filter(({ index }) => {
    const left = whole.place.left + pitch * index;
    return left >= from && left < to;
  });
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? cut(whole, first.index, last.index + last[0].length) : null;
}

/** Another label stands between, so what is below it is its own. */
function isBarred(label: Place, value: Place, others: readonly Label[]): boolean {
  return others.some(
    ({ place }) =>
      !sameRow(place, label) &&
      middleOf(place) > middleOf(label) &&
      middleOf(place) < middleOf(value) &&
      !sameRow(place, value) &&
      overlapAcross(place, value) > 0,
  );
}

export function sameRow(one: Place, other: Place): boolean {
  return overlapDown(one, other) >= 0.5 * Math.min(heightOf(one), heightOf(other));
}
