/** Driving licences and identity cards of the United States and Canada, after AAMVA's card design standard: one brand per jurisdiction. */
import type { Layout } from '../visual/layout.ts';
import { JURISDICTIONS, type Jurisdiction } from './aamva-jurisdictions.ts';
import { anchors, type Brand } from './brand.ts';

const TITLES = anchors(
  0.4,
  'DRIVER LICENSE',
  'DRIVER’S LICENSE',
  'DRIVERS LICENSE',
  'DRIVER LICENCE',
  'DRIVER’S LICENCE',
  'PERMIS DE CONDUIRE',
  'IDENTIFICATION CARD',
  'COMMERCIAL DRIVER LICENSE',
);
const MARKS = [
  ...anchors(
    0.15,
    /\b4d\b/i,
    /\bDLN?\b/,
    /\bEXP\b/,
    /\bDOB\b/,
    /\b9a?\s?END\b/i,
    /\b12\s?REST/i,
    /\b5\s?DD\b/i,
  ),
  ...anchors(0.1, 'USA', 'HGT', 'WGT', 'EYES', 'CLASS'),
];

/** The data elements' numbers on the card. */
const NUMBERED: NonNullable<Layout['numbered']> = {
  '1': 'last_name',
  '2': 'first_name',
  '3': 'date_of_birth',
  '4a': 'issue_date',
  '4b': 'expiry_date',
  '4c': 'other',
  '4d': 'document_number',
  '5': 'other',
  '8': 'address',
  '9': 'other',
  '9a': 'other',
  '12': 'other',
  '15': 'gender',
  '16': 'other',
  '17': 'other',
  '18': 'other',
  '19': 'other',
};

const LABELS: NonNullable<Layout['labels']> = {
  last_name: ['LN | Family name'],
  first_name: ['FN | Given names'],
  document_number: [
    'DL | DLN | DL no | ID | ID no | LIC no | LIC # | Lic | Customer identifier | Number/Numéro',
  ],
  date_of_birth: ['DOB | Date of birth | Birthdate | DOB/DDN'],
  issue_date: ['ISS | Issued | ISS/DÉL'],
  expiry_date: ['EXP | Expires | EXP/EXP'],
  gender: ['Sex | Sex/Sexe'],
  other: [
    'DD | DD/REF | END | RSTR | REST | CLASS | HGT | WGT | EYES | HAIR | Donor | Veteran | DUPS | Audit',
  ],
};

export const aamva: readonly Brand[] = JURISDICTIONS.map(brandOf);

function brandOf([id, names, number]: Jurisdiction): Brand {
  const isAmerican = id.startsWith('us_');
  return {
    id,
    type: null,
    country: isAmerican ? 'USA' : 'CAN',
    size: 'ID-1',
    back: 'required',
    anchors: [...names.flatMap((name) => anchors(0.45 + name.length / 200, name)), ...TITLES, ...MARKS],
    requires: names,
    barcode: 'pdf417',
    layout: {
      labels: LABELS,
      numbered: NUMBERED,
      addressEnd: isAmerican ? /\b[A-Z]{2}\s+\d{5}(-\d{4})?$/ : /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d$/,
      numbersNeedLabel: true,
      ...(number ? { numbers: { document_number: (text) => number.test(text.replaceAll('-', '')) } } : {}),
    },
  };
}
