/** One row of a labelled set and what the pipeline found on it: no image, no name. */
import type { ImageType } from '../../../src/verify/evidence.ts';
import type { ReadingOutcome } from '../documents/reading-outcome.ts';
import type { KeptEvidence } from './keep.ts';

/** `made_of_…`: attacks that the evaluation itself makes out of live photos, or of documents, of that set. */
export const GROUPS = [
  'faces',
  'pad',
  'made_of_pad',
  'made_of_faces',
  'documents',
  'made_of_documents',
] as const;
export type Group = (typeof GROUPS)[number];

export interface EvidenceRecord {
  readonly group: Group;
  /** Paths inside the set's folder. */
  readonly images: Readonly<Partial<Record<ImageType, string>>>;
  /** Numbers in place of names. */
  readonly persons: readonly number[];
  /** What is true: one person, a live photo, a portrait that can be found. */
  readonly expected: boolean;
  readonly attack: string | null;
  readonly evidence: KeptEvidence;
  /** Of documents: how what was read compares with the table. */
  readonly reading?: ReadingOutcome;
}
