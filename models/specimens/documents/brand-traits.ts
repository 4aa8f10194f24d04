/** The brands of documents that can be drawn, by the ids of src/verify/document/brands, and what is usual for each. */
import type { DocumentType } from '../../../src/verify/document/document.ts';
import type { PersonName } from '../people.ts';
import type { IdentityData } from './identity-data.ts';

export const BRANDS = [
  'mykad',
  'icao_td3',
  'icao_td1',
  'icao_td2',
  'icao_mrva',
  'eu_driving_licence',
  'us_ca',
] as const;
export type Brand = (typeof BRANDS)[number];

/** What the number of some brands is made of. */
type NumberSource = Pick<IdentityData, 'dateOfBirth' | 'gender' | 'person'>;

export interface BrandTraits {
  readonly type: DocumentType;
  readonly size: Size;
  readonly holder: PersonName;
  readonly data: Pick<IdentityData, 'issuingCountry' | 'issueDate' | 'expiryDate'> & Partial<IdentityData>;
  readonly documentNumber: (source: NumberSource) => string;
  /** A number that no document of this brand can have; absent where the brand has no pattern. */
  readonly impossibleNumber?: string;
}

export interface Size {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** ISO/IEC 7810 ID-1, ID-2 and ID-3; ICAO 9303-7 §3.1 for the visa. */
const ID_1: Size = { widthMm: 85.6, heightMm: 53.98 };
const ID_2: Size = { widthMm: 105, heightMm: 74 };
const ID_3: Size = { widthMm: 125, heightMm: 88 };
const MRV_A: Size = { widthMm: 120, heightMm: 80 };

/** Utopia, the state of the specimens of ICAO 9303. */
const UTOPIAN = { nationality: 'UTO', issuingCountry: 'UTO', issueDate: '2024-05-02' } as const;

export const BRAND_TRAITS: Readonly<Record<Brand, BrandTraits>> = {
  mykad: {
    type: 'identity_card',
    size: ID_1,
    holder: 'ahmad',
    data: { nationality: 'MYS', issuingCountry: 'MYS', issueDate: '', expiryDate: '' },
    documentNumber: mykadNumber,
    impossibleNumber: '901315-08-5523',
  },
  icao_td3: {
    type: 'passport',
    size: ID_3,
    holder: 'oskar',
    data: { ...UTOPIAN, expiryDate: '2034-05-01', personalNumber: 'ZE184226B' },
    documentNumber: () => 'L898902C3',
  },
  icao_td1: {
    type: 'identity_card',
    size: ID_1,
    holder: 'ingrid',
    data: { ...UTOPIAN, expiryDate: '2034-05-01', personalNumber: '7408122' },
    documentNumber: () => 'D23145890',
  },
  icao_td2: {
    type: 'identity_card',
    size: ID_2,
    holder: 'kwame',
    data: { ...UTOPIAN, expiryDate: '2034-05-01' },
    documentNumber: () => 'T22000129',
  },
  icao_mrva: {
    type: 'visa',
    size: MRV_A,
    holder: 'mei',
    data: { issuingCountry: 'UTO', issueDate: '2026-01-15', expiryDate: '2036-01-14' },
    documentNumber: () => 'V03000127',
  },
  eu_driving_licence: {
    type: 'driving_license',
    size: ID_1,
    holder: 'oskar',
    data: { issuingCountry: 'DEU', issueDate: '2021-04-19', expiryDate: '2036-04-18' },
    documentNumber: () => 'J430A1RZN11',
    impossibleNumber: '12',
  },
  us_ca: {
    type: 'driving_license',
    size: ID_1,
    holder: 'leila',
    data: {
      issuingCountry: 'USA',
      issueDate: '2023-08-31',
      expiryDate: '2033-03-04',
      address: ['2570 SPECIMEN STREET', 'SACRAMENTO, CA 95818'],
    },
    documentNumber: () => 'D1234562',
    impossibleNumber: '12345678',
  },
};

/** Date of birth, place of birth (08 is Perak), serial number, of which the last digit is odd for men. */
function mykadNumber({ dateOfBirth, gender, person }: NumberSource): string {
  const serial = 552 + person.length - 'ahmad'.length;
  return `${dateOfBirth.slice(2).replaceAll('-', '')}-08-${serial}${gender === 'M' ? 3 : 4}`;
}
