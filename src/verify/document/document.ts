/** What was read of a document: plain data, no pixels. Each way of reading gives readings; merging makes one field of them. */

export const DOCUMENT_TYPES = [
  'passport',
  'identity_card',
  'driving_license',
  'residence_permit',
  'visa',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Those that a backend may ask for and a person may choose. */
export const ASKED_TYPES = [
  'passport',
  'identity_card',
  'driving_license',
  'residence_permit',
] as const satisfies readonly DocumentType[];
export type AskedType = (typeof ASKED_TYPES)[number];

/**
 * Values are normalised: dates as YYYY-MM-DD, gender as M, F or X, countries and nationalities as ICAO 9303-3 codes of three
 * letters (Germany is D in print and DEU here), names and addresses as printed with single spaces, numbers as printed.
 */
export const FIELD_NAMES = [
  'full_name',
  'first_name',
  'last_name',
  'document_number',
  'personal_number',
  'date_of_birth',
  'gender',
  'nationality',
  'issuing_country',
  'issue_date',
  'expiry_date',
  'address',
  'place_of_birth',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export const FIELD_SOURCES = ['mrz', 'barcode', 'visual'] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];

/** One field as one source gives it. */
export interface FieldReading {
  readonly name: FieldName;
  readonly value: string;
  readonly source: FieldSource;
  /** 0..1: how sure the reader is of every character. */
  readonly confidence: number;
}

/** [x, y] in pixels of the picture it was found on. */
export type Point = readonly [number, number];

/** Corners in the reading direction: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** Where a line of text lies, and how sure the detector is of it, 0..1. */
export interface TextRegion {
  readonly quad: Quad;
  readonly score: number;
}

/** A line as the general recogniser read it; confidence 0..1 is the mean over its characters. */
export interface TextLine {
  readonly text: string;
  readonly confidence: number;
  readonly quad: Quad;
}

/** A line of the machine-readable zone as the recogniser read it, before any repair. */
export interface MrzReading {
  /** Best first for each position; `<` and A-Z and 0-9 only. */
  readonly characters: readonly (readonly MrzCandidate[])[];
  /** Where the middle of each character lies along the line, in any unit. */
  readonly centres?: readonly number[];
}

export interface MrzCandidate {
  readonly character: string;
  /** 0..1 */
  readonly confidence: number;
}
