/** A driver license in the manner of California: lettered fields on the front, a PDF417 symbol on the back (AAMVA 2020). */
import { aamvaPayload } from '../aamva/aamva-payload.ts';
import { drawPdf417 } from '../aamva/draw-pdf417.ts';
import type { Draft, Drawing } from '../drawn-document.ts';
import { drawText } from '../lettering/draw-text.ts';
import { monthDayYear } from '../print-dates.ts';
import { drawLines, drawPortrait, drawSignature } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';

const GROUND: Ground = {
  tints: ['#cfe0f3', '#f7efd8', '#f3d9bd'],
  inks: ['#7fa5d0', '#d3a867'],
  rosettes: [
    { x: 52, y: 30, radius: 19, petals: 6, ink: '#dcb98a' },
    { x: 76, y: 10, radius: 9, petals: 12, ink: '#4f7fb8' },
  ],
};
const INK = '#1d3f86';
const RED = '#a8242c';

export async function drawDrivingLicenseUsCa({ size, printed, machine, portrait }: Draft): Promise<Drawing> {
  const payload = aamvaPayload(machine);
  const symbol = await drawPdf417(payload, { x: 9, y: 7, width: 68, height: 13 });
  const back = drawSide(size, GROUND, [
    '<rect x="6" y="4.5" width="74" height="18" fill="#fff"/>',
    symbol,
    drawText('SPECIMEN - NOT A LICENSE', { x: 9, y: 30, height: 1.8, color: INK }),
    drawText('Class C: any 2-axle vehicle of 26,000 lbs. or less', { x: 9, y: 35, height: 1.6 }),
    drawText(printed.documentNumber, { x: 76, y: 48, height: 1.8, anchor: 'end' }),
  ]);
  const visual = [
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
  return { front: drawFront({ size, printed, portrait }), back, visual, barcodePayload: payload };
}

function drawFront({ size, printed, portrait }: Pick<Draft, 'size' | 'printed' | 'portrait'>): string {
  return drawSide(size, GROUND, [
    drawText('CALIFORNIA', { x: 5, y: 7.4, height: 3.6, weight: 'bold', color: INK }),
    drawText('USA', { x: 38.5, y: 7.4, height: 1.6, color: INK }),
    drawText('DRIVER LICENSE', { x: 80.6, y: 7.2, height: 2.4, weight: 'bold', color: INK, anchor: 'end' }),
    drawPortrait(portrait, { x: 5, y: 11, width: 24.5 }, { x: 69, y: 31, width: 11.5 }),
    ...lettered('DL', printed.documentNumber, 32, 13.6, { color: RED, height: 2.5 }),
    ...lettered('EXP', monthDayYear(printed.expiryDate), 32, 17.6, { color: RED }),
    ...lettered('CLASS', 'C', 64, 13.6),
    ...lettered('END', 'NONE', 64, 17.6),
    ...lettered('LN', printed.lastName, 32, 21.6),
    ...lettered('FN', printed.firstName, 32, 25.4),
    drawLines(printed.address, { x: 32, y: 28.8, height: 1.6, widthMax: 36 }, 2.7),
    ...lettered('DOB', monthDayYear(printed.dateOfBirth), 32, 35.6, { color: RED }),
    ...lettered('RSTR', 'NONE', 32, 39.4),
    ...lettered('SEX', printed.gender, 32, 43.2),
    ...lettered('HAIR', 'BRO', 43, 43.2),
    ...lettered('EYES', 'BRO', 58, 43.2),
    ...lettered('HGT', '5\'-06"', 32, 47),
    ...lettered('WGT', '140 lb', 49, 47),
    ...lettered('ISS', monthDayYear(printed.issueDate), 60, 50.8),
    drawText(`DD ${printed.issueDate.replaceAll('-', '')}55800/AAFD/33`, {
      x: 32,
      y: 50.8,
      height: 1.2,
      widthMax: 26,
    }),
    drawSignature(printed.lastName, 8, 49),
  ]);
}

/** A small label and right behind it the value on the same line. */
function lettered(
  label: string,
  value: string,
  x: number,
  y: number,
  { color = '#15181c', height = 2 } = {},
) {
  return [
    drawText(label, { x, y, height: 1.4, color: INK }),
    drawText(value, { x: x + 1.2 + label.length * 1.25, y, height, color, weight: 'bold', widthMax: 34 }),
  ];
}
