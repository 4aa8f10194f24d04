/** The six digits of a date, YYMMDD → a day of the calendar: which century is told by the other date and by the day of reading. */
import { isDay } from '../calendar.ts';

export const NO_DATE = ['partial', 'impossible'] as const;

/** `date` as YYYY-MM-DD, or why there is none: parts are left blank, or the calendar has no such day. */
export type MrzDate =
  | { readonly date: string }
  | { readonly date: null; readonly why: (typeof NO_DATE)[number] };

/** An expiry up to so many years ahead is of this century, a later one of the last. */
const YEARS_AHEAD_MAX = 50;
/** How cards without an end write their last day, 1 January or 31 December 9999. */
const WITHOUT_END = /^99(0101|1231)$/;

/** `today` as YYYY-MM-DD. Passports are never without an end. */
export function readExpiry(printed: string, today: string, mayBeEndless: boolean): MrzDate {
  if (mayBeEndless && WITHOUT_END.test(printed))
    return { date: `9999-${printed.slice(2, 4)}-${printed.slice(4)}` };
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD_MAX}-12-31`;
  return readBefore(printed, latest);
}

/** Nobody is born after today, nor after the document's expiry. */
export function readBirth(printed: string, today: string, expiry: string | null): MrzDate {
  return readBefore(printed, expiry && expiry < today ? expiry : today);
}

/** The last such day that is not after `latest`. */
function readBefore(printed: string, latest: string): MrzDate {
  if (/^\d*<+$/.test(printed)) return { date: null, why: 'partial' };
  if (!/^\d{6}$/.test(printed)) return { date: null, why: 'impossible' };
  const [year, month, day] = [printed.slice(0, 2), printed.slice(2, 4), printed.slice(4)];
  const century = Number(latest.slice(0, 2));
  const dates = [century, century - 1].map((each) => `${each}${year}-${month}-${day}`).filter(isDay);
  const date = dates.find((each) => each <= latest);
  return date ? { date } : { date: null, why: 'impossible' };
}
