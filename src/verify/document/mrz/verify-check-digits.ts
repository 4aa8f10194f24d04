/** Complete lines of a zone → which of its check digits are right. A wrong one is data: the document says so, not we. */
import { checkDigit } from './check-digit.ts';
import {
  MRZ_FORMATS,
  type MrzCheckName,
  type MrzCheckSpec,
  type MrzFormatName,
  type MrzRange,
  textOf,
} from './mrz-formats.ts';

export interface MrzCheck {
  readonly name: MrzCheckName;
  readonly valid: boolean;
}

/** What is proved and by which digit, once the lines told whether the number goes on elsewhere. */
export interface MrzProof {
  readonly covers: readonly MrzRange[];
  readonly digit: readonly [line: number, position: number];
}

export function verifyCheckDigits(lines: readonly string[], format: MrzFormatName): MrzCheck[] {
  return MRZ_FORMATS[format].checks.map((check) => ({
    name: check.name,
    valid: isProved(lines, format, check),
  }));
}

export function isProved(lines: readonly string[], format: MrzFormatName, check: MrzCheckSpec): boolean {
  const { covers, digit } = proofOf(lines, format, check);
  const text = covers.map((range) => textOf(lines, range)).join('');
  const printed = lines[digit[0]]?.charAt(digit[1]) ?? '';
  if (printed === '<') return check.filler === 'unused' && /^<*$/.test(text);
  return printed === checkDigit(text);
}

/**
 * A document number too long for its field ends in the optional data: the characters before the first filler there,
 * the last of them its check digit. The filler in the digit's old place is covered as well, and counts nothing.
 */
export function proofOf(lines: readonly string[], format: MrzFormatName, check: MrzCheckSpec): MrzProof {
  const { covers, digit } = check;
  const rest = continuationOf(lines, format);
  if (check.filler !== 'continued' || !rest) return { covers, digit };
  const [line, start, end] = rest;
  return { covers: [...covers, [line, start, end - 1]], digit: [line, end - 1] };
}

/** Where in the optional data a long number goes on, its check digit included; null when the number is not long. */
export function continuationOf(lines: readonly string[], format: MrzFormatName): MrzRange | null {
  const { checks, fields } = MRZ_FORMATS[format];
  const check: MrzCheckSpec | undefined = checks.find(({ name }) => name === 'document_number');
  if (check?.filler !== 'continued' || lines[check.digit[0]]?.charAt(check.digit[1]) !== '<') return null;
  const [line, start] = fields.optional_data.range;
  const [rest = ''] = textOf(lines, fields.optional_data.range).split('<');
  return rest.length < 2 ? null : [line, start, start + rest.length];
}
