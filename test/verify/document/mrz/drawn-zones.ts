/** Zones for tests: any valid one of every format with what it says, and readings of lines as a recogniser gives them. */
import fc from 'fast-check';
import type { MrzReading } from '../../../../src/verify/document/document.ts';
import { checkDigit } from '../../../../src/verify/document/mrz/check-digit.ts';
import type { MrzFormatName } from '../../../../src/verify/document/mrz/mrz-formats.ts';

export const TODAY = '2026-03-01';

export interface DrawnZone {
  readonly format: MrzFormatName;
  readonly lines: readonly string[];
  readonly surname: string;
  readonly givenNames: string;
  readonly number: string;
  readonly birth: string;
  readonly expiry: string;
  readonly sex: string;
}

export const filled = (text: string, width: number) => text.padEnd(width, '<').slice(0, width);

const proved = (text: string) => text + checkDigit(text);
const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: min, maxLength: max });
const data = (min: number, max: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
    minLength: min,
    maxLength: max,
  });
const day = (from: number, to: number) =>
  fc
    .tuple(
      fc.integer({ min: from, max: to }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(
      ([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
    );
const six = (date: string) => date.slice(2).replaceAll('-', '');

const said = fc.record({
  surname: letters(2, 9),
  givenNames: letters(2, 5),
  number: data(5, 9),
  birth: day(1930, 2008),
  expiry: day(2009, 2049),
  sex: fc.constantFrom('M', 'F', '<'),
  state: fc.constantFrom('UTO', 'D<<', 'FRA', 'LVA', 'XXA'),
  extra: data(0, 7),
});

export const validZone = fc
  .tuple(said, fc.constantFrom<MrzFormatName>('TD1', 'TD2', 'TD3', 'MRVA', 'MRVB', 'FRENCH_ID'))
  .map(([each, format]): DrawnZone => {
    const number =
      format === 'FRENCH_ID' ? `9409${filled(each.number, 8).replaceAll('<', '0')}` : each.number;
    return { ...each, number, format, lines: draw(format, { ...each, number }) };
  });

/** A document number of 10 to 22 characters, which goes on in the optional data. */
export const longNumberZone = fc.tuple(said, data(10, 22)).map(([each, number]): DrawnZone => {
  const rest = proved(number).slice(9);
  const upper = filled(`I<${each.state}${number.slice(0, 9)}<${rest}`, 30);
  return { ...each, number, format: 'TD1', lines: withSecondLine(upper, each, '') };
});

type Said = Omit<DrawnZone, 'format' | 'lines'> & { readonly state: string; readonly extra: string };

function draw(format: MrzFormatName, each: Said): string[] {
  const names = `${each.surname}<<${each.givenNames}`;
  const person = `${proved(filled(each.number, 9))}${each.state}${proved(six(each.birth))}${each.sex}${proved(six(each.expiry))}`;
  switch (format) {
    case 'TD1': {
      const upper = `I<${each.state}${proved(filled(each.number, 9))}${filled(each.extra, 15)}`;
      return withSecondLine(upper, each, each.extra);
    }
    case 'TD2': {
      const lower = person + filled(each.extra, 7);
      return [filled(`I<${each.state}${names}`, 36), lower + checkDigit(compositeOf(lower))];
    }
    case 'TD3': {
      const lower = person + proved(filled(each.extra, 14));
      return [filled(`P<${each.state}${names}`, 44), lower + checkDigit(compositeOf(lower))];
    }
    case 'MRVA':
      return [filled(`V<${each.state}${names}`, 44), filled(person + each.extra, 44)];
    case 'MRVB':
      return [filled(`V<${each.state}${names}`, 36), filled(person + each.extra, 36)];
    case 'FRENCH_ID': {
      const upper = `${filled(`IDFRA${each.surname}`, 30)}751001`;
      const lower = `${proved(each.number)}${filled(each.givenNames, 14)}${proved(six(each.birth))}${each.sex}`;
      return [upper, lower + checkDigit(upper + lower)];
    }
  }
}

function withSecondLine(upper: string, each: Said, extra: string): string[] {
  const [birth, expiry] = [proved(six(each.birth)), proved(six(each.expiry))];
  const more = filled(extra, 11);
  const lower = `${birth}${each.sex}${expiry}${each.state}${more}`;
  const composite = checkDigit(upper.slice(5) + birth + expiry + more);
  return [upper, lower + composite, filled(`${each.surname}<<${each.givenNames}`, 30)];
}

function compositeOf(lower: string): string {
  return lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21);
}

export function reading(line: string, confidence = 0.99): MrzReading {
  return { characters: [...line].map((character) => [{ character, confidence }]) };
}

/** The same with one place of which the recogniser is in doubt. */
export function doubtful(
  line: string,
  position: number,
  candidates: readonly (readonly [character: string, confidence: number])[],
): MrzReading {
  const { characters } = reading(line);
  const doubts = candidates.map(([character, confidence]) => ({ character, confidence }));
  return { characters: characters.map((each, i) => (i === position ? doubts : each)) };
}

export function replaceAt(line: string, position: number, character: string): string {
  return line.slice(0, position) + character + line.slice(position + 1);
}
