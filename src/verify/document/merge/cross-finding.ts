/** What does not fit on a document: its sources contradict each other, or its dates cannot be. */
import type { FieldName } from '../document.ts';

export const SOURCE_MISMATCHES = [
  'mrz_visual_mismatch',
  'barcode_visual_mismatch',
  'mrz_barcode_mismatch',
] as const;
export type SourceMismatchCode = (typeof SOURCE_MISMATCHES)[number];

export interface SourceMismatch {
  readonly code: SourceMismatchCode;
  readonly field: FieldName;
  /** In the order of the sources in the code. */
  readonly values: readonly [string, string];
  /** 0..1, how alike they are all the same. */
  readonly score: number;
}

export interface Expired {
  readonly code: 'expired';
  readonly field: 'expiry_date';
  readonly value: string;
}

export const DATE_RULES = [
  'not_a_date',
  'birth_in_future',
  'birth_too_long_ago',
  'issue_in_future',
  'issue_before_birth',
  'expiry_before_issue',
  'validity_too_long',
] as const;
export type DateRule = (typeof DATE_RULES)[number];

export interface ImpossibleDates {
  readonly code: 'impossible_dates';
  readonly rule: DateRule;
  /** The one that is wrong if the others are right. */
  readonly field: FieldName;
  readonly value: string;
}

export type CrossFinding = SourceMismatch | Expired | ImpossibleDates;
