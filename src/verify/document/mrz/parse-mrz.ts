/** The complete lines of a machine-readable zone → its fields, which check digits hold, and what is odd about it. */
import type { FieldName, FieldReading } from '../document.ts';
import type { Mrz, MrzLines } from './mrz.ts';
import {
  formatOf,
  MRZ_FORMATS,
  type MrzField,
  type MrzFieldSpec,
  type MrzFormatName,
  type MrzRange,
  textOf,
} from './mrz-formats.ts';
import { numberRanges, readContent } from './read-content.ts';
import { verifyCheckDigits } from './verify-check-digits.ts';

/** Which fields of the zone a field of ours is read from; a format has one or two of them. */
const READ_FROM = {
  full_name: ['names', 'surname', 'given_names'],
  first_name: ['names', 'given_names'],
  last_name: ['names', 'surname'],
  document_number: ['document_number'],
  personal_number: ['optional_data'],
  date_of_birth: ['date_of_birth'],
  gender: ['sex'],
  nationality: ['nationality'],
  issuing_country: ['issuing_state'],
  expiry_date: ['expiry_date'],
} as const satisfies Partial<Readonly<Record<FieldName, readonly MrzField[]>>>;

/** `today` as YYYY-MM-DD: two digits of a year do not tell the century. Null for lines that have no format. */
export function parseMrz(zone: MrzLines, today: string): Mrz | null {
  const { lines } = zone;
  const format = formatOf(lines);
  if (!format) return null;
  const { code, type, values, oddities } = readContent(lines, format, today);
  const fields = (Object.keys(READ_FROM) as (keyof typeof READ_FROM)[]).flatMap((name): FieldReading[] => {
    const value = values[name];
    return value ? [{ name, value, source: 'mrz', confidence: confidenceOf(zone, format, name) }] : [];
  });
  return {
    format,
    lines,
    document_code: code,
    document_type: type,
    fields,
    checks: verifyCheckDigits(lines, format),
    oddities,
    optional_data: rangesOf(format, ['optional_data', 'optional_data_2'])
      .map((range) => textOf(lines, range).replace(/<+$/, ''))
      .filter(Boolean),
    issue_month: rangesOf(format, ['issue_month']).map((range) => textOf(lines, range))[0] ?? null,
  };
}

/** That of the least certain character; fillers at a field's end are not part of what it says. */
function confidenceOf(
  { lines, confidences }: MrzLines,
  format: MrzFormatName,
  name: keyof typeof READ_FROM,
): number {
  const ranges = name === 'document_number' ? numberRanges(lines, format) : rangesOf(format, READ_FROM[name]);
  const each = ranges.flatMap((range) => {
    const [line, start] = range;
    const { length } = textOf(lines, range).replace(/<+$/, '') || '<';
    return Array.from({ length }, (_, i) => confidences?.[line]?.[start + i] ?? 1);
  });
  return Math.min(...each);
}

function rangesOf(format: MrzFormatName, fields: readonly MrzField[]): MrzRange[] {
  const specs: Partial<Readonly<Record<MrzField, MrzFieldSpec>>> = MRZ_FORMATS[format].fields;
  return fields.map((field) => specs[field]?.range).filter((range) => range !== undefined);
}
