/** What "Name" and "ID No" mean on this page: the one of their meanings that no other label of the page has. */
import type { Label } from './find-labels.ts';
import { MEANINGS } from './join-fields.ts';
import type { LabelField } from './labels.ts';

export function resolveLabels(labels: readonly Label[]): Label[] {
  const definite = new Set(labels.map(({ field }) => field).filter((field) => !MEANINGS[field]));
  return labels.map((label) => ({ ...label, field: meaningOf(label.field, definite) }));
}

function meaningOf(field: LabelField, definite: ReadonlySet<LabelField>): LabelField {
  if (field === 'id_number') return definite.has('document_number') ? 'personal_number' : 'document_number';
  if (field !== 'name') return field;
  const first = definite.has('first_name');
  const last = definite.has('last_name');
  if (first && last) return 'other';
  if (first) return 'last_name';
  return last ? 'first_name' : 'full_name';
}
