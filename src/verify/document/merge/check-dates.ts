/** Merged fields and today in, what cannot be about their dates out, and whether the document has expired. */

import { isDay, yearsBetween } from '../calendar.ts';
import type { FieldName } from '../document.ts';
import type { DateRule, Expired, ImpossibleDates } from './cross-finding.ts';
import { type DocumentField, fieldOf } from './document-field.ts';

/** The oldest person ever was 122. */
const AGE_YEARS_MAX = 130;
/** No travel document is valid for longer than ten; some identity cards of the old are for life, printed as a date far off. */
export const VALIDITY_YEARS_MAX = 50;

const DATES = ['date_of_birth', 'issue_date', 'expiry_date'] as const satisfies readonly FieldName[];
type Dates = Partial<Record<(typeof DATES)[number], string>>;

export interface DateOptions {
  /** YYYY-MM-DD */
  readonly today: string;
  /** From the day of issue; null where the kind of document is valid for life. */
  readonly validityYearsMax?: number | null;
}

export function checkDates(
  fields: readonly DocumentField[],
  options: DateOptions,
): (Expired | ImpossibleDates)[] {
  const given = DATES.flatMap((name) => fieldOf(fields, name) ?? []);
  const possible: Dates = Object.fromEntries(
    given.filter(({ value }) => isDay(value)).map(({ name, value }) => [name, value]),
  );
  const broken = given
    .filter(({ value }) => !isDay(value))
    .map(({ name, value }) => impossible('not_a_date', name, value));
  return [
    ...broken,
    ...judgeBirth(possible, options),
    ...judgeIssue(possible, options),
    ...judgeExpiry(possible, options),
  ];
}

function judgeBirth({ date_of_birth: birth }: Dates, { today }: DateOptions): ImpossibleDates[] {
  if (!birth) return [];
  if (birth > today) return [impossible('birth_in_future', 'date_of_birth', birth)];
  const old = yearsBetween(birth, today) > AGE_YEARS_MAX;
  return old ? [impossible('birth_too_long_ago', 'date_of_birth', birth)] : [];
}

function judgeIssue(
  { date_of_birth: birth, issue_date: issue }: Dates,
  { today }: DateOptions,
): ImpossibleDates[] {
  if (!issue) return [];
  if (issue > today) return [impossible('issue_in_future', 'issue_date', issue)];
  return birth && issue < birth ? [impossible('issue_before_birth', 'issue_date', issue)] : [];
}

function judgeExpiry({ issue_date: issue, expiry_date: expiry }: Dates, options: DateOptions) {
  if (!expiry) return [];
  const found: (Expired | ImpossibleDates)[] = [];
  if (expiry < options.today) found.push({ code: 'expired', field: 'expiry_date', value: expiry });
  if (!issue) return found;
  const { validityYearsMax = VALIDITY_YEARS_MAX } = options;
  if (expiry < issue) found.push(impossible('expiry_before_issue', 'expiry_date', expiry));
  else if (validityYearsMax !== null && isLonger(issue, expiry, validityYearsMax))
    found.push(impossible('validity_too_long', 'expiry_date', expiry));
  return found;
}

/** To the day: fifty years and a day are more than fifty years. */
function isLonger(from: string, to: string, years: number): boolean {
  const whole = yearsBetween(from, to);
  return whole > years || (whole === years && to.slice(5) !== from.slice(5));
}

function impossible(rule: DateRule, field: FieldName, value: string): ImpossibleDates {
  return { code: 'impossible_dates', rule, field, value };
}
