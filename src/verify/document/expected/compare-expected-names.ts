/**
 * Expected first and last names held against the document's. Documents part names where integrators do not, and some show
 * one line only (AHMAD BIN IBRAHIM): where the parts do not fit, both names together are held against the whole.
 */
import { type DocumentField, fieldOf } from '../merge/document-field.ts';
import { areComparable, compareNames } from '../names/compare-names.ts';
import type { ExpectedDetails, Verdict } from './expected-details.ts';
import type { ExpectedThresholds } from './expected-thresholds.ts';

type NameField = 'first_name' | 'last_name';

export function compareExpectedNames(
  expected: ExpectedDetails,
  fields: readonly DocumentField[],
  { nameScoreMin }: ExpectedThresholds,
): Verdict[] {
  const { first_name: first, last_name: last } = expected;
  const parts = (['first_name', 'last_name'] as const).flatMap((field) => {
    const name = expected[field];
    return isGiven(name) ? [compareName(field, name, fields, nameScoreMin)] : [];
  });
  const whole = fieldOf(fields, 'full_name')?.value;
  if (!isGiven(first) || !isGiven(last) || !whole || !areComparable(`${first} ${last}`, whole)) return parts;
  const score = compareNames(`${first} ${last}`, whole);
  if (score >= nameScoreMin)
    return parts.map((part) => ({ ...part, found: part.found ?? whole, agrees: true }));
  return parts.some((part) => !part.agrees)
    ? parts
    : parts.map((part) => ({ ...part, found: whole, score, agrees: false }));
}

function isGiven(name: string | undefined): name is string {
  return name !== undefined && name.trim() !== '';
}

/** Against its own field, or as a part of the whole name where that is all there is. */
function compareName(
  field: NameField,
  expected: string,
  fields: readonly DocumentField[],
  scoreMin: number,
): Verdict {
  const found = (fieldOf(fields, field) ?? fieldOf(fields, 'full_name'))?.value;
  if (!found || !areComparable(expected, found))
    return { field, expected, found: null, score: 0, agrees: false };
  const score = compareNames(expected, found);
  return { field, expected, found, score, agrees: score >= scoreMin };
}
