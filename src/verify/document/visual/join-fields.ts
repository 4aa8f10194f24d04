/** Two labels that stand for one, divided by a slash: which field they mean together. */
import type { LabelField } from './labels.ts';

/** What an ambiguous label can mean, the rest of the page deciding. */
export const MEANINGS: Partial<Readonly<Record<LabelField, readonly LabelField[]>>> = {
  name: ['full_name', 'last_name', 'first_name'],
  id_number: ['document_number', 'personal_number'],
};

/** Null where they are two labels. The more definite one wins: "Name / Surname" is the surname. */
export function joinFields(one: LabelField, other: LabelField): LabelField | null {
  if (one === other || other === 'other') return one;
  if (one === 'other' || MEANINGS[one]?.includes(other)) return other;
  if (MEANINGS[other]?.includes(one)) return one;
  const both = [one, other];
  return both.includes('date_of_birth') && both.includes('place_of_birth') ? 'birth' : null;
}
