/** Every expected detail that is not a name held against the document: one row a detail, how it is compared, and with which fields. */
import type { FieldName } from '../document.ts';
import { canonicalCode, canonicalNumber } from '../merge/canonical.ts';
import { compareAddresses } from '../merge/compare-addresses.ts';
import { differences } from '../merge/differences.ts';
import { type DocumentField, fieldOf } from '../merge/document-field.ts';
import type { ExpectedDetails, ExpectedField, Verdict } from './expected-details.ts';
import type { ExpectedThresholds } from './expected-thresholds.ts';
import { genderOf } from './gender-of.ts';

interface Row {
  readonly field: ExpectedField;
  readonly against: readonly FieldName[];
  readonly canonical: (value: string) => string;
}

/** Exact once written in one way. */
const EXACT: readonly Row[] = [
  { field: 'date_of_birth', against: ['date_of_birth'], canonical: (value) => value.trim() },
  { field: 'gender', against: ['gender'], canonical: genderOf },
  { field: 'nationality', against: ['nationality'], canonical: canonicalCode },
  { field: 'country', against: ['issuing_country'], canonical: canonicalCode },
  { field: 'id_number', against: ['document_number', 'personal_number'], canonical: canonicalNumber },
];

export function compareExpectedValues(
  expected: ExpectedDetails,
  fields: readonly DocumentField[],
  { addressScoreMin }: ExpectedThresholds,
): Verdict[] {
  const exact = EXACT.flatMap((row) => {
    const value = expected[row.field];
    return value?.trim() ? [compareExact(row, value, valuesOf(fields, row.against))] : [];
  });
  const { address } = expected;
  if (!address?.trim()) return exact;
  const found = fieldOf(fields, 'address')?.value ?? null;
  const score = found === null ? 0 : compareAddresses(address, found);
  return [...exact, { field: 'address', expected: address, found, score, agrees: score >= addressScoreMin }];
}

function valuesOf(fields: readonly DocumentField[], names: readonly FieldName[]): string[] {
  return names.flatMap((name) => fieldOf(fields, name)?.value ?? []);
}

/** The likest of the values that it may be. */
function compareExact({ field, canonical }: Row, expected: string, values: readonly string[]): Verdict {
  const wanted = canonical(expected);
  const scored = values.map((found) => ({ found, score: scoreOf(wanted, canonical(found)) }));
  const [best] = scored.toSorted((one, other) => other.score - one.score);
  if (!best) return { field, expected, found: null, score: 0, agrees: false };
  return { field, expected, ...best, agrees: best.score === 1 };
}

/** Values longer than what is looked at for their likeness are equal only when they are wholly so. */
function scoreOf(wanted: string, found: string): number {
  if (wanted === found) return 1;
  return Math.min(differences(wanted, found).likeness, 0.99);
}
