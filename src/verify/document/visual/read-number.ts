/** Text → the number of a document or of a person, as printed: the brand's pattern where it has one, any likely run of characters otherwise. */
import { readDates } from './read-dates.ts';

export interface NumberFound {
  readonly value: string;
  /** 0..1 */
  readonly certainty: number;
}

/** Whether a number without spaces can be one of its kind. */
export type NumberTest = (number: string) => boolean;

const RUN = /^[A-Z0-9][A-Z0-9.\-/*]*$/;
const CHARACTERS_MIN = 4;
const CHARACTERS_MAX = 24;
/** No pattern says that it is one. */
const UNPROVED_CERTAINTY = 0.95;
/** It fits after letters were taken for the digits they look like. */
const REPAIRED_CERTAINTY = 0.8;
const DIGITS: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

/** What `fits` first, then what has the `form` of it. */
export function readNumber(text: string, fits?: NumberTest, form?: NumberTest): NumberFound | null {
  return (fits && readFitting(text, fits)) ?? (form && readFormed(text, form)) ?? readLikely(text);
}

/** As printed, nothing repaired: that it cannot be a number of its kind is what is of interest. */
export function readFormed(text: string, form: NumberTest): NumberFound | null {
  const value = wordsOf(text).join(' ');
  return form(value.replaceAll(' ', '')) ? { value, certainty: 1 } : null;
}

/** The longest run of words that fits. */
export function readFitting(text: string, fits: NumberTest): NumberFound | null {
  const words = wordsOf(text);
  const runs = words
    .flatMap((_, start) =>
      words.slice(start, start + 6).map((_each, more) => words.slice(start, start + more + 1)),
    )
    .map((run) => run.join(' '))
    .filter(({ length }) => length <= CHARACTERS_MAX)
    .toSorted((one, other) => other.length - one.length);
  const fitting = runs.find((run) => fits(run.replaceAll(' ', '')));
  if (fitting) return { value: fitting, certainty: 1 };
  const repaired = runs.map(toDigits).find((run) => fits(run.replaceAll(' ', '')));
  return repaired ? { value: repaired, certainty: REPAIRED_CERTAINTY } : null;
}

/** Letters that look like digits, made digits. */
export function toDigits(text: string): string {
  return text.toUpperCase().replace(/[OQDILZSGB]/g, (letter) => DIGITS[letter] as string);
}

/** The first run of words of capitals and digits, if it has enough of both and is no date. */
function readLikely(text: string): NumberFound | null {
  const words = wordsOf(text);
  const from = words.findIndex((word) => RUN.test(word) && (/\d/.test(word) || word.length <= 3));
  if (from < 0) return null;
  const rest = words.slice(from);
  const to = rest.findIndex((word) => !RUN.test(word) || !(/\d/.test(word) || word.length <= 3));
  const value = (to < 0 ? rest : rest.slice(0, to)).join(' ').replace(/[.\-/]+$/, '');
  const characters = value.replace(/[^A-Z0-9]/g, '');
  const digits = value.replace(/\D/g, '').length;
  if (characters.length < CHARACTERS_MIN || value.length > CHARACTERS_MAX || digits < 2) return null;
  return isDate(value) ? null : { value, certainty: UNPROVED_CERTAINTY };
}

function wordsOf(text: string): string[] {
  return text
    .replace(/\bN[°ºo]\.?/g, ' ')
    .replace(/[,;:()#"'°º*<>=_]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** In any order of day and month. */
function isDate(text: string): boolean {
  return readDates(text, 'expiry_date', { today: '2000-01-01', issuer: null }).some(
    ({ start, end }) => end - start >= text.length - 1,
  );
}
