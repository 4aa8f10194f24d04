/** An identity card of the size ID-2 with two lines of MRZ on its front: ICAO 9303-6, labels in English and French. */
import type { Draft, Drawing } from '../drawn-document.ts';
import { drawMrz } from '../lettering/draw-mrz.ts';
import { drawText } from '../lettering/draw-text.ts';
import { mrzLines } from '../mrz/mrz-lines.ts';
import { dayMonthYear } from '../print-dates.ts';
import { drawField, drawPortrait, drawSignature } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';
import { stateNames } from './state-names.ts';

const GROUND: Ground = {
  tints: ['#efe6d2', '#f4f1e8', '#e2e9d6'],
  inks: ['#c2a365', '#8faa72'],
  rosettes: [
    { x: 68, y: 29, radius: 20, petals: 7, ink: '#a5813a' },
    { x: 98, y: 6, radius: 12, petals: 18, ink: '#6f8f4f' },
  ],
};
const TITLE_INK = '#5b4312';
const FIELD_SIZE = { label: 1.4, value: 2.2 };

export function drawCardTd2({ size, printed, machine, portrait, wrongCheckDigit }: Draft): Drawing {
  const lines = mrzLines('td2', machine, wrongCheckDigit);
  const [state, stateFrench] = stateNames(printed.issuingCountry);
  const front = drawSide(size, GROUND, [
    drawText(`${state} / ${stateFrench}`, { x: 5, y: 6.2, height: 2.5, weight: 'bold', color: TITLE_INK }),
    drawText("IDENTITY CARD / CARTE D'IDENTITÉ", {
      x: 100,
      y: 6.2,
      height: 2,
      color: TITLE_INK,
      anchor: 'end',
    }),
    drawPortrait(portrait, { x: 5, y: 9.5, width: 28.5 }, { x: 87, y: 31, width: 12.5 }),
    ...fieldsOf(printed).map((field) => drawField(field, FIELD_SIZE)),
    drawSignature(printed.lastName, 66, 46.6),
    `<rect y="${size.heightMm - 23.2}" width="${size.widthMm}" height="23.2" fill="#fcfbf6" opacity="0.72"/>`,
    drawMrz(lines, size),
  ]);
  const visual = [
    'full_name',
    'first_name',
    'last_name',
    'document_number',
    'date_of_birth',
    'gender',
    'nationality',
    'issuing_country',
    'expiry_date',
  ] as const;
  return { front, visual, mrzLines: lines };
}

function fieldsOf(data: Draft['printed']) {
  return [
    { label: 'Surname / Nom', value: data.lastName, x: 38, y: 12, widthMax: 60 },
    { label: 'Given names / Prénoms', value: data.firstName, x: 38, y: 19.2, widthMax: 60 },
    { label: 'Sex / Sexe', value: data.gender, x: 38, y: 26.4 },
    {
      label: 'Nationality / Nationalité',
      value: stateNames(data.nationality)[0],
      x: 50,
      y: 26.4,
      widthMax: 36,
    },
    {
      label: 'Date of birth / Date de naissance',
      value: dayMonthYear(data.dateOfBirth),
      x: 38,
      y: 33.6,
      widthMax: 46,
    },
    { label: 'Document No. / N° du document', value: data.documentNumber, x: 38, y: 40.8, widthMax: 46 },
    { label: 'Date of expiry', value: dayMonthYear(data.expiryDate), x: 80, y: 19.2, widthMax: 20 },
  ];
}
