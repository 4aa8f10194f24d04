/** Days as YYYY-MM-DD, which sort as strings: parsing, and counting whole years. No clock: today is always given. */

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether it is a day of the Gregorian calendar. */
export function isDay(value: string): boolean {
  const [, year, month, day] = PATTERN.exec(value) ?? [];
  if (!year || !month || !day) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Whole years between two days. Somebody born on 29 February is a year older on 1 March of common years, never early. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
