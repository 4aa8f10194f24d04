/** The text of a barcode → what it says after AAMVA's card design standard, in any version from 2000 to 2020. */
import type { FieldName, FieldReading } from '../document.ts';
import type { AamvaReading } from './aamva.ts';
import {
  type AamvaJurisdiction,
  jurisdictionOfAddress,
  jurisdictionOfIssuer,
} from './aamva-jurisdictions.ts';
import { readAamvaAddress } from './read-aamva-address.ts';
import { readAamvaDate } from './read-aamva-date.ts';
import { readAamvaElements } from './read-aamva-elements.ts';
import { type AamvaHeader, readAamvaHeader } from './read-aamva-header.ts';
import { type AamvaName, readAamvaName } from './read-aamva-names.ts';

/** Truncation of the family name, the given name and the middle names: T for cut, N for not, U for unknown. */
const TRUNCATIONS = ['DDE', 'DDF', 'DDG'] as const;
const SEXES: Readonly<Record<string, string>> = { 1: 'M', M: 'M', 2: 'F', F: 'F', 9: 'X', X: 'X' };
const COUNTRIES: Readonly<Record<string, AamvaJurisdiction['country']>> = {
  USA: 'USA',
  US: 'USA',
  CAN: 'CAN',
  CDN: 'CAN',
};

type Elements = ReadonlyMap<string, string>;

/**
 * Null for the text of any other barcode. `confidence`, 0..1: how sure the reader of the barcode is of its text; the error correction
 * of a symbol that was decoded leaves no doubt.
 */
export function parseAamva(payload: string, confidence = 1): AamvaReading | null {
  const header = readAamvaHeader(payload);
  if (!header) return null;
  const elements = readAamvaElements(header.body, header.version);
  if (elements.size === 0) return null;
  const name = readAamvaName(elements);
  const issuer =
    jurisdictionOfIssuer(header.iin) ??
    jurisdictionOfAddress(elements.get('DAJ') ?? elements.get('DAO') ?? '');
  const fields = Object.entries(valuesOf(elements, name, issuer)) as [FieldName, string | null][];
  return {
    iin: header.iin,
    version: header.version,
    jurisdiction_version: header.jurisdictionVersion,
    brand: issuer?.brand ?? null,
    document_type: typeOf(header),
    fields: fields.flatMap(([field, value]): FieldReading[] =>
      value ? [{ name: field, value, source: 'barcode', confidence }] : [],
    ),
    name,
    names_truncated: TRUNCATIONS.some((id) => elements.get(id) === 'T'),
    elements: Object.fromEntries(elements),
  };
}

function valuesOf(elements: Elements, name: AamvaName, issuer: AamvaJurisdiction | null) {
  const of = (id: string) => elements.get(id) ?? '';
  return {
    full_name: [name.given, name.middle, name.family, name.suffix].filter(Boolean).join(' '),
    first_name: name.given,
    last_name: name.family,
    document_number: of('DAQ'),
    date_of_birth: readAamvaDate(of('DBB')) ?? readAamvaDate(of('DBL')),
    gender: SEXES[of('DBC').toUpperCase()] ?? null,
    issuing_country: issuer?.country ?? COUNTRIES[of('DCG')] ?? null,
    issue_date: readAamvaDate(of('DBD')),
    expiry_date: readAamvaDate(of('DBA')),
    address: readAamvaAddress(elements),
    place_of_birth: of('DCI'),
  } satisfies Partial<Record<FieldName, string | null>>;
}

/** An enhanced licence has a subfile of its own beside the DL or ID that tells which it is. */
function typeOf({ subfiles, body }: AamvaHeader): AamvaReading['document_type'] {
  const [type] = subfiles.filter((each) => each === 'DL' || each === 'ID');
  return (type ?? body.trimStart().slice(0, 2)) === 'ID' ? 'identity_card' : 'driving_license';
}
