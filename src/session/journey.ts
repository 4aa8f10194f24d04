/** What a person says on the hosted page on the way to the photos. It never says who they are. */
import type { DocumentType } from '../verify/document/document.ts';

export const DECISIONS = ['given', 'declined', 'without_biometrics'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Consent {
  /** `without_biometrics`: the document may be looked at, the face may not. */
  readonly decision: Decision;
  /** Of the words that were on the screen, in that language. */
  readonly text_version: string;
  /** BCP 47, of the language they were in. */
  readonly locale: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A link for another device: it opens once, and then belongs to the device that opened it. */
export interface HandOff {
  readonly id: string;
  /** Null until a device took it. */
  readonly device: string | null;
}

export interface Journey {
  readonly consent?: Consent;
  /** The language that the person chose, BCP 47. */
  readonly locale?: string;
  readonly document_type?: DocumentType;
  /** Asked for the back as well, or told that there is none. */
  readonly document_back?: 'wanted' | 'none';
  readonly hand_off?: HandOff;
}
