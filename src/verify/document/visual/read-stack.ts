/** A document without labels, read from its number downwards: the name, then the address, as a MyKad has them. */
import type { FieldReading } from '../document.ts';
import { fold } from './fold.ts';
import type { Stack } from './layout.ts';
import { follows } from './pair-values.ts';
import { heightOf, middleOf, type Piece } from './piece.ts';
import { readName } from './read-name.ts';
import { readAddressLine } from './read-place.ts';

/** What stands where it should, without a label to say so. */
const CERTAINTY = { name: 0.9, address: 0.85 } as const;
/** In heights of the line above. */
const GAP = { line: 1.4, shiftMax: 6 } as const;
/** Between the name and the address there is more room than between two lines of either, if so many times more. */
const BLOCK_GAP_RATIO = 1.6;

/** `pieces` from top to bottom, without labels and without words that are values by themselves. */
export function readStack(number: Piece, pieces: readonly Piece[], stack: Stack): FieldReading[] {
  const under = pieces.filter(({ place }) => place.top > middleOf(number.place) && near(place.left, number));
  const first = under.findIndex(({ text }) => isNameLine(text, stack));
  if (first < 0) return [];
  const column = under
    .slice(first)
    .filter((piece, index, all) => index === 0 || aligned(piece, all[0] as Piece));
  const nameLines = countNameLines(column, stack);
  const names = column.slice(0, nameLines);
  const address = addressOf(column.slice(nameLines), stack.addressLinesMax);
  return [
    reading('full_name', names, names.map(({ text }) => readName(text) ?? '').join(' '), CERTAINTY.name),
    ...(address.length > 0
      ? [
          reading(
            'address',
            address,
            address.map(({ text }) => readAddressLine(text)).join(', '),
            CERTAINTY.address,
          ),
        ]
      : []),
  ];
}

function countNameLines(column: readonly Piece[], stack: Stack): number {
  const end = column.findIndex(
    (piece, index) =>
      index > 0 &&
      (index >= stack.nameLinesMax || !isNameLine(piece.text, stack) || startsBlock(column, index)),
  );
  return end < 0 ? Math.min(column.length, stack.nameLinesMax) : end;
}

function startsBlock(column: readonly Piece[], index: number): boolean {
  const [above, here, below] = [column[index - 1], column[index], column[index + 1]] as [
    Piece,
    Piece,
    Piece?,
  ];
  if (!follows(here, above, GAP.line)) return true;
  const before = here.place.top - above.place.top;
  return below !== undefined && before > BLOCK_GAP_RATIO * (below.place.top - here.place.top);
}

function addressOf(column: readonly Piece[], linesMax: number): Piece[] {
  const end = column.findIndex(
    (piece, index) =>
      readAddressLine(piece.text) === null ||
      (index > 0 && !follows(piece, column[index - 1] as Piece, GAP.line)),
  );
  return column.slice(0, Math.min(linesMax, end < 0 ? column.length : end));
}

function isNameLine(text: string, { addressWords }: Stack): boolean {
  const [word = ''] = fold(text).split(' ');
  return readName(text) !== null && !addressWords.includes(word);
}

function near(left: number, { place }: Piece): boolean {
  return Math.abs(left - place.left) <= GAP.shiftMax * heightOf(place);
}

function aligned({ place }: Piece, { place: first }: Piece): boolean {
  return Math.abs(place.left - first.left) <= 1.2 * heightOf(first);
}

function reading(
  name: 'full_name' | 'address',
  pieces: readonly Piece[],
  value: string,
  certainty: number,
): FieldReading {
  const confidence = certainty * Math.min(...pieces.map((piece) => piece.confidence));
  return { name, value, source: 'visual', confidence };
}
