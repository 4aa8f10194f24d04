/** What a document says → the lines of its machine-readable zone (ICAO 9303-4 to 9303-7), made wrong where that is asked. */
import type { IdentityData } from '../identity-data.ts';
import { checkDigit } from './check-digit.ts';
import { transliterate } from './transliterate.ts';

export type MrzFormat = 'td1' | 'td2' | 'td3' | 'mrv_a';

/** A visa has no composite check digit. */
export type CheckedPart = 'document_number' | 'date_of_birth' | 'expiry_date' | 'composite';

/** Characters of the part of the upper line that holds the name. */
const NAME_LENGTH = { td1: 30, td2: 31, td3: 39, mrv_a: 39 } as const;
const NUMBER_LENGTH = 9;

/** `wrong` names the check digit that is one too high. */
export function mrzLines(format: MrzFormat, data: IdentityData, wrong?: CheckedPart): readonly string[] {
  const check: Check = (text, part) => String((checkDigit(text) + (part && part === wrong ? 1 : 0)) % 10);
  const parts = partsOf(format, data, check);
  return format === 'td1' ? threeLines(parts, check) : twoLines(format, parts, check);
}

type Check = (text: string, part?: CheckedPart) => string;

interface Parts {
  /** Kind of document and issuing state. */
  readonly head: string;
  readonly names: string;
  readonly number: string;
  readonly nationality: string;
  readonly birth: string;
  readonly gender: string;
  readonly expiry: string;
  /** What did not fit of the number, and the personal number. */
  readonly optional: string;
}

function partsOf(format: MrzFormat, data: IdentityData, check: Check): Parts {
  const number = transliterate(data.documentNumber).replaceAll(' ', '');
  const { field, rest } = splitNumber(number, check);
  const kind = { td1: 'I<', td2: 'I<', td3: 'P<', mrv_a: 'V<' }[format];
  return {
    head: kind + stateCode(data.issuingCountry),
    names: pad(names(data), NAME_LENGTH[format]),
    number: field,
    nationality: stateCode(data.nationality),
    birth: dated(data.dateOfBirth, 'date_of_birth', check),
    gender: data.gender === 'X' ? '<' : data.gender,
    expiry: dated(data.expiryDate, 'expiry_date', check),
    optional: rest + transliterate(data.personalNumber).replaceAll(' ', '<'),
  };
}

/** A number of more than nine characters goes on among the optional data, its check digit behind it (ICAO 9303-5 §4.2.2). */
function splitNumber(number: string, check: Check): { field: string; rest: string } {
  const digits = check(pad(number, Math.max(NUMBER_LENGTH, number.length)), 'document_number');
  if (number.length <= NUMBER_LENGTH) return { field: pad(number, NUMBER_LENGTH) + digits, rest: '' };
  return {
    field: `${number.slice(0, NUMBER_LENGTH)}<`,
    rest: `${number.slice(NUMBER_LENGTH)}${digits}<`,
  };
}

function threeLines(
  { head, names, number, nationality, birth, gender, expiry, optional }: Parts,
  check: Check,
) {
  const upper = head + number + pad(optional, 15);
  const composite = check(`${upper.slice(5)}${birth}${expiry}${pad('', 11)}`, 'composite');
  return [upper, birth + gender + expiry + nationality + pad('', 11) + composite, names];
}

function twoLines(format: Exclude<MrzFormat, 'td1'>, parts: Parts, check: Check) {
  const { head, names, number, nationality, birth, gender, expiry } = parts;
  const end = optionalEnd(format, parts, check);
  const lower = number + nationality + birth + gender + expiry + end;
  const composite = format === 'mrv_a' ? '' : check(`${number}${birth}${expiry}${end}`, 'composite');
  return [head + names, lower + composite];
}

/** The passport's personal number has its own check digit, which is < for an empty one here. */
function optionalEnd(format: Exclude<MrzFormat, 'td1'>, { optional }: Parts, check: Check): string {
  if (format === 'td2') return pad(optional, 7);
  if (format === 'mrv_a') return pad(optional, 16);
  const field = pad(optional, 14);
  return field + (optional ? check(field) : '<');
}

function names({ lastName, firstName }: IdentityData): string {
  const [last, first] = [lastName, firstName].map((name) => transliterate(name).replaceAll(' ', '<'));
  return first ? `${last}<<${first}` : String(last);
}

function dated(date: string, part: CheckedPart, check: Check): string {
  const digits = date.slice(2).replaceAll('-', '');
  return digits + check(digits, part);
}

/** Germany alone has a code of one letter (ICAO 9303-3 §5). */
function stateCode(code: string): string {
  return code === 'DEU' ? 'D<<' : pad(code, 3);
}

function pad(text: string, length: number): string {
  return text.padEnd(length, '<').slice(0, length);
}
