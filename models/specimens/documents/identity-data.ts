/** What a drawn document says of its holder. The holders are the drawn people, so that each has a selfie to match. */
import type { PersonName } from '../people.ts';
import { BRAND_TRAITS, type Brand } from './brand-traits.ts';

export interface IdentityData {
  /** Whose portrait is printed. */
  readonly person: PersonName;
  /** Capitals with their diacritics; empty for people of one name, which is then the last name (ICAO 9303-3 §4.6). */
  readonly firstName: string;
  readonly lastName: string;
  readonly gender: 'M' | 'F' | 'X';
  /** Dates are YYYY-MM-DD. */
  readonly dateOfBirth: string;
  readonly placeOfBirth: string;
  /** Three letters: ICAO 9303-3 §5, with DEU for Germany. */
  readonly nationality: string;
  readonly issuingCountry: string;
  readonly documentNumber: string;
  /** Empty where the document has none. */
  readonly personalNumber: string;
  readonly issueDate: string;
  readonly expiryDate: string;
  /** The last line of an address in the United States is CITY, ST 00000. */
  readonly address: readonly string[];
}

type Holder = Omit<
  IdentityData,
  'person' | 'issuingCountry' | 'documentNumber' | 'personalNumber' | 'issueDate' | 'expiryDate'
>;

const HOLDERS: Readonly<Record<PersonName, Holder>> = {
  ahmad: {
    firstName: '',
    lastName: 'AHMAD BIN IBRAHIM',
    gender: 'M',
    dateOfBirth: '1990-12-15',
    placeOfBirth: 'PERAK',
    nationality: 'MYS',
    address: ['12 JALAN CONTOH', 'TAMAN SPESIMEN', '31400 IPOH', 'PERAK'],
  },
  ingrid: {
    firstName: 'INGRID ÅSE',
    lastName: 'SØRENSEN',
    gender: 'F',
    dateOfBirth: '1993-06-21',
    placeOfBirth: 'TROMSØ',
    nationality: 'NOR',
    address: ['PRØVEVEIEN 4', '9008 TROMSØ'],
  },
  kwame: {
    firstName: 'KWAME KOFI',
    lastName: 'OWUSU-MENSAH',
    gender: 'M',
    dateOfBirth: '1987-02-09',
    placeOfBirth: 'KUMASI',
    nationality: 'GHA',
    address: ['26 SAMPLE ROAD', 'KUMASI'],
  },
  mei: {
    firstName: 'MEI LING',
    lastName: 'TAN',
    gender: 'F',
    dateOfBirth: '1998-11-30',
    placeOfBirth: 'SINGAPORE',
    nationality: 'SGP',
    address: ['8 EXAMPLE WALK', 'SINGAPORE 000008'],
  },
  oskar: {
    firstName: 'OSKAR JÜRGEN',
    lastName: 'MÜLLER',
    gender: 'M',
    dateOfBirth: '1958-08-12',
    placeOfBirth: 'GÖRLITZ',
    nationality: 'DEU',
    address: ['MUSTERWEG 7', '02826 GÖRLITZ'],
  },
  leila: {
    firstName: 'LEÏLA ANNE-SOPHIE',
    lastName: "D'ARGENÇON",
    gender: 'F',
    dateOfBirth: '1991-03-04',
    placeOfBirth: 'ORLÉANS',
    nationality: 'FRA',
    address: ["3 RUE DE L'EXEMPLE", '45000 ORLÉANS'],
  },
};

/** A whole and consistent set of data for a document of the brand; `changes` are taken as they are. */
export function identityData(brand: Brand, changes: Partial<IdentityData> = {}): IdentityData {
  const traits = BRAND_TRAITS[brand];
  const person = changes.person ?? traits.holder;
  const plain = { person, ...HOLDERS[person], personalNumber: '', ...traits.data, ...changes };
  return { documentNumber: traits.documentNumber(plain), ...plain };
}

/** As it is printed on documents of a single name field, in the order of speech. */
export function fullName({ firstName, lastName }: IdentityData): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
