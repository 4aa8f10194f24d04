/** What a machine-readable zone says: plain data. A wrong check digit, an impossible date or an unknown state is said, not thrown. */
import type { DocumentType, FieldReading } from '../document.ts';
import type { MrzFormatName } from './mrz-formats.ts';
import type { MrzCheck } from './verify-check-digits.ts';

/** As many and as long as a format has. */
export interface MrzLines {
  readonly lines: readonly string[];
  /** 0..1 of each character; without them every character is certain. */
  readonly confidences?: readonly (readonly number[])[];
}

export const MRZ_ODDITIES = [
  'unknown_document_code',
  'unknown_issuing_state',
  'unknown_nationality',
  'partial_date_of_birth',
  'impossible_date_of_birth',
  'partial_expiry_date',
  'impossible_expiry_date',
  'impossible_sex',
  'no_document_number',
  'no_name',
  'names_truncated',
] as const;
export type MrzOddity = (typeof MRZ_ODDITIES)[number];

export interface Mrz {
  readonly format: MrzFormatName;
  readonly lines: readonly string[];
  /** Without fillers. */
  readonly document_code: string;
  readonly document_type: DocumentType | null;
  readonly fields: readonly FieldReading[];
  readonly checks: readonly MrzCheck[];
  readonly oddities: readonly MrzOddity[];
  /** As printed, without the fillers at the end: what it means is the issuing state's affair. */
  readonly optional_data: readonly string[];
  /** YYMM of issue, which only the French card of 1988 has. */
  readonly issue_month: string | null;
}
