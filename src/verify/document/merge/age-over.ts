/** Fields and a day in, whether the holder is at least so many whole years old on it out; what `age_over_18` and its like say. */
import { isDay, yearsBetween } from '../calendar.ts';
import { type DocumentField, fieldOf } from './document-field.ts';

/** `today` as YYYY-MM-DD. Null where no possible date of birth was read. */
export function ageOver(fields: readonly DocumentField[], years: number, today: string): boolean | null {
  const birth = fieldOf(fields, 'date_of_birth')?.value;
  if (!birth || !isDay(birth) || birth > today) return null;
  return yearsBetween(birth, today) >= years;
}
