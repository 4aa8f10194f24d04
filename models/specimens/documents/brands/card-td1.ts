/** An identity card of the size ID-1 with three lines of MRZ on its back: ICAO 9303-5, labels in English and French. */
import type { Draft, Drawing } from '../drawn-document.ts';
import { drawMrz } from '../lettering/draw-mrz.ts';
import { drawText } from '../lettering/draw-text.ts';
import { mrzLines } from '../mrz/mrz-lines.ts';
import { dayMonthYear } from '../print-dates.ts';
import { drawChip, drawField, drawLines, drawPortrait, drawSignature } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';
import { stateNames } from './state-names.ts';

const GROUND: Ground = {
  tints: ['#d6ebe3', '#f2f1e2', '#dbe6f2'],
  inks: ['#6fae98', '#7ea0c2'],
  rosettes: [
    { x: 58, y: 32, radius: 17, petals: 8, ink: '#3f8f7a' },
    { x: 16, y: 40, radius: 14, petals: 13, ink: '#547fae' },
  ],
};
const TITLE_INK = '#0f4a44';
const FIELD_SIZE = { label: 1.3, value: 1.95 };

export function drawCardTd1(draft: Draft): Drawing {
  const lines = mrzLines('td1', draft.machine, draft.wrongCheckDigit);
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
    'address',
    'place_of_birth',
  ] as const;
  return { front: drawFront(draft), back: drawBack(draft, lines), visual, mrzLines: lines };
}

function drawFront({ size, printed, portrait }: Draft): string {
  const [state, stateFrench] = stateNames(printed.issuingCountry);
  return drawSide(size, GROUND, [
    `<rect width="${size.widthMm}" height="8.6" fill="${TITLE_INK}" opacity="0.9"/>`,
    drawText("IDENTITY CARD / CARTE D'IDENTITÉ", {
      x: 5,
      y: 5.6,
      height: 2.1,
      weight: 'bold',
      color: '#fff',
    }),
    drawText(`${state} / ${stateFrench}`, { x: 80.6, y: 5.6, height: 1.9, color: '#fff', anchor: 'end' }),
    drawPortrait(portrait, { x: 5, y: 12, width: 25 }, { x: 68.5, y: 34.5, width: 11.5 }),
    ...frontFields(printed).map((field) => drawField(field, FIELD_SIZE)),
    drawSignature(printed.lastName, 8, 49.4),
  ]);
}

function frontFields(data: Draft['printed']) {
  return [
    { label: 'Surname / Nom', value: data.lastName, x: 34, y: 13, widthMax: 46 },
    { label: 'Given names / Prénoms', value: data.firstName, x: 34, y: 19.4, widthMax: 46 },
    { label: 'Sex / Sexe', value: data.gender, x: 34, y: 25.8 },
    { label: 'Nationality / Nationalité', value: data.nationality, x: 45.5, y: 25.8, widthMax: 20 },
    {
      label: 'Date of birth / Né(e) le',
      value: dayMonthYear(data.dateOfBirth),
      x: 34,
      y: 32.2,
      widthMax: 32,
    },
    { label: 'Place of birth / Lieu de naissance', value: data.placeOfBirth, x: 34, y: 38.6, widthMax: 32 },
    { label: 'Document No. / N° du document', value: data.documentNumber, x: 34, y: 45, widthMax: 32 },
    { label: 'Date of expiry', value: dayMonthYear(data.expiryDate), x: 67, y: 25.8, widthMax: 14 },
  ];
}

function drawBack({ size, printed }: Draft, lines: readonly string[]): string {
  return drawSide(size, GROUND, [
    drawText('Address / Adresse', { x: 20, y: 5.6, height: 1.3, color: TITLE_INK }),
    drawLines(printed.address, { x: 20, y: 8.9, height: 1.9, weight: 'bold', widthMax: 36 }, 3.1),
    drawField(
      { label: 'Date of issue / Délivrée le', value: dayMonthYear(printed.issueDate), x: 58, y: 5.6 },
      FIELD_SIZE,
    ),
    drawField(
      { label: 'Personal No. / N° personnel', value: printed.personalNumber, x: 58, y: 12, widthMax: 24 },
      FIELD_SIZE,
    ),
    drawChip(5, 5),
    `<rect y="${size.heightMm - 23.2}" width="${size.widthMm}" height="23.2" fill="#fbfcfa" opacity="0.72"/>`,
    drawMrz(lines, size),
  ]);
}
