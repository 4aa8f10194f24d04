/** The data page of a passport: ICAO 9303-4, TD3, labels in English and French. */
import type { Draft, Drawing } from '../drawn-document.ts';
import { drawMrz } from '../lettering/draw-mrz.ts';
import { drawText } from '../lettering/draw-text.ts';
import { mrzLines } from '../mrz/mrz-lines.ts';
import { dayMonthNameYear } from '../print-dates.ts';
import { drawField, drawPortrait, drawSignature } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';
import { stateNames } from './state-names.ts';

const GROUND: Ground = {
  tints: ['#f0dfe6', '#f3efe4', '#d9e4ee'],
  inks: ['#c08aa0', '#8aa6c0'],
  rosettes: [
    { x: 92, y: 38, radius: 24, petals: 9, ink: '#a86a86' },
    { x: 22, y: 36, radius: 21, petals: 16, ink: '#5f86a8' },
  ],
};
const TITLE_INK = '#6b1f3a';
const FIELD_SIZE = { label: 1.45, value: 2.3 };

export function drawPassport({ size, printed, machine, portrait, wrongCheckDigit }: Draft): Drawing {
  const lines = mrzLines('td3', machine, wrongCheckDigit);
  const [state, stateFrench] = stateNames(printed.issuingCountry);
  const front = drawSide(size, GROUND, [
    drawText('PASSPORT', { x: 6, y: 7.2, height: 2.6, weight: 'bold', color: TITLE_INK }),
    drawText('PASSEPORT', { x: 6, y: 11.2, height: 1.9, color: TITLE_INK }),
    drawText(`${state} / ${stateFrench}`, { x: 46, y: 7.2, height: 2.6, weight: 'bold', color: TITLE_INK }),
    drawPortrait(portrait, { x: 6, y: 14, width: 33.5 }, { x: 103, y: 35, width: 16 }),
    ...fieldsOf(printed).map((field) => drawField(field, FIELD_SIZE)),
    drawSignature(printed.lastName, 13, 62),
    `<rect y="${size.heightMm - 23.2}" width="${size.widthMm}" height="23.2" fill="#fbfaf7" opacity="0.72"/>`,
    drawMrz(lines, size),
  ]);
  const visual = [
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
    'place_of_birth',
  ] as const;
  return { front, visual, mrzLines: lines };
}

function fieldsOf(data: Draft['printed']) {
  return [
    { label: 'Type / Type', value: 'P', x: 46, y: 12.2 },
    {
      label: 'Code / Code',
      value: data.issuingCountry === 'DEU' ? 'D' : data.issuingCountry,
      x: 62,
      y: 12.2,
    },
    { label: 'Passport No. / N° du passeport', value: data.documentNumber, x: 82, y: 12.2, widthMax: 40 },
    { label: 'Surname / Nom', value: data.lastName, x: 46, y: 19.8, widthMax: 73 },
    { label: 'Given names / Prénoms', value: data.firstName, x: 46, y: 27.4, widthMax: 73 },
    {
      label: 'Nationality / Nationalité',
      value: stateNames(data.nationality)[0],
      x: 46,
      y: 35,
      widthMax: 30,
    },
    { label: 'Personal No. / N° personnel', value: data.personalNumber, x: 76, y: 35, widthMax: 26 },
    {
      label: 'Date of birth / Date de naissance',
      value: dayMonthNameYear(data.dateOfBirth),
      x: 46,
      y: 42.6,
      widthMax: 40,
    },
    { label: 'Sex / Sexe', value: data.gender, x: 46, y: 50.2 },
    { label: 'Place of birth / Lieu de naissance', value: data.placeOfBirth, x: 62, y: 50.2, widthMax: 40 },
    {
      label: 'Date of issue / Date de délivrance',
      value: dayMonthNameYear(data.issueDate),
      x: 46,
      y: 57.8,
      widthMax: 29,
    },
    {
      label: "Date of expiry / Date d'expiration",
      value: dayMonthNameYear(data.expiryDate),
      x: 78,
      y: 57.8,
      widthMax: 34,
    },
  ];
}
