/** Complete lines of a known format → the value of every field, normalised, and what is odd about them. */
import type { DocumentType, FieldName } from '../document.ts';
import { documentTypeOf } from './document-type-of.ts';
import type { MrzOddity } from './mrz.ts';
import {
  MRZ_FORMATS,
  type MrzField,
  type MrzFieldSpec,
  type MrzFormatName,
  type MrzRange,
  textOf,
} from './mrz-formats.ts';
import { type MrzDate, readBirth, readExpiry } from './read-dates.ts';
import { type MrzNames, readNames, readSeparateNames, words } from './read-names.ts';
import { readStateCode, type StateCode } from './state-codes.ts';
import { continuationOf } from './verify-check-digits.ts';

export interface MrzContent {
  readonly code: string;
  readonly type: DocumentType | null;
  /** Null or empty where the document says nothing. */
  readonly values: Partial<Readonly<Record<FieldName, string | null>>>;
  readonly oddities: readonly MrzOddity[];
}

type Specs = Partial<Readonly<Record<MrzField, MrzFieldSpec>>>;

/** `today` as YYYY-MM-DD. */
export function readContent(lines: readonly string[], format: MrzFormatName, today: string): MrzContent {
  const specs: Specs = MRZ_FORMATS[format].fields;
  const printed = (name: MrzField) => textOf(lines, specs[name]?.range ?? [0, 0, 0]);
  const code = printed('document_code').replaceAll('<', '');
  const issuer = readStateCode(printed('issuing_state'));
  const nationality = readStateCode(printed('nationality'));
  const names = specs.names
    ? readNames(printed('names'))
    : readSeparateNames(printed('surname'), printed('given_names'));
  const expiry = specs.expiry_date ? readExpiry(printed('expiry_date'), today, format === 'TD1') : null;
  const birth = readBirth(printed('date_of_birth'), today, expiry?.date ?? null);
  const type = documentTypeOf({
    code,
    issuingState: issuer.code,
    nationality: nationality.known ? nationality.code : null,
  });
  const values = {
    full_name: `${names.given_names} ${names.surname}`.trim(),
    first_name: names.given_names,
    last_name: names.surname,
    document_number: words(
      numberRanges(lines, format)
        .map((range) => textOf(lines, range))
        .join(''),
    ),
    personal_number: format === 'TD3' ? words(printed('optional_data')) : null,
    date_of_birth: birth.date,
    gender: genderOf(printed('sex')),
    nationality: nationality.code,
    issuing_country: issuer.code,
    expiry_date: expiry?.date ?? null,
  };
  return {
    code,
    type,
    values,
    oddities: odditiesOf({ type, issuer, nationality, names, expiry, birth, values }),
  };
}

/** Where the document number stands, a long one's end included. */
export function numberRanges(lines: readonly string[], format: MrzFormatName): MrzRange[] {
  const { range } = MRZ_FORMATS[format].fields.document_number;
  const rest = continuationOf(lines, format);
  return rest ? [range, [rest[0], rest[1], rest[2] - 1]] : [range];
}

/** The filler is for a sex that is not specified; some states print X, which the visual zone has for it. */
function genderOf(printed: string): string | null {
  if (printed === '<') return 'X';
  return /^[MFX]$/.test(printed) ? printed : null;
}

interface Parts {
  readonly type: DocumentType | null;
  readonly issuer: StateCode;
  readonly nationality: StateCode;
  readonly names: MrzNames;
  readonly birth: MrzDate;
  readonly expiry: MrzDate | null;
  readonly values: { readonly document_number: string; readonly gender: string | null };
}

function odditiesOf({ type, issuer, nationality, names, birth, expiry, values }: Parts): MrzOddity[] {
  const odd: [boolean, MrzOddity][] = [
    [!type, 'unknown_document_code'],
    [!issuer.known, 'unknown_issuing_state'],
    [!nationality.known, 'unknown_nationality'],
    [isWithout(birth, 'partial'), 'partial_date_of_birth'],
    [isWithout(birth, 'impossible'), 'impossible_date_of_birth'],
    [isWithout(expiry, 'partial'), 'partial_expiry_date'],
    [isWithout(expiry, 'impossible'), 'impossible_expiry_date'],
    [!values.gender, 'impossible_sex'],
    [!values.document_number, 'no_document_number'],
    [!names.surname && !names.given_names, 'no_name'],
    [names.truncated, 'names_truncated'],
  ];
  return odd.filter(([is]) => is).map(([, oddity]) => oddity);
}

function isWithout(date: MrzDate | null, why: 'partial' | 'impossible'): boolean {
  return date?.date === null && date.why === why;
}
