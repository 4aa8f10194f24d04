/** Where each field of a machine-readable zone stands and what proves it: ICAO 9303-4 (TD3), -5 (TD1), -6 (TD2), -7 (MRV), and the French national identity card of 1988 to 2021. */

/** What may stand at a place; every class but `digit` also takes the filler. */
export type CharacterClass = 'letter' | 'digit' | 'date' | 'alphanumeric' | 'sex';

/** Line, first position and the position after the last, from 0. */
export type MrzRange = readonly [line: number, start: number, end: number];

export const MRZ_FIELDS = [
  'document_code',
  'issuing_state',
  'names',
  'surname',
  'given_names',
  'document_number',
  'nationality',
  'date_of_birth',
  'sex',
  'expiry_date',
  'issue_month',
  'optional_data',
  'optional_data_2',
] as const;
export type MrzField = (typeof MRZ_FIELDS)[number];

export interface MrzFieldSpec {
  readonly range: MrzRange;
  readonly class: CharacterClass;
}

export const MRZ_CHECKS = [
  'document_number',
  'date_of_birth',
  'expiry_date',
  'optional_data',
  'composite',
] as const;
export type MrzCheckName = (typeof MRZ_CHECKS)[number];

export interface MrzCheckSpec {
  readonly name: MrzCheckName;
  readonly digit: readonly [line: number, position: number];
  /** Read one after the other. */
  readonly covers: readonly MrzRange[];
  /**
   * What a filler in the digit's place means: nothing was there to prove (TD3's optional data), or the number
   * goes on in the optional data, its digit behind it (ICAO 9303-5 §4.2.2 note j).
   */
  readonly filler?: 'unused' | 'continued';
}

export interface MrzFormat {
  readonly lines: number;
  readonly width: number;
  /** How its first line begins. */
  readonly begins: RegExp;
  readonly fields: Partial<Readonly<Record<MrzField, MrzFieldSpec>>>;
  readonly checks: readonly MrzCheckSpec[];
}

const CODE = field(0, 0, 2, 'alphanumeric');
const STATE = field(0, 2, 5, 'letter');
/** The second line of every format with two lines but the French one. */
const PASSPORT_LINE = {
  document_number: field(1, 0, 9, 'alphanumeric'),
  nationality: field(1, 10, 13, 'letter'),
  date_of_birth: field(1, 13, 19, 'date'),
  sex: field(1, 20, 21, 'sex'),
  expiry_date: field(1, 21, 27, 'date'),
} as const;
const NUMBER_CHECK = { name: 'document_number', digit: [1, 9], covers: [[1, 0, 9]] } as const;
const DATE_CHECKS = [
  { name: 'date_of_birth', digit: [1, 19], covers: [[1, 13, 19]] },
  { name: 'expiry_date', digit: [1, 27], covers: [[1, 21, 27]] },
] as const;

export const MRZ_FORMATS = {
  TD1: {
    lines: 3,
    width: 30,
    begins: /^[^PV]/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      document_number: field(0, 5, 14, 'alphanumeric'),
      optional_data: field(0, 15, 30, 'alphanumeric'),
      date_of_birth: field(1, 0, 6, 'date'),
      sex: field(1, 7, 8, 'sex'),
      expiry_date: field(1, 8, 14, 'date'),
      nationality: field(1, 15, 18, 'letter'),
      optional_data_2: field(1, 18, 29, 'alphanumeric'),
      names: field(2, 0, 30, 'letter'),
    },
    checks: [
      { name: 'document_number', digit: [0, 14], covers: [[0, 5, 14]], filler: 'continued' },
      { name: 'date_of_birth', digit: [1, 6], covers: [[1, 0, 6]] },
      { name: 'expiry_date', digit: [1, 14], covers: [[1, 8, 14]] },
      {
        name: 'composite',
        digit: [1, 29],
        covers: composite([0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]),
      },
    ],
  },
  TD2: {
    lines: 2,
    width: 36,
    begins: /^(?!IDFRA)[^PV]/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      names: field(0, 5, 36, 'letter'),
      ...PASSPORT_LINE,
      optional_data: field(1, 28, 35, 'alphanumeric'),
    },
    checks: [
      { ...NUMBER_CHECK, filler: 'continued' },
      ...DATE_CHECKS,
      { name: 'composite', digit: [1, 35], covers: composite([1, 0, 10], [1, 13, 20], [1, 21, 35]) },
    ],
  },
  TD3: {
    lines: 2,
    width: 44,
    begins: /^[^V]/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      names: field(0, 5, 44, 'letter'),
      ...PASSPORT_LINE,
      optional_data: field(1, 28, 42, 'alphanumeric'),
    },
    checks: [
      NUMBER_CHECK,
      ...DATE_CHECKS,
      { name: 'optional_data', digit: [1, 42], covers: [[1, 28, 42]], filler: 'unused' },
      { name: 'composite', digit: [1, 43], covers: composite([1, 0, 10], [1, 13, 20], [1, 21, 43]) },
    ],
  },
  MRVA: {
    lines: 2,
    width: 44,
    begins: /^V/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      names: field(0, 5, 44, 'letter'),
      ...PASSPORT_LINE,
      optional_data: field(1, 28, 44, 'alphanumeric'),
    },
    checks: [NUMBER_CHECK, ...DATE_CHECKS],
  },
  MRVB: {
    lines: 2,
    width: 36,
    begins: /^V/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      names: field(0, 5, 36, 'letter'),
      ...PASSPORT_LINE,
      optional_data: field(1, 28, 36, 'alphanumeric'),
    },
    checks: [NUMBER_CHECK, ...DATE_CHECKS],
  },
  FRENCH_ID: {
    lines: 2,
    width: 36,
    begins: /^IDFRA/,
    fields: {
      document_code: CODE,
      issuing_state: STATE,
      // The card is for citizens only, so the state says both.
      nationality: STATE,
      surname: field(0, 5, 30, 'letter'),
      optional_data: field(0, 30, 36, 'alphanumeric'),
      issue_month: field(1, 0, 4, 'digit'),
      document_number: field(1, 0, 12, 'alphanumeric'),
      given_names: field(1, 13, 27, 'letter'),
      date_of_birth: field(1, 27, 33, 'date'),
      sex: field(1, 34, 35, 'sex'),
    },
    checks: [
      { name: 'document_number', digit: [1, 12], covers: [[1, 0, 12]] },
      { name: 'date_of_birth', digit: [1, 33], covers: [[1, 27, 33]] },
      { name: 'composite', digit: [1, 35], covers: composite([0, 0, 36], [1, 0, 35]) },
    ],
  },
} as const satisfies Readonly<Record<string, MrzFormat>>;

export type MrzFormatName = keyof typeof MRZ_FORMATS;
export const MRZ_FORMAT_NAMES = Object.keys(MRZ_FORMATS) as readonly MrzFormatName[];

/** The format of lines that are complete; null when no format has so many, so long, so begun. */
export function formatOf(lines: readonly string[]): MrzFormatName | null {
  const [first = ''] = lines;
  const fits = (format: MrzFormat) =>
    lines.length === format.lines &&
    lines.every((line) => line.length === format.width) &&
    format.begins.test(first);
  return MRZ_FORMAT_NAMES.find((name) => fits(MRZ_FORMATS[name])) ?? null;
}

/** The characters of a range; empty where the lines end. */
export function textOf(lines: readonly string[], [line, start, end]: MrzRange): string {
  return (lines[line] ?? '').slice(start, end);
}

function field<Class extends CharacterClass>(line: number, start: number, end: number, of: Class) {
  return { range: [line, start, end], class: of } as const;
}

function composite(...ranges: readonly MrzRange[]): readonly MrzRange[] {
  return ranges;
}
