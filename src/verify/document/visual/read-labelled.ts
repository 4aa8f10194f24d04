/** What a label's text says: one field, or the two that share a label. */
import type { FieldName } from '../document.ts';
import type { LabelField } from './labels.ts';
import { readDates } from './read-dates.ts';
import { readPlace } from './read-place.ts';
import { readValue, type Value, type ValueContext } from './read-value.ts';

export interface NamedValue extends Value {
  readonly name: FieldName;
}

/** Empty where the text can be no value of the field. What is not read takes any text, and gives none. */
export function readLabelled(field: LabelField, text: string, context: ValueContext): NamedValue[] | null {
  if (field === 'other') return [];
  if (field === 'birth') return readBirth(text, context);
  if (field === 'name' || field === 'id_number') return null;
  const value = readValue(field, text, context);
  return value && [{ name: field, ...value }];
}

/** "12.08.1964 BERLIN" and "JAKARTA, 18-02-1986". */
function readBirth(text: string, context: ValueContext): NamedValue[] | null {
  const [date] = readDates(text, 'date_of_birth', context);
  const around = date ? `${text.slice(0, date.start)} ${text.slice(date.end)}` : text;
  const place = readPlace(around);
  const found: NamedValue[] = [];
  if (date) found.push({ name: 'date_of_birth', value: date.value, certainty: date.certainty });
  if (place) found.push({ name: 'place_of_birth', value: place, certainty: 1 });
  return found.length > 0 ? found : null;
}
