/** The document code of a zone, and whose it is → the kind of document. Null for a code that names none of ours. */
import type { DocumentType } from '../document.ts';

/** Second letters of cards that permit a stay: R and T are common to many states (ICAO 9303-5 leaves the letter to them). */
const RESIDENCE_LETTERS = 'RT';
/** Both give their residents a card whose code begins with C; elsewhere that is a national card. */
const RESIDENCE_CARDS_WITH_C = ['USA', 'CAN'];

export interface CodedDocument {
  /** One or two characters, no fillers. */
  readonly code: string;
  readonly issuingState: string;
  /** Null where it is not known. */
  readonly nationality: string | null;
}

export function documentTypeOf({ code, issuingState, nationality }: CodedDocument): DocumentType | null {
  switch (code.charAt(0)) {
    case 'P':
      return 'passport';
    case 'V':
      return 'visa';
    case 'D':
      return 'driving_license';
    case 'R':
    case 'T':
      return 'residence_permit';
    case 'I':
    case 'A':
    case 'C':
      return cardTypeOf(code, issuingState, nationality);
    default:
      return null;
  }
}

/** A state gives its identity cards to its own; the crew member certificate, AC, to anybody (ICAO 9303-5). */
function cardTypeOf(code: string, issuingState: string, nationality: string | null): DocumentType {
  if (code === 'AC') return 'identity_card';
  if (code.length > 1 && RESIDENCE_LETTERS.includes(code.charAt(1))) return 'residence_permit';
  if (code.startsWith('C') && RESIDENCE_CARDS_WITH_C.includes(issuingState)) return 'residence_permit';
  return nationality && nationality !== issuingState ? 'residence_permit' : 'identity_card';
}
