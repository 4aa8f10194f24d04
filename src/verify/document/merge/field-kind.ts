/** How values of each field are compared: a table, so that merging, cross-checks and expectations agree on it. */
import type { FieldName } from '../document.ts';

export type FieldKind = 'name' | 'date' | 'number' | 'code' | 'text';

export const FIELD_KINDS = {
  full_name: 'name',
  first_name: 'name',
  last_name: 'name',
  document_number: 'number',
  personal_number: 'number',
  date_of_birth: 'date',
  gender: 'code',
  nationality: 'code',
  issuing_country: 'code',
  issue_date: 'date',
  expiry_date: 'date',
  address: 'text',
  place_of_birth: 'text',
} as const satisfies Record<FieldName, FieldKind>;
