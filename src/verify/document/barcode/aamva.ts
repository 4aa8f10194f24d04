/** What a barcode after AAMVA's card design standard says: plain data. */
import type { DocumentType, FieldReading } from '../document.ts';
import type { AamvaName } from './read-aamva-names.ts';

export interface AamvaReading {
  /** The issuer's number, six digits. */
  readonly iin: string;
  /** Of the standard: 1 to 10 for 2000 to 2020; 0 before. */
  readonly version: number;
  readonly jurisdiction_version: number | null;
  /** Country and jurisdiction, such as us_ca; null where neither the issuer nor the address tells it. */
  readonly brand: string | null;
  readonly document_type: Extract<DocumentType, 'driving_license' | 'identity_card'>;
  readonly fields: readonly FieldReading[];
  /** The name in its parts, which the fields have together. */
  readonly name: AamvaName;
  /** A part of the name was cut to fit, as the issuer says. */
  readonly names_truncated: boolean;
  /** By id, as printed but for spaces at the ends. */
  readonly elements: Readonly<Record<string, string>>;
}
