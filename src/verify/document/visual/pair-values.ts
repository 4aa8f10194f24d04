/** Labels and the pieces around them → each label with its value: the surest pairs first, and no text is the value of two labels. */
import { findCandidates } from './find-candidates.ts';
import type { Label } from './find-labels.ts';
import { isLabelLike } from './is-label-like.ts';
import type { LabelField } from './labels.ts';
import { heightOf, overlapAcross, type Piece } from './piece.ts';
import { type NamedValue, readLabelled } from './read-labelled.ts';
import { readName } from './read-name.ts';
import { readAddressLine } from './read-place.ts';
import type { ValueContext } from './read-value.ts';

export interface Pair {
  readonly label: Label;
  readonly values: readonly NamedValue[];
  /** The lines that the value was read from. */
  readonly pieces: readonly Piece[];
  readonly cost: number;
}

/** What goes on in further lines: how many, how they are read and joined. */
const LINES: Partial<
  Readonly<
    Record<LabelField, { readonly linesMax: number; readonly read: typeof readName; readonly joint: string }>
  >
> = {
  full_name: { linesMax: 3, read: readName, joint: ' ' },
  first_name: { linesMax: 2, read: readName, joint: ' ' },
  last_name: { linesMax: 2, read: readName, joint: ' ' },
  address: { linesMax: 5, read: readAddressLine, joint: ', ' },
};
/** In heights of the line above: lines of one value stand closer than a value and the next label's. */
const NEXT_LINE = { gapMax: 0.7, shiftMax: 1.2, heightRatioMax: 1.6 } as const;
/** An unknown word after a slash is rather a label's translation, except where a grammar knows better. */
const FREE_TEXT: readonly LabelField[] = [
  'full_name',
  'first_name',
  'last_name',
  'address',
  'place_of_birth',
  'birth',
  'other',
];

export function pairValues(
  labels: readonly Label[],
  pieces: readonly Piece[],
  context: ValueContext,
): Pair[] {
  const candidates = labels
    .flatMap((label) => findCandidates(label, labels, pieces))
    .filter(({ label, piece }) => !FREE_TEXT.includes(label.field) || !isRatherLabel(label, piece))
    .toSorted((one, other) => one.cost - other.cost);
  const taken = new Set<Piece>();
  const starts = new Map<Piece, number[]>();
  const pairs = new Map<Label, Pair>();
  for (const { label, piece, whole, cost } of candidates) {
    const before = starts.get(whole) ?? [];
    if (pairs.has(label) || taken.has(whole) || before.includes(piece.place.left)) continue;
    const values = readLabelled(label.field, piece.text, context);
    if (!values) continue;
    if (piece === whole) taken.add(whole);
    starts.set(whole, [...before, piece.place.left]);
    pairs.set(label, { label, values, pieces: [piece], cost });
  }
  return [...pairs.values()].map((pair) => goOn(pair, pieces, taken));
}

function isRatherLabel({ foreign, rest }: Label, piece: Piece): boolean {
  return (foreign && piece === rest) || isLabelLike(piece.text);
}

/** Lines right below the value that nobody else took and that can be a part of it. */
function goOn(pair: Pair, pieces: readonly Piece[], taken: Set<Piece>): Pair {
  const lines = LINES[pair.label.field];
  const [value] = pair.values;
  if (!lines || !value) return pair;
  const found = [...pair.pieces];
  const texts = [value.value];
  while (found.length < lines.linesMax) {
    const next = pieces.find(
      (piece) => !taken.has(piece) && follows(piece, found.at(-1) as Piece) && !isLabelLike(piece.text),
    );
    const text = next && lines.read(next.text);
    if (!next || !text) break;
    taken.add(next);
    found.push(next);
    texts.push(text);
  }
  return { ...pair, values: [{ ...value, value: texts.join(lines.joint) }], pieces: found };
}

/** Right below, aligned at the left, as large. */
export function follows(
  { place }: Piece,
  { place: above }: Piece,
  gapMax: number = NEXT_LINE.gapMax,
): boolean {
  const [height, heightAbove] = [heightOf(place), heightOf(above)];
  const gap = (place.top - above.bottom) / heightAbove;
  const ratio = Math.max(height, heightAbove) / Math.min(height, heightAbove);
  const shift = Math.abs(place.left - above.left) / heightAbove;
  return (
    gap > -0.5 &&
    gap <= gapMax &&
    place.top > above.top &&
    ratio <= NEXT_LINE.heightRatioMax &&
    shift <= NEXT_LINE.shiftMax &&
    overlapAcross(place, above) > 0
  );
}
