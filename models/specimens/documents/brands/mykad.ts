/** The Malaysian identity card: number and name left, address under them, portrait and its ghost right. */
import type { Draft, Drawing } from '../drawn-document.ts';
import { fullName } from '../identity-data.ts';
import { drawText } from '../lettering/draw-text.ts';
import { drawChip, drawLines, drawPortrait } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';

const GROUND: Ground = {
  tints: ['#cfe3f1', '#eef1e4', '#f4e3c4'],
  inks: ['#6a9fc4', '#b79a63'],
  rosettes: [
    { x: 33, y: 29, radius: 13, petals: 5, ink: '#b5484f' },
    { x: 80, y: 5, radius: 11, petals: 14, ink: '#2f6d9c' },
  ],
};
const TITLE_INK = '#173a63';
const GENDERS = { M: 'LELAKI', F: 'PEREMPUAN', X: 'LAIN-LAIN' } as const;

export function drawMykad({ size, printed, portrait }: Draft): Drawing {
  const front = drawSide(size, GROUND, [
    drawText('KAD PENGENALAN', { x: 5, y: 6.4, height: 2.1, weight: 'bold', color: TITLE_INK }),
    drawText('MALAYSIA', { x: 5, y: 11, height: 3.2, weight: 'bold', color: TITLE_INK }),
    drawText('IDENTITY CARD', { x: 5, y: 14.5, height: 1.9, color: TITLE_INK }),
    drawText(printed.documentNumber, { x: 5, y: 21, height: 2.9, weight: 'bold' }),
    drawChip(5, 23.6),
    drawText(fullName(printed), { x: 5, y: 38.4, height: 2.2, weight: 'bold', widthMax: 53 }),
    drawLines(printed.address, { x: 5, y: 42.4, height: 1.7, widthMax: 53 }, 2.8),
    drawPortrait(portrait, { x: 60, y: 11.5, width: 20.5 }, { x: 45.5, y: 19.5, width: 12 }),
    drawText(printed.nationality === 'MYS' ? 'WARGANEGARA' : 'BUKAN WARGANEGARA', {
      x: 60,
      y: 43.2,
      height: 1.8,
      widthMax: 21,
    }),
    drawText('ISLAM', { x: 60, y: 46.8, height: 1.8 }),
    drawText(GENDERS[printed.gender], { x: 60, y: 50.4, height: 1.8 }),
  ]);
  const visual = [
    'full_name',
    'document_number',
    'date_of_birth',
    'gender',
    'nationality',
    'issuing_country',
    'address',
  ] as const;
  return { front, visual };
}
