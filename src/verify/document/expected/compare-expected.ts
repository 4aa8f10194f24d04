/**
 * Expected details and merged fields in, what differs out, and beside it what nothing could be said of. Only what was given
 * and read is compared; whether a difference is a warning or a refusal is the policy's business.
 */
import type { DocumentField } from '../merge/document-field.ts';
import { compareExpectedNames } from './compare-expected-names.ts';
import { compareExpectedValues } from './compare-expected-values.ts';
import type { ExpectedDetails, ExpectedField, Verdict } from './expected-details.ts';
import { EXPECTED_THRESHOLDS, type ExpectedThresholds } from './expected-thresholds.ts';

export interface Discrepancy {
  readonly field: ExpectedField;
  readonly expected: string;
  readonly found: string;
  /** 0..1, how alike they are all the same. */
  readonly score: number;
}

export interface ExpectedComparison {
  readonly discrepancies: readonly Discrepancy[];
  /** Given, but not read, or in a script that cannot be held against what was read. */
  readonly expected_detail_not_read: readonly ExpectedField[];
}

export function compareExpected(
  expected: ExpectedDetails,
  fields: readonly DocumentField[],
  options: Partial<ExpectedThresholds> = {},
): ExpectedComparison {
  const thresholds = { ...EXPECTED_THRESHOLDS, ...options };
  const verdicts = [
    ...compareExpectedNames(expected, fields, thresholds),
    ...compareExpectedValues(expected, fields, thresholds),
  ];
  return {
    discrepancies: verdicts.flatMap(toDiscrepancy),
    expected_detail_not_read: verdicts.filter(({ found }) => found === null).map(({ field }) => field),
  };
}

function toDiscrepancy({ field, expected, found, score, agrees }: Verdict): Discrepancy[] {
  return agrees || found === null ? [] : [{ field, expected, found, score }];
}
