/** Text → the ICAO 9303-3 code of the country or nationality it names: "GERMAN/DEUTSCH", "LATVIJAS", "D" and "DEU". */

import { editDistance } from '../edit-distance.ts';
import { readStateCode } from '../mrz/state-codes.ts';
import { COUNTRIES } from './countries.ts';
import { fold } from './fold.ts';

export interface CountryFound {
  /** Three letters. */
  readonly value: string;
  /** 0..1 */
  readonly certainty: number;
}

/** From this length a name with one wrong letter is still told from all others. */
const MISREAD_LENGTH_MIN = 7;
const MISREAD_CERTAINTY = 0.8;

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(COUNTRIES).flatMap(([code, names]) =>
    names.split(' | ').map((name) => [fold(name).replaceAll(' ', ''), code] as const),
  ),
);

/** Each side of a slash is tried by itself: one of them is the national language's. */
export function readCountry(text: string): CountryFound | null {
  const parts = [text, ...text.split(/[/|·•,-]/)].map((part) => fold(part).replaceAll(' ', ''));
  for (const part of parts) {
    const code = codeOf(part);
    if (code) return { value: code, certainty: 1 };
  }
  for (const part of parts.filter(({ length }) => length >= MISREAD_LENGTH_MIN)) {
    for (const [name, code] of BY_NAME) {
      if (name.length >= MISREAD_LENGTH_MIN && editDistance(part, name, 1) === 1) {
        return { value: code, certainty: MISREAD_CERTAINTY };
      }
    }
  }
  return null;
}

function codeOf(name: string): string | undefined {
  const { code, known } = readStateCode(name);
  return known ? code : BY_NAME.get(name);
}
