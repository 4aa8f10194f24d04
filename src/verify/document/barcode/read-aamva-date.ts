/** A date element → YYYY-MM-DD. The standards write MMDDCCYY in the United States and CCYYMMDD in Canada and in 2000; issuers mix them up. */

import { isDay } from '../calendar.ts';

const EARLIEST = '1900';
const PATTERNS = [
  /^(?<month>\d\d)[-/]?(?<day>\d\d)[-/]?(?<year>\d{4})/,
  /^(?<year>\d{4})[-/]?(?<month>\d\d)[-/]?(?<day>\d\d)/,
] as const;

/** Null where there is none. The two orders never both give a day since 1900: no month is the 19th or a later one. */
export function readAamvaDate(value: string): string | null {
  for (const pattern of PATTERNS) {
    const { year, month, day } = pattern.exec(value.trim())?.groups ?? {};
    const date = `${year}-${month}-${day}`;
    if (year && year >= EARLIEST && isDay(date)) return date;
  }
  return null;
}
