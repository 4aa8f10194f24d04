/** Data → the fields that a perfect reader would give, normalised as src/verify/document/document.ts says. */
import type { FieldName } from '../../../src/verify/document/document.ts';
import { addressParts } from './aamva/aamva-payload.ts';
import type { SpecimenFields } from './drawn-document.ts';
import { fullName, type IdentityData } from './identity-data.ts';
import { transliterate } from './mrz/transliterate.ts';

const MRZ_FIELDS = [
  'full_name',
  'first_name',
  'last_name',
  'document_number',
  'personal_number',
  'date_of_birth',
  'gender',
  'nationality',
  'issuing_country',
  'expiry_date',
] as const;

const AAMVA_FIELDS = [
  'full_name',
  'first_name',
  'last_name',
  'document_number',
  'date_of_birth',
  'gender',
  'issuing_country',
  'issue_date',
  'expiry_date',
  'address',
] as const;

/** What the document does not have is left out. */
export function printedTruth(data: IdentityData, names: readonly FieldName[]): SpecimenFields {
  const values: Record<FieldName, string> = {
    full_name: fullName(data),
    first_name: data.firstName,
    last_name: data.lastName,
    document_number: data.documentNumber,
    personal_number: data.personalNumber,
    date_of_birth: data.dateOfBirth,
    gender: data.gender,
    nationality: data.nationality,
    issuing_country: data.issuingCountry,
    issue_date: data.issueDate,
    expiry_date: data.expiryDate,
    address: data.address.join(', '),
    place_of_birth: data.placeOfBirth,
  };
  return Object.fromEntries(names.map((name) => [name, values[name]]).filter(([, value]) => value));
}

export function mrzTruth(data: IdentityData): SpecimenFields {
  return printedTruth(inMachineLetters(data), MRZ_FIELDS);
}

/** AAMVA parts the first name from the middle ones; the full name has both. */
export function aamvaTruth(data: IdentityData): SpecimenFields {
  const machine = inMachineLetters(data);
  const [first = ''] = machine.firstName.split(' ');
  const { street, city, state, zip } = addressParts(data.address);
  const address = [street, city, `${state} ${zip}`];
  return { ...printedTruth({ ...machine, address }, AAMVA_FIELDS), first_name: first };
}

function inMachineLetters(data: IdentityData): IdentityData {
  return { ...data, firstName: transliterate(data.firstName), lastName: transliterate(data.lastName) };
}
