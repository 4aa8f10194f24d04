/** Values without a label, told by their grammar alone: numbers of the brand, words for a gender, and dates by what is plausible. */
import type { FieldName, FieldReading } from '../document.ts';
import type { Layout, NumberField } from './layout.ts';
import { follows } from './pair-values.ts';
import type { Piece } from './piece.ts';
import { readFreeDates } from './read-free-dates.ts';
import { isGenderWord, readGender } from './read-gender.ts';
import { readFitting, readFormed } from './read-number.ts';
import { readAddressLine } from './read-place.ts';
import type { ValueContext } from './read-value.ts';

const CERTAINTY = { number: 0.9, gender: 0.6, address: 0.7 } as const;
/** `pieces` are nobody's value. `known` are the dates that a label told. */
export function readFreeValues(
  pieces: readonly Piece[],
  layout: Layout,
  context: ValueContext,
  known: readonly FieldReading[],
): FieldReading[] {
  return [
    ...readNumbers(pieces, layout),
    ...readGenders(pieces),
    ...readFreeDates(pieces, context, known),
    ...readAddress(pieces, layout.addressEnd),
  ];
}

function readNumbers(
  pieces: readonly Piece[],
  { numbers = {}, forms = {}, numbersNeedLabel }: Layout,
): FieldReading[] {
  if (numbersNeedLabel) return [];
  return (['document_number', 'personal_number'] as const satisfies NumberField[]).flatMap((name) => {
    const [fits, form] = [numbers[name], forms[name]];
    if (!fits) return [];
    const fitting = pieces.some(({ text }) => readFitting(text, fits));
    return pieces.flatMap(({ text, confidence }) => {
      const found = fitting ? readFitting(text, fits) : form && readFormed(text, form);
      return found ? [reading(name, found.value, confidence * found.certainty * CERTAINTY.number)] : [];
    });
  });
}

function readGenders(pieces: readonly Piece[]): FieldReading[] {
  return pieces.flatMap(({ text, confidence }) => {
    const value = isGenderWord(text) ? readGender(text)?.value : undefined;
    return value ? [reading('gender', value, confidence * CERTAINTY.gender)] : [];
  });
}

/** The line that a postal code ends, and the one above it. */
function readAddress(pieces: readonly Piece[], end: RegExp | undefined): FieldReading[] {
  const last = end && pieces.find(({ text }) => end.test(text));
  if (!last) return [];
  const first = pieces.find((piece) => piece !== last && follows(last, piece) && /\d/.test(piece.text));
  const lines = first ? [first, last] : [last];
  const value = lines.map(({ text }) => readAddressLine(text)).join(', ');
  return [
    reading('address', value, Math.min(...lines.map(({ confidence }) => confidence)) * CERTAINTY.address),
  ];
}

function reading(name: FieldName, value: string, confidence: number): FieldReading {
  return { name, value, source: 'visual', confidence };
}
