/** What is known of one brand of documents: how it is told, what it carries, how its fields are printed. One file per brand. */
import type { DocumentType } from '../document.ts';
import type { MrzFormatName } from '../mrz/mrz-formats.ts';
import type { Layout } from '../visual/layout.ts';

export interface Brand {
  /** Lower case; also what a caller names as `document_brand`. */
  readonly id: string;
  /** Null where several types share the brand: the words on the document tell. */
  readonly type: DocumentType | null;
  /** ICAO code of three letters; null where many states issue it. */
  readonly country: string | null;
  /** ISO/IEC 7810; null where it varies. */
  readonly size: 'ID-1' | 'ID-2' | 'ID-3' | null;
  /** Whether the other side has something that the front lacks. */
  readonly back: 'required' | 'useful' | 'none';
  readonly anchors: readonly Anchor[];
  /** Without one of these it is not the brand, whatever else is there. */
  readonly requires?: readonly string[];
  readonly mrz?: BrandMrz;
  readonly barcode?: 'pdf417';
  readonly layout?: Layout;
}

/** Text that tells a brand; case, diacritics and a misread letter do not matter. */
export interface Anchor {
  readonly text: string | RegExp;
  /** 0..1: how likely the brand is where only this is seen. */
  readonly weight: number;
}

export interface BrandMrz {
  readonly formats: readonly MrzFormatName[];
  /** Document codes without fillers; any where left out. */
  readonly codes?: readonly string[];
}

/** Texts of one weight. */
export function anchors(weight: number, ...texts: readonly (string | RegExp)[]): Anchor[] {
  return texts.map((text) => ({ text, weight }));
}
