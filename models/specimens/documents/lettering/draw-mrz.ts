/** Lines of a machine-readable zone → SVG in OCR-B at a pitch of 2.54 mm (ICAO 9303-3 §4.2), in a drawing measured in mm. */
import { escapeXml } from './draw-text.ts';
import {
  OCR_B_BOX,
  OCR_B_GLYPHS,
  OCR_B_PITCH_MM,
  OCR_B_STROKE_MM,
  OCR_B_UNITS_PER_MM,
} from './ocr-b-glyphs.ts';

/** Size I: from base line to the top of a capital. */
const HEIGHT_MM = 2.4;
const LINE_DISTANCE_MM = 6.35;
/** From the lower edge of the document to the middle of the last line. */
const LAST_LINE_MM = { two: 9.4, three: 5.3 } as const;

/** The zone lies at the lower edge of a document of this size, its lines in the middle from left to right. */
export function drawMrz(lines: readonly string[], page: { widthMm: number; heightMm: number }): string {
  const last = page.heightMm - (lines.length === 3 ? LAST_LINE_MM.three : LAST_LINE_MM.two);
  return lines
    .map((line, index) => {
      const middle = last - (lines.length - 1 - index) * LINE_DISTANCE_MM;
      return drawLine(line, (page.widthMm - line.length * OCR_B_PITCH_MM) / 2, middle - HEIGHT_MM / 2);
    })
    .join('\n');
}

function drawLine(line: string, x: number, y: number): string {
  const pitch = OCR_B_PITCH_MM * OCR_B_UNITS_PER_MM;
  const paths = [...line].map((character, index) => {
    const glyph = OCR_B_GLYPHS[character];
    if (!glyph) throw new Error(`a machine-readable zone has no ${JSON.stringify(character)}`);
    const left = index * pitch + (pitch - OCR_B_BOX) / 2;
    return `<path transform="translate(${left.toFixed(2)} 0)" d="${glyph}"/>`;
  });
  const place = `translate(${x.toFixed(3)} ${y.toFixed(3)}) scale(${(1 / OCR_B_UNITS_PER_MM).toFixed(5)})`;
  return `<g role="img" aria-label="${escapeXml(line)}" transform="${place}" fill="none" stroke="#111" stroke-width="${(OCR_B_STROKE_MM * OCR_B_UNITS_PER_MM).toFixed(2)}" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`;
}
