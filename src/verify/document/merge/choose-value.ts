/** Readings of one field that agree in, the one whose wording is kept out. */
import type { FieldReading, FieldSource } from '../document.ts';
import { transliterates } from '../names/transliterates.ts';
import { FIELD_KINDS, type FieldKind } from './field-kind.ts';

/**
 * How far a source is believed where two are equally sure of different things. Barcodes correct their own errors (ISO/IEC 15438) and
 * the zone has check digits (ICAO 9303-3 §4.9), over dates and numbers, not over names; the print has neither.
 */
const TRUST = {
  date: { barcode: 1, mrz: 1, visual: 0.9 },
  number: { barcode: 1, mrz: 1, visual: 0.9 },
  code: { barcode: 1, mrz: 1, visual: 0.9 },
  name: { barcode: 1, mrz: 0.97, visual: 0.95 },
  text: { barcode: 1, mrz: 1, visual: 0.95 },
} as const satisfies Record<FieldKind, Record<FieldSource, number>>;

export function weightOf({ name, source, confidence }: FieldReading): number {
  return confidence * TRUST[FIELD_KINDS[name]][source];
}

/** `group` has at least one, the weightiest first; `truncated` when the zone's names may be. */
export function chooseValue(group: readonly FieldReading[], truncated: boolean): FieldReading {
  const first = group[0] as FieldReading;
  const printed = group.find(({ source }) => source === 'visual');
  if (!printed) return first;
  if (FIELD_KINDS[first.name] === 'name') return spellsOut(printed, group, truncated) ? printed : first;
  if (FIELD_KINDS[first.name] === 'date' && first.source === 'mrz')
    return isDayOf(printed, first) ? printed : first;
  return first;
}

/** The print has the diacritics and the whole name; it is kept where every other source is that name written in A-Z. */
function spellsOut(printed: FieldReading, group: readonly FieldReading[], truncated: boolean): boolean {
  const coded = group.filter(({ source }) => source !== 'visual');
  return coded.every(({ source, value }) =>
    transliterates(printed.value, value, { truncated: truncated && source === 'mrz' }),
  );
}

/** The print's century is read, the zone's is guessed. */
function isDayOf(printed: FieldReading, coded: FieldReading): boolean {
  return printed.value.slice(2) === coded.value.slice(2);
}
