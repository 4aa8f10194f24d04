/** What was read of a document and what is thought of it: plain data about a person, so it is kept sealed. */
import type { ImageType } from '../evidence.ts';
import type { BrandFound } from './brands/detect-brand.ts';
import type { ExpectedComparison } from './expected/compare-expected.ts';
import type { CrossFinding } from './merge/cross-finding.ts';
import type { DocumentField } from './merge/document-field.ts';
import type { Mrz } from './mrz/mrz.ts';
import type { MrzRepair } from './mrz/repair-mrz.ts';

export type DocumentImage = Exclude<ImageType, 'selfie'>;

export interface ZoneRead extends Mrz {
  readonly image: DocumentImage;
  readonly repairs: readonly MrzRepair[];
}

export interface DocumentEvidence {
  /** The date against which it was judged, YYYY-MM-DD. */
  readonly today: string;
  /** Null where nothing tells. */
  readonly brand: BrandFound | null;
  /** One value for each field that was read. */
  readonly fields: readonly DocumentField[];
  readonly mrz: ZoneRead | null;
  readonly barcodes: readonly { readonly format: string; readonly image: DocumentImage }[];
  readonly doubts: readonly CrossFinding[];
  /** Null where nothing was expected. */
  readonly expected: ExpectedComparison | null;
}
