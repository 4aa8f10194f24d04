/** Values in the one form in which equal ones are the same string: what spacing, case and a country's several codes hide. */
import type { FieldName } from '../document.ts';
import { FIELD_KINDS } from './field-kind.ts';

/** ICAO 9303-3 §5 has codes that ISO 3166-1 has not: Germany's one letter, kinds of British nationals, the UN's code for Kosovo. */
const SAME_STATE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    D: 'DEU',
    GBD: 'GBR',
    GBN: 'GBR',
    GBO: 'GBR',
    GBP: 'GBR',
    GBS: 'GBR',
    RKS: 'XKX',
    UNK: 'XKX',
  }),
);

/** Zeros of the decimal digits that identity numbers are printed with: Arabic-Indic, Persian, Devanagari, Bengali. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6] as const;

const NUMBER_LENGTH_MAX = 64;

export function canonical(name: FieldName, value: string): string {
  switch (FIELD_KINDS[name]) {
    case 'number':
      return canonicalNumber(value);
    case 'code':
      return canonicalCode(value);
    case 'date':
      return value.trim();
    case 'name':
    case 'text':
      return value.replace(/\s+/g, ' ').trim();
  }
}

/** Letters and digits only; what separates them differs between the zone and the print. */
export function canonicalNumber(value: string): string {
  const plain = value
    .slice(0, NUMBER_LENGTH_MAX)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit);
  return plain.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** A country, a nationality or a gender. */
export function canonicalCode(value: string): string {
  const code = value.replace(/</g, '').trim().toUpperCase();
  return SAME_STATE.get(code) ?? code;
}
