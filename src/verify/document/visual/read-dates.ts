/** Text → the dates in it, whatever their order, separators and language. What no calendar has is no date. */
import type { FieldName } from '../document.ts';
import { readMonth } from './months.ts';

export type DateField = Extract<FieldName, 'date_of_birth' | 'issue_date' | 'expiry_date'>;

export interface DateContext {
  /** YYYY-MM-DD: which century two digits of a year mean depends on it. */
  readonly today: string;
  /** ICAO code of three letters: it decides whether the day or the month comes first. */
  readonly issuer: string | null;
}

export interface DateFound {
  /** YYYY-MM-DD */
  readonly value: string;
  /** 0..1 */
  readonly certainty: number;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Where 03/04/2020 is the fourth of March. */
const MONTH_FIRST: readonly string[] = ['USA', 'ASM', 'FSM', 'GUM', 'MHL', 'MNP', 'PLW', 'PRI', 'VIR'];
/** Where 03/04/05 begins with the year. */
const YEAR_FIRST: readonly string[] = ['CAN', 'CHN', 'HUN', 'JPN', 'KOR', 'LTU', 'SWE', 'TWN', 'ZAF'];

const BETWEEN = String.raw`(?:\s?[.\-/,·–]\s?|\s)`;
const WORDS = String.raw`[\s.\-/,]*([\p{L}][\p{L}\s./]{1,24}?)[\s.\-/,]*`;
const NUMBERS = new RegExp(
  String.raw`(?<!\d)(\d{4}|\d{1,2})${BETWEEN}(\d{1,2})${BETWEEN}(\d{4}|\d{1,2})(?!\d)`,
  'g',
);
const DAY_WORD_YEAR = new RegExp(String.raw`(?<!\d)(\d{1,2})${WORDS}(\d{4}|\d{2})(?!\d)`, 'gu');
const WORD_DAY_YEAR = /(?<!\p{L})(\p{L}{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})(?!\d)/giu;

/** A digit that was read as a letter stands beside a digit and beside no other letter. */
const MISREAD: readonly (readonly [string, string])[] = [
  ['OoQD', '0'],
  ['Il|!', '1'],
  ['Zz', '2'],
  ['Ss', '5'],
  ['B', '8'],
];
const REPAIRED_CERTAINTY = 0.85;
/** Day and month could be exchanged and nobody says which it is. */
const AMBIGUOUS_CERTAINTY = 0.6;

type Parts = readonly [year: string, month: number, day: number];

export function readDates(text: string, field: DateField, context: DateContext): DateFound[] {
  const found = findDates(text, field, context);
  if (found.length > 0) return found;
  const repaired = repair(text);
  if (repaired === text) return [];
  return findDates(repaired, field, context).map((date) => ({
    ...date,
    certainty: date.certainty * REPAIRED_CERTAINTY,
  }));
}

function findDates(text: string, field: DateField, context: DateContext): DateFound[] {
  const all = [
    ...matches(text, DAY_WORD_YEAR, ([day, word, year]) => [worded(day, word, year)]),
    ...matches(text, WORD_DAY_YEAR, ([word, day, year]) => [worded(day, word, year)]),
    ...matches(text, NUMBERS, (numbers) => orders(numbers, context.issuer)),
  ];
  return all
    .flatMap(({ readings, pointed, start, end }): DateFound[] => {
      const values = readings.flatMap((parts) => (parts ? calendarDate(parts, field, context.today) : []));
      const [value, other] = [...new Set(values)];
      const certainty = other && !context.issuer && !pointed ? AMBIGUOUS_CERTAINTY : 1;
      return value ? [{ value, certainty, start, end }] : [];
    })
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start }, index, sorted) => index === 0 || start >= (sorted[index - 1] as DateFound).end);
}

function matches(text: string, form: RegExp, read: (groups: string[]) => (Parts | null)[]) {
  return [...text.matchAll(form)].map((match) => ({
    readings: read(match.slice(1)),
    // Nobody who writes points puts the month first.
    pointed: match[0].includes('.'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function worded(day = '', word = '', year = ''): Parts | null {
  const month = readMonth(word);
  return month ? [year, month, Number(day)] : null;
}

/** The readings of three numbers, the likeliest first. */
function orders([first = '', second = '', third = '']: string[], issuer: string | null): Parts[] {
  const yearFirst: Parts = [first, Number(second), Number(third)];
  const dayFirst: Parts = [third, Number(second), Number(first)];
  const monthFirst: Parts = [third, Number(first), Number(second)];
  if (first.length === 4) return [yearFirst];
  if (third.length < 2) return [];
  const known = issuer ?? '';
  if (third.length === 2 && YEAR_FIRST.includes(known)) return [yearFirst, dayFirst];
  return MONTH_FIRST.includes(known) ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}

function calendarDate([digits, month, day]: Parts, field: DateField, today: string): string[] {
  if (digits.length !== 4 && digits.length !== 2) return [];
  const year =
    digits.length === 4 ? Number(digits) : centuryOf(Number(digits), field, Number(today.slice(0, 4)));
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1880 && year < 2200 ? [date.toISOString().slice(0, 10)] : [];
}

/** A birth or an issue is not in the future; an expiry is less than fifty years away from today. */
function centuryOf(digits: number, field: DateField, thisYear: number): number {
  const latest = field === 'expiry_date' ? thisYear + 49 : thisYear;
  const century = Math.floor(latest / 100) * 100;
  return century + digits > latest ? century - 100 + digits : century + digits;
}

function repair(text: string): string {
  const once = (from: string) =>
    MISREAD.reduce(
      (rest, [letters, digit]) =>
        rest.replace(
          new RegExp(String.raw`(?<!\p{L})[${letters}](?=\d)|(?<=\d)[${letters}](?!\p{L})`, 'gu'),
          digit,
        ),
      from,
    );
  return once(once(text));
}
