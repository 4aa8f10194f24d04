/** Dates that no label tells → the birth and the expiry, where they are so far apart that nothing else is plausible. */
import type { FieldReading } from '../document.ts';
import type { Piece } from './piece.ts';
import { type DateContext, type DateField, readDates } from './read-dates.ts';

const CERTAINTY = 0.5;
/** A document is valid for ten years and a little, so a date further back than that is the birth. */
const VALIDITY_YEARS_MAX = 11;
/** What lies further in the future was misread. */
const FUTURE_YEARS_MAX = 20;

/** `pieces` are nobody's value; `known` are the fields that a label told. */
export function readFreeDates(
  pieces: readonly Piece[],
  context: DateContext,
  known: readonly FieldReading[],
): FieldReading[] {
  const birth = readAll(pieces, 'date_of_birth', context).at(0);
  const expiry = readAll(pieces, 'expiry_date', context).at(-1);
  const told = known.filter(({ name }) => name.includes('date')).map(({ value }) => value);
  const all = [...told, ...[birth, expiry].flatMap((reading) => reading?.value ?? [])].toSorted();
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || yearsBetween(first, last) <= VALIDITY_YEARS_MAX) return [];
  return [
    ...(birth?.value === first ? [birth] : []),
    ...(expiry?.value === last && yearsBetween(context.today, last) <= FUTURE_YEARS_MAX ? [expiry] : []),
  ];
}

/** The earliest first. */
function readAll(pieces: readonly Piece[], name: DateField, context: DateContext): FieldReading[] {
  return pieces
    .flatMap(({ text, confidence }) =>
      readDates(text, name, context).map(
        ({ value, certainty }): FieldReading => ({
          name,
          value,
          source: 'visual',
          confidence: confidence * certainty * CERTAINTY,
        }),
      ),
    )
    .toSorted((one, other) => one.value.localeCompare(other.value));
}

function yearsBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / (365.25 * 24 * 3600 * 1000);
}
