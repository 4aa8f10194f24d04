/** The pieces that a detector makes of one line, where a stamp or a run of fillers parts it → the lines they may have been. */
import { joinStrips, lengthOf, levelAt, type Strip } from './strip.ts';

/** All in heights of the line: how far a piece may lie above or below, how wide the gap and the overlap may be. */
const JOIN = { offsetMax: 0.4, gapMax: 6, overlapMax: 1 } as const;
/** Times the height of a line, its pieces may be as high. */
const HEIGHT_RATIO_MAX = 1.6;

/** Only lines of at least two pieces. */
export function joinPieces(strips: readonly Strip[]): Strip[] {
  const open = new Set(strips.toSorted((one, other) => one.left[0] - other.left[0]));
  const joined: Strip[] = [];
  for (const first of open) {
    const pieces = [first];
    for (const piece of open) if (continues(joinStrips(pieces), piece)) pieces.push(piece);
    for (const piece of pieces) open.delete(piece);
    if (pieces.length > 1) joined.push(joinStrips(pieces));
  }
  return joined;
}

function continues(line: Strip, piece: Strip): boolean {
  const gap = (piece.left[0] - line.right[0]) / line.height;
  const offset =
    Math.abs(middleOf(piece) - levelAt(line, (piece.left[0] + piece.right[0]) / 2)) / line.height;
  return (
    areAlike(line, piece) &&
    gap <= JOIN.gapMax &&
    gap >= -JOIN.overlapMax &&
    offset <= JOIN.offsetMax &&
    lengthOf(piece) > 0
  );
}

/** Of one size of letters. */
export function areAlike(one: Strip, other: Strip): boolean {
  return Math.max(one.height, other.height) <= HEIGHT_RATIO_MAX * Math.min(one.height, other.height);
}

export function middleOf({ left, right }: Strip): number {
  return (left[1] + right[1]) / 2;
}
