/** Whether a value that was read is the one that the label gives, each in its own way of writing. */
import type { FieldName } from '../../../src/verify/document/document.ts';
import { canonicalCode, canonicalNumber } from '../../../src/verify/document/merge/canonical.ts';
import type { DocumentField } from '../../../src/verify/document/merge/document-field.ts';
import { transliterates } from '../../../src/verify/document/names/transliterates.ts';
import type { FieldOutcome } from './reading-outcome.ts';

/** What the zone says where it says nothing, and how an unspecified sex is told. */
const UNSAID = { label: '<', value: 'X' } as const;

/** `isCut`: the zone was too short for the whole name. */
export function compareField(
  name: FieldName,
  label: string,
  { field, isCut }: { readonly field: DocumentField | null; readonly isCut: boolean },
): FieldOutcome {
  const sources = field?.sources ?? [];
  if (label === UNSAID.label) {
    const isUnsaid = !field || field.value === UNSAID.value;
    return { name, outcome: isUnsaid ? 'correct' : 'wrong', sources };
  }
  if (!field) return { name, outcome: 'missing', sources };
  return { name, outcome: isSame(name, field.value, label, isCut) ? 'correct' : 'wrong', sources };
}

function isSame(name: FieldName, value: string, label: string, isCut: boolean): boolean {
  switch (name) {
    case 'date_of_birth':
    case 'expiry_date':
    case 'issue_date':
      return shortDate(value) === shortDate(label);
    case 'document_number':
    case 'personal_number':
      return canonicalNumber(value) === canonicalNumber(label);
    case 'gender':
    case 'nationality':
    case 'issuing_country':
      return canonicalCode(value) === canonicalCode(label);
    default:
      return isSameName(value, label, isCut);
  }
}

/** Letter by letter, or as ICAO 9303-3 §6 writes the value in A to Z. */
function isSameName(value: string, label: string, isCut: boolean): boolean {
  const [ours, theirs] = [inCapitals(value), inCapitals(label)];
  return (
    ours === theirs ||
    (isCut && ours.startsWith(theirs)) ||
    transliterates(value, label, { truncated: isCut })
  );
}

/** A to Z and single spaces; apostrophes part no word. */
function inCapitals(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toUpperCase();
  return plain.replace(/[^A-Z]+/g, ' ').trim();
}

/** YYMMDD: the zone has no century. */
function shortDate(text: string): string {
  return text.replaceAll('-', '').slice(-6);
}
