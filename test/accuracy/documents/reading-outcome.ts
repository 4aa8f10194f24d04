/** How the reading of a document compares with its labels: outcomes only, so that nothing of what was read is kept. */
import type { FieldName, FieldSource } from '../../../src/verify/document/document.ts';

/** Of one labelled line of the zone. */
export interface LineOutcome {
  readonly exact: boolean;
  /** Characters to put in, take out or change (Levenshtein). */
  readonly edits: number;
  /** Characters of the label. */
  readonly length: number;
}

export interface FieldOutcome {
  readonly name: FieldName;
  readonly outcome: 'correct' | 'wrong' | 'missing';
  /** That agree with the value that was read. */
  readonly sources: readonly FieldSource[];
}

export interface ReadingOutcome {
  /** Format of the labelled lines, or the table's own word. */
  readonly type: string;
  /** Of the photo. */
  readonly width_px: number;
  readonly is_portrait_said: boolean;
  /** The label; null where the table does not say. */
  readonly is_valid: boolean | null;
  /** A zone was found and read; null where no lines are labelled. */
  readonly zone_read: boolean | null;
  /** Null where there is none to compare. */
  readonly format_right: boolean | null;
  /** Every check digit that was read holds; null without a zone. */
  readonly checks_hold: boolean | null;
  /** Empty where no lines are labelled. */
  readonly lines: readonly LineOutcome[];
  readonly fields: readonly FieldOutcome[];
}
