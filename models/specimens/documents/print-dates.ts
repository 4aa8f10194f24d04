/** The ways that documents write a date, given as YYYY-MM-DD. */

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

/** 12 AUG 1958, as on passports. */
export function dayMonthNameYear(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** 12.08.1958, as on European cards. */
export function dayMonthYear(date: string): string {
  return date.split('-').reverse().join('.');
}

/** 08/12/1958, as in the United States. */
export function monthDayYear(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}
