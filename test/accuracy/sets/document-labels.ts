/** What the table of documents says of a row beyond its image. Every column may be absent: what a table does not say is not measured. */
import type { FieldName } from '../../../src/verify/document/document.ts';
import { readTruth } from './read-truth.ts';

export interface DocumentLabels {
  /** Kind of zone as the table names it; empty where it does not. */
  readonly type: string;
  /** Of the picture that the labels are about. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Of the machine-readable zone, from the top, as they are printed. */
  readonly lines: readonly string[];
  readonly isValid: boolean | null;
  /** As the zone has them: names in A to Z, dates as YYMMDD, `<` for a sex that is not said. */
  readonly fields: Partial<Readonly<Record<FieldName, string>>>;
  readonly isPortraitSaid: boolean;
}

export const FIELD_COLUMNS = {
  last_name: 'surname',
  first_name: 'given_names',
  document_number: 'document_number',
  date_of_birth: 'birth_yymmdd',
  expiry_date: 'expiry_yymmdd',
  gender: 'sex',
  nationality: 'nationality',
  issuing_country: 'issuing_state',
} as const satisfies Partial<Readonly<Record<FieldName, string>>>;

const LINES = ['line1', 'line2', 'line3'] as const;

/** Throws a string: what is wrong with the row, and what to write. */
export function documentLabels(values: Readonly<Record<string, string>>): DocumentLabels {
  const lines = LINES.map((column) => values[column] ?? '').filter(Boolean);
  const odd = lines.find((line) => !/^[A-Z0-9<]+$/.test(line));
  if (odd) throw `"${odd}" is no line of a machine-readable zone; write A-Z, 0-9 and < only`;
  const said = Object.entries(FIELD_COLUMNS).map(([name, column]) => [name, values[column] ?? '']);
  return {
    type: values.mrz_type ?? '',
    size: sizeOf(values),
    lines,
    isValid: readTruth('check_digits_valid', values.check_digits_valid, 'every check digit holds'),
    fields: Object.fromEntries(said.filter(([, value]) => value)),
    isPortraitSaid: Boolean(values.portrait_face_detected),
  };
}

function sizeOf({ width = '', height = '' }: Readonly<Record<string, string>>): DocumentLabels['size'] {
  if (width === '' && height === '') return null;
  const [wide, high] = [Number(width), Number(height)];
  const isSize = Number.isInteger(wide) && Number.isInteger(high) && wide > 0 && high > 0;
  if (!isSize) throw `width is "${width}" and height "${height}"; write both in pixels, or neither`;
  return { width: wide, height: high };
}
