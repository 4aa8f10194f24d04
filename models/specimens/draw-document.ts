/**
 * Draws an identity card of a country that does not exist, in the proportions of ID-1 (ISO/IEC 7810: 85.60 x 53.98 mm),
 * with the portrait of a drawn person and the word SPECIMEN across it.
 */
import { drawPerson, type Look } from './draw-person.ts';
import type { PersonTraits } from './people.ts';

const DOCUMENT_WIDTH = 1600;
const DOCUMENT_HEIGHT = 1010;
/** As a document's photo is: closer than a selfie, on a light ground. */
const PORTRAIT_LOOK: Partial<Look> = { scale: 1.25, shiftY: 10, background: '#e6ebee', clothes: '#2d3138' };
const PORTRAIT = { x: 90, y: 250, width: 450, height: 600 };
const FONT = 'DejaVu Sans, Liberation Sans, Arial, Helvetica, sans-serif';

export interface DocumentFields {
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: string;
  readonly address: readonly string[];
}

export const SPECIMEN_FIELDS: DocumentFields = {
  name: 'AHMAD BIN IBRAHIM',
  idNumber: '901215-08-5523',
  birthDate: '15 DEC 1990',
  address: ['12 JALAN CONTOH', '00000 KOTA SPESIMEN'],
};

/** The text of an SVG of 1600 x 1010. */
export function drawDocument(person: PersonTraits, fields: DocumentFields = SPECIMEN_FIELDS): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${DOCUMENT_WIDTH}" height="${DOCUMENT_HEIGHT}" viewBox="0 0 ${DOCUMENT_WIDTH} ${DOCUMENT_HEIGHT}" font-family="${FONT}">
<defs><linearGradient id="card" x2="1" y2="1"><stop offset="0" stop-color="#dfeaf2"/><stop offset="0.5" stop-color="#f3efe2"/><stop offset="1" stop-color="#d7e8dc"/></linearGradient>
<clipPath id="edge"><rect width="100%" height="100%" rx="60"/></clipPath></defs>
<g clip-path="url(#edge)">
<rect width="100%" height="100%" fill="url(#card)"/>
${guilloche()}
<rect width="100%" height="170" fill="#234a6b"/>
<text x="90" y="80" font-size="44" fill="#fff" letter-spacing="3">STATE OF SPECIMEN</text>
<text x="90" y="138" font-size="40" fill="#cfe0ee">IDENTITY CARD · KAD PENGENALAN</text>
${drawPerson(person, PORTRAIT_LOOK, PORTRAIT)}
${chip()}
${fieldTexts(fields)}
<text x="1010" y="800" font-size="190" font-weight="bold" fill="#b03a3a" opacity="0.2" text-anchor="middle" transform="rotate(-22 1010 740)">SPECIMEN</text>
</g>
</svg>`;
}

function fieldTexts({ name, idNumber, birthDate, address }: DocumentFields): string {
  const rows = [
    ['Name', name],
    ['Identity number', idNumber],
    ['Date of birth', birthDate],
    ['Address', address[0] ?? ''],
  ] as const;
  const texts = rows.map(
    ([label, value], row) =>
      `<text x="600" y="${290 + row * 138}" font-size="30" fill="#4a5a66">${escapeXml(label)}</text>
<text x="600" y="${346 + row * 138}" font-size="52" font-weight="bold" fill="#10161b">${escapeXml(value)}</text>`,
  );
  const rest = address
    .slice(1)
    .map(
      (line, index) =>
        `<text x="600" y="${822 + index * 62}" font-size="52" font-weight="bold" fill="#10161b">${escapeXml(line)}</text>`,
    );
  return [...texts, ...rest].join('\n');
}

/** Crossing waves, as banknotes and cards have them. */
function guilloche(): string {
  const waves = Array.from({ length: 34 }, (_, index) => {
    const base = 200 + index * 24;
    const points = Array.from({ length: 81 }, (_, step) => {
      const x = step * 20;
      const y = base + 34 * Math.sin(x / 95 + index * 0.42) + 16 * Math.sin(x / 37 - index * 0.3);
      return `${x},${y.toFixed(1)}`;
    });
    return `<polyline points="${points.join(' ')}" stroke="${index % 2 ? '#5f94b8' : '#8db08f'}"/>`;
  });
  return `<g fill="none" stroke-width="2" opacity="0.55">${waves.join('')}</g>`;
}

function chip(): string {
  return `<rect x="1370" y="220" width="150" height="118" rx="16" fill="#d9b65a" stroke="#8b6f25" stroke-width="4"/>
<path d="M1370 260 H1420 V300 H1370 M1520 260 H1470 V300 H1520 M1420 220 V338 M1470 220 V338" fill="none" stroke="#8b6f25" stroke-width="4"/>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
