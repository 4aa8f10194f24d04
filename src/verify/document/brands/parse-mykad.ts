/** The number of a Malaysian identity card, YYMMDD-PB-###G: date of birth, place of birth, and a last digit that is odd for men. */
import { isDay } from '../calendar.ts';

export interface MyKadNumber {
  /** With its two hyphens. */
  readonly number: string;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string;
  /** Two digits: a state of Malaysia, or where abroad. */
  readonly placeOfBirth: string;
  readonly gender: 'M' | 'F';
}

/** Codes that the National Registration Department gives: states of Malaysia, other countries and regions, unknown. */
const PLACES: readonly (readonly [first: number, last: number])[] = [
  [1, 16],
  [21, 68],
  [71, 72],
  [74, 79],
  [82, 93],
  [98, 99],
];

/** Null where it is no such number. `today`, YYYY-MM-DD, decides the century: nobody is born after it. */
export function parseMyKad(text: string, today: string): MyKadNumber | null {
  const [, yymmdd = '', place = '', serial = ''] =
    /^(\d{6})[-\s]?(\d{2})[-\s]?(\d{4})$/.exec(text.trim()) ?? [];
  const dateOfBirth = birthOf(yymmdd, today);
  const known = PLACES.some(([first, last]) => Number(place) >= first && Number(place) <= last);
  if (!dateOfBirth || !known) return null;
  return {
    number: `${yymmdd}-${place}-${serial}`,
    dateOfBirth,
    placeOfBirth: place,
    gender: Number(serial) % 2 === 1 ? 'M' : 'F',
  };
}

/** The latest day with these six digits that is not in the future. */
export function birthOf(yymmdd: string, today: string): string | null {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(yymmdd) ?? [];
  const centuries = [Number(today.slice(0, 2)), Number(today.slice(0, 2)) - 1];
  const dates = centuries.map((century) => `${century}${year}-${month}-${day}`);
  return dates.find((date) => date <= today && isDay(date)) ?? null;
}
