/** A visa sticker of the larger format: ICAO 9303-7, MRV-A, labels in English and French. */
import type { Draft, Drawing } from '../drawn-document.ts';
import { fullName } from '../identity-data.ts';
import { drawMrz } from '../lettering/draw-mrz.ts';
import { drawText } from '../lettering/draw-text.ts';
import { mrzLines } from '../mrz/mrz-lines.ts';
import { dayMonthYear } from '../print-dates.ts';
import { drawField, drawPortrait } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';
import { stateNames } from './state-names.ts';

const GROUND: Ground = {
  tints: ['#dfe3f4', '#f3eef5', '#f2e2dc'],
  inks: ['#8f98cf', '#c795a3'],
  rosettes: [
    { x: 60, y: 30, radius: 22, petals: 11, ink: '#6a74b4' },
    { x: 108, y: 10, radius: 14, petals: 6, ink: '#b06a80' },
  ],
};
const TITLE_INK = '#2c2f6e';
const FIELD_SIZE = { label: 1.4, value: 2.2 };

export function drawVisaMrvA({ size, printed, machine, portrait, wrongCheckDigit }: Draft): Drawing {
  const lines = mrzLines('mrv_a', machine, wrongCheckDigit);
  const front = drawSide(size, GROUND, [
    drawText('VISA', { x: 5, y: 7.6, height: 3.6, weight: 'bold', color: TITLE_INK }),
    drawText(stateNames(printed.issuingCountry).join(' / '), {
      x: 36,
      y: 7,
      height: 2.5,
      weight: 'bold',
      color: TITLE_INK,
    }),
    drawPortrait(portrait, { x: 5, y: 11.5, width: 27 }),
    ...fieldsOf(printed).map((field) => drawField(field, FIELD_SIZE)),
    `<rect y="${size.heightMm - 23.2}" width="${size.widthMm}" height="23.2" fill="#fbfafd" opacity="0.72"/>`,
    drawMrz(lines, size),
  ]);
  const visual = [
    'full_name',
    'document_number',
    'date_of_birth',
    'gender',
    'nationality',
    'issuing_country',
    'issue_date',
    'expiry_date',
  ] as const;
  return { front, visual, mrzLines: lines };
}

function fieldsOf(data: Draft['printed']) {
  return [
    { label: 'Visa No. / N° du visa', value: data.documentNumber, x: 84, y: 5.2, widthMax: 32 },
    { label: 'Valid from / Valable du', value: dayMonthYear(data.issueDate), x: 36, y: 14, widthMax: 36 },
    { label: 'Valid until / Valable au', value: dayMonthYear(data.expiryDate), x: 76, y: 14, widthMax: 36 },
    { label: 'Type / Type', value: 'C', x: 36, y: 22.2 },
    { label: 'Entries / Entrées', value: 'MULT', x: 56, y: 22.2, widthMax: 18 },
    { label: 'Duration of stay / Durée du séjour', value: '90', x: 76, y: 22.2, widthMax: 40 },
    { label: 'Name / Nom, prénoms', value: fullName(data), x: 36, y: 30.4, widthMax: 78 },
    {
      label: 'Date of birth / Date de naissance',
      value: dayMonthYear(data.dateOfBirth),
      x: 36,
      y: 38.6,
      widthMax: 38,
    },
    { label: 'Sex / Sexe', value: data.gender, x: 76, y: 38.6 },
    { label: 'Nationality / Nationalité', value: data.nationality, x: 36, y: 46.8, widthMax: 38 },
  ];
}
