/** A drawn document: its sides as SVG in mm, and what a perfect reader would say of them. */
import type { DocumentType, FieldName } from '../../../src/verify/document/document.ts';
import type { Brand, Size } from './brand-traits.ts';
import type { IdentityData } from './identity-data.ts';
import type { CheckedPart } from './mrz/mrz-lines.ts';
import type { Portrait } from './render-portrait.ts';

export interface DrawnSide extends Size {
  readonly svg: string;
}

/** Normalised as src/verify/document/document.ts says; the lines of an address are parted by commas. */
export type SpecimenFields = Readonly<Partial<Record<FieldName, string>>>;

export interface SpecimenTruth {
  readonly brand: Brand;
  readonly type: DocumentType;
  /** What is printed for people, or follows from it. */
  readonly visual: SpecimenFields;
  /** Letters as transliterated; empty without a machine-readable zone, and so the lines. */
  readonly mrz: SpecimenFields;
  readonly mrzLines: readonly string[];
  /** Empty without a symbol, and so its payload. */
  readonly barcode: SpecimenFields;
  readonly barcodePayload: string;
}

export interface DrawnDocument {
  readonly front: DrawnSide;
  readonly back: DrawnSide | undefined;
  readonly truth: SpecimenTruth;
}

/** What a brand's drawing is made from. */
export interface Draft {
  readonly size: Size;
  readonly printed: IdentityData;
  /** Differs from what is printed on a forgery. */
  readonly machine: IdentityData;
  readonly portrait: Portrait;
  readonly wrongCheckDigit: CheckedPart | undefined;
}

/** What a brand gives back. */
export interface Drawing {
  readonly front: string;
  readonly back?: string;
  readonly visual: readonly FieldName[];
  readonly mrzLines?: readonly string[];
  readonly barcodePayload?: string;
}
