/** One row of a labelled set and what the pipeline found on it: no image, no name. */
import type { Evidence, ImageType } from '../../../src/verify/evidence.ts';

/** `made_of_…`: attacks that the evaluation itself makes out of live photos of that set. */
export const GROUPS = ['faces', 'pad', 'made_of_pad', 'made_of_faces', 'documents'] as const;
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
  readonly evidence: Evidence;
}
