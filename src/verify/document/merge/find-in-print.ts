/** A coded value and lines of print → the print of that value, wherever it stands; null where nothing printed is the same. */
import type { FieldReading, TextLine } from '../document.ts';
import { restoreMarks } from '../names/restore-marks.ts';
import { transliterates } from '../names/transliterates.ts';
import { readCountry } from '../visual/read-country.ts';
import { type DateContext, type DateField, readDates } from '../visual/read-dates.ts';
import { readGender } from '../visual/read-gender.ts';
import { isNameShaped } from '../visual/read-name.ts';
import { canonicalNumber } from './canonical.ts';
import { compareReadings } from './compare-readings.ts';
import { FIELD_KINDS, type FieldKind } from './field-kind.ts';

type Find = (coded: FieldReading, text: string, line: TextLine, context: DateContext) => string | null;

/** A shorter value stands in some line by chance. */
const LENGTH_MIN = { name: 4, number: 5 } as const;
/** A line read less surely is no witness; one of a single letter or a country must be read surely. */
const CONFIDENCE_MIN = { line: 0.6, code: 0.9 } as const;
const CODE_LENGTH_MAX = { gender: 10, issuing_country: 40 } as const;
/** Nothing says that this value stands for this field. */
const CERTAINTY: Readonly<Record<FieldKind, number>> = {
  name: 0.95,
  number: 0.95,
  date: 0.9,
  code: 0.6,
  text: 0,
};
const WORDS_MAX = 8;

const FIND: Readonly<Record<FieldKind, Find>> = {
  name: findName,
  number: findNumber,
  date: findDate,
  code: findCode,
  text: () => null,
};

export function findInPrint(
  coded: FieldReading,
  lines: readonly TextLine[],
  context: DateContext,
): FieldReading | null {
  const kind = FIELD_KINDS[coded.name];
  const found = lines
    .filter(({ confidence }) => confidence >= CONFIDENCE_MIN.line)
    .flatMap((line): FieldReading[] => {
      const value = FIND[kind](coded, line.text, line, context);
      const confidence = line.confidence * CERTAINTY[kind];
      return value === null ? [] : [{ name: coded.name, value, source: 'visual', confidence }];
    });
  return found.toSorted((one, other) => other.confidence - one.confidence)[0] ?? null;
}

/** The fewest words of the line that are the name. Capitals where a letter of another case was read among them. */
function findName({ value }: FieldReading, text: string): string | null {
  if (value.replace(/\P{L}/gu, '').length < LENGTH_MIN.name) return null;
  const window = windowsOf(text.split(/[\s:;,/|]+/)).find((words) => transliterates(words, value));
  if (!window) return null;
  return restoreMarks(isNameShaped(window) ? window : window.toUpperCase(), value);
}

/** As printed; as coded where the reader took some of its characters for others that look like them. */
function findNumber(coded: FieldReading, text: string, { confidence }: TextLine): string | null {
  if (canonicalNumber(coded.value).length < LENGTH_MIN.number) return null;
  const windows = windowsOf(text.split(/[\s:;,#°º]+/));
  const exact = windows.find((value) => canonicalNumber(value) === canonicalNumber(coded.value));
  if (exact !== undefined) return exact;
  const isMisread = (value: string) => compareReadings(coded, { ...coded, value, confidence }).agree;
  return windows.some(isMisread) ? coded.value : null;
}

/** The coded day, in whatever order and with whatever between; where the print has all four digits of the year, with that year. */
function findDate({ name, value }: FieldReading, text: string, _: TextLine, context: DateContext) {
  const dates = readDates(text, name as DateField, context);
  const same = dates.find((date) => date.value.slice(2) === value.slice(2))?.value;
  if (same) return text.includes(same.slice(0, 4)) ? same : value;
  const runs = text.match(/\d[\d.,\-/ ]*\d/g) ?? [];
  return runs.some((run) => writtenForms(value).includes(run.replace(/\D/g, ''))) ? value : null;
}

/** Without what stands between, in the orders in which days are printed. */
function writtenForms(value: string): string[] {
  const [year = '', month = '', day = ''] = value.split('-');
  return [year, year.slice(2)].flatMap((years) => [
    `${day}${month}${years}`,
    `${month}${day}${years}`,
    `${years}${month}${day}`,
  ]);
}

/** Only a line that is nothing else. A country's name above all else is the issuer's; whose nationality it is nobody says. */
function findCode({ name, value }: FieldReading, text: string, { confidence }: TextLine): string | null {
  if (confidence < CONFIDENCE_MIN.code) return null;
  if (name === 'gender' && text.length <= CODE_LENGTH_MAX.gender)
    return readGender(text)?.value === value ? value : null;
  if (name === 'issuing_country' && text.length <= CODE_LENGTH_MAX.issuing_country)
    return readCountry(text)?.value === value ? value : null;
  return null;
}

/** Every run of words, the shortest first. */
function windowsOf(words: readonly string[]): string[] {
  const told = words.filter((word) => word !== '');
  const lengths = Array.from({ length: Math.min(WORDS_MAX, told.length) }, (_, index) => index + 1);
  return lengths.flatMap((length) =>
    told.slice(0, told.length - length + 1).map((_, start) => told.slice(start, start + length).join(' ')),
  );
}
