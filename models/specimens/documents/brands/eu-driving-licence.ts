/** The driving licence of the European Union: numbered fields on the front, categories on the back (Directive 2006/126/EC, annex I). */
import type { Draft, Drawing } from '../drawn-document.ts';
import { drawText } from '../lettering/draw-text.ts';
import { dayMonthYear } from '../print-dates.ts';
import { drawPortrait, drawSignature } from '../print-parts.ts';
import { drawSide, type Ground } from '../security-print.ts';

const GROUND: Ground = {
  tints: ['#f6dde2', '#f8efe9', '#f3dfe6'],
  inks: ['#d795a8', '#d7b08f'],
  rosettes: [
    { x: 60, y: 30, radius: 18, petals: 10, ink: '#c47189' },
    { x: 78, y: 46, radius: 9, petals: 15, ink: '#c89a5a' },
  ],
};
const INK = '#1a2f6b';
/** The sign of the state in road traffic, where it is not the code of three letters. */
const TRAFFIC_SIGNS: Readonly<Record<string, string>> = { DEU: 'D', FRA: 'F' };
const CATEGORIES = ['AM', 'A1', 'A', 'B', 'C1', 'C', 'BE', 'L', 'T'] as const;

export function drawEuDrivingLicence({ size, printed, portrait }: Draft): Drawing {
  const front = drawSide(size, GROUND, [
    flag(TRAFFIC_SIGNS[printed.issuingCountry] ?? printed.issuingCountry),
    drawText('FÜHRERSCHEIN', { x: 21, y: 6.6, height: 2.5, weight: 'bold', color: INK }),
    drawText('DRIVING LICENCE · PERMIS DE CONDUIRE', { x: 21, y: 10, height: 1.4, color: INK, widthMax: 60 }),
    drawPortrait(portrait, { x: 5, y: 15, width: 24 }),
    ...numberedLines(printed),
    drawText('7.', { x: 5, y: 50.4, height: 1.4, color: INK }),
    drawSignature(printed.lastName, 9, 50),
  ]);
  const visual = [
    'full_name',
    'first_name',
    'last_name',
    'document_number',
    'date_of_birth',
    'issuing_country',
    'issue_date',
    'expiry_date',
    'place_of_birth',
  ] as const;
  return { front, back: drawBack({ size, printed }), visual };
}

function numberedLines(data: Draft['printed']): string[] {
  const lines = [
    ['1.', data.lastName],
    ['2.', data.firstName],
    ['3.', `${dayMonthYear(data.dateOfBirth)} ${data.placeOfBirth}`],
    ['4a.', dayMonthYear(data.issueDate)],
    ['4b.', dayMonthYear(data.expiryDate)],
    ['5.', data.documentNumber],
    ['9.', 'AM/B/L'],
  ] as const;
  const authority = numbered('4c.', 'MUSTERSTADT', { x: 59, y: rowAt(3), widthMax: 19 });
  const rows = lines.flatMap(([number, value], row) =>
    numbered(number, value, { x: 33, y: rowAt(row), widthMax: 45 }),
  );
  return [...rows, ...authority];
}

function rowAt(row: number): number {
  return 17.5 + row * 4.7;
}

function numbered(
  number: string,
  value: string,
  place: { x: number; y: number; widthMax: number },
): string[] {
  const { x, y, widthMax } = place;
  return [
    drawText(number, { x, y, height: 1.5, color: INK }),
    drawText(value, { x: x + 5, y, height: 2, weight: 'bold', widthMax }),
  ];
}

/** Twelve stars on blue about the sign of the state. */
function flag(sign: string): string {
  const stars = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    return `<path d="${star(12 + 4 * Math.sin(angle), 8 - 4 * Math.cos(angle))}"/>`;
  });
  return `<rect x="5" y="2.6" width="14" height="10.8" rx="0.8" fill="#1f3f9e"/><g fill="#f6d33c">${stars.join('')}</g>
${drawText(sign, { x: 12, y: 9, height: 2, weight: 'bold', color: '#fff', anchor: 'middle', widthMax: 5 })}`;
}

function star(x: number, y: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5;
    const reach = index % 2 ? 0.27 : 0.7;
    return `${(x + reach * Math.sin(angle)).toFixed(2)} ${(y - reach * Math.cos(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}Z`;
}

function drawBack({ size, printed }: Pick<Draft, 'size' | 'printed'>): string {
  const rows = CATEGORIES.map((category, row) => {
    const y = 10 + row * 4.4;
    const isHeld = ['AM', 'B', 'L'].includes(category);
    return `<path d="M24 ${y + 1}H80.6" stroke="${INK}" stroke-width="0.12"/>${drawText(category, { x: 25, y, height: 1.7, weight: 'bold', color: INK })}
${isHeld ? drawText(dayMonthYear(printed.issueDate), { x: 40, y, height: 1.7 }) : ''}`;
  });
  return drawSide(size, GROUND, [
    ...[
      ['9.', 25],
      ['10.', 40],
      ['11.', 55],
      ['12.', 70],
    ].map(([label, x]) => drawText(String(label), { x: Number(x), y: 5.4, height: 1.5, color: INK })),
    ...rows,
  ]);
}
