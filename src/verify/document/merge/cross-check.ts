/**
 * Merged fields in, contradictions out: between the sources of a field, and between its dates. The readings are compared, not the
 * merged values, so that a template whose zone says something else than its print is told however surely one of them won.
 */
import { FIELD_NAMES, type FieldReading, type FieldSource } from '../document.ts';
import { canonicalNumber } from './canonical.ts';
import { checkDates, type DateOptions } from './check-dates.ts';
import { compareReadings, mayContradict } from './compare-readings.ts';
import type { CrossFinding, SourceMismatch, SourceMismatchCode } from './cross-finding.ts';
import { crossNames, type Difference } from './cross-names.ts';
import type { DocumentField } from './document-field.ts';
import { FIELD_KINDS } from './field-kind.ts';
import { type Side, sideOf } from './side.ts';

const DATES = FIELD_NAMES.filter((name) => FIELD_KINDS[name] === 'date');
const OTHER_FIELDS = [isOtherNumber, isOtherDate];

const PAIRS: readonly (readonly [SourceMismatchCode, FieldSource, FieldSource])[] = [
  ['mrz_visual_mismatch', 'mrz', 'visual'],
  ['barcode_visual_mismatch', 'barcode', 'visual'],
  ['mrz_barcode_mismatch', 'mrz', 'barcode'],
];

export function crossCheck(fields: readonly DocumentField[], options: DateOptions): CrossFinding[] {
  const mismatches = PAIRS.flatMap(([code, one, other]) =>
    compareSides(sideOf(fields, one), sideOf(fields, other)).map((difference) => toFinding(code, difference)),
  );
  return [...mismatches, ...checkDates(fields, options)];
}

function compareSides(one: Side, other: Side): Difference[] {
  const plain = FIELD_NAMES.filter((name) => FIELD_KINDS[name] !== 'name').flatMap((name): Difference[] => {
    const [ours, theirs] = [one[name], other[name]];
    if (!ours || !theirs) return [];
    const { agree, score } = compareReadings(ours, theirs);
    const forgiven =
      isOfOtherKind(ours, theirs) ||
      OTHER_FIELDS.some((isOther) => isOther(ours, other) || isOther(theirs, one));
    return agree || forgiven || !mayContradict(ours) || !mayContradict(theirs)
      ? []
      : [{ one: ours, other: theirs, score }];
  });
  return [...crossNames(one, other), ...plain];
}

/**
 * The zone's optional data, where personal numbers are, is the state's to fill (ICAO 9303-4 §4.2.2): it holds the printed number among
 * others, or another number. Only two of one form, as seven digits and a letter, are surely meant to be the same.
 */
function isOfOtherKind(one: FieldReading, other: FieldReading): boolean {
  if (one.name !== 'personal_number') return false;
  const [ours, theirs] = [canonicalNumber(one.value), canonicalNumber(other.value)];
  return formOf(ours) !== formOf(theirs);
}

function formOf(number: string): string {
  return number.replace(/\d/g, '0').replace(/\p{L}/gu, 'A');
}

/**
 * Documents have several numbers, and sources call them differently: the zone of a Spanish identity card has the card's number
 * where the print names the holder's. Either is fine, as long as the other source has it at all.
 */
function isOtherNumber(reading: FieldReading, side: Side): boolean {
  if (FIELD_KINDS[reading.name] !== 'number') return false;
  const swapped = side[reading.name === 'personal_number' ? 'document_number' : 'personal_number'];
  return swapped !== undefined && compareReadings(reading, swapped).agree;
}

/** A date that stands for another field on the other side was found beside the wrong label; their centuries are guesses. */
function isOtherDate(reading: FieldReading, side: Side): boolean {
  if (reading.source !== 'visual' || FIELD_KINDS[reading.name] !== 'date') return false;
  return DATES.some((name) => name !== reading.name && side[name]?.value.slice(2) === reading.value.slice(2));
}

function toFinding(code: SourceMismatchCode, { one, other, score }: Difference): SourceMismatch {
  return {
    code,
    field: one.name === other.name ? one.name : 'full_name',
    values: [one.value, other.value],
    score,
  };
}
