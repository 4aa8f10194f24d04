/** What an integrator knows of the person beforehand, and how the document answers to it. Every detail is optional (DD-15). */

export interface ExpectedDetails {
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  /** YYYY-MM-DD */
  readonly date_of_birth?: string | undefined;
  /** M, F, X or the words for them. */
  readonly gender?: string | undefined;
  /** ISO 3166-1 alpha-3 or ICAO 9303-3 */
  readonly nationality?: string | undefined;
  /** The state that issued the document, in the same codes; it need not be the nationality. */
  readonly country?: string | undefined;
  /** Of the document or of its holder. */
  readonly id_number?: string | undefined;
  readonly address?: string | undefined;
}

export type ExpectedField = keyof ExpectedDetails;

/** One expected detail held against what was read. */
export interface Verdict {
  readonly field: ExpectedField;
  readonly expected: string;
  /** Null where nothing was read that it could be held against. */
  readonly found: string | null;
  /** 0..1 */
  readonly score: number;
  readonly agrees: boolean;
}
