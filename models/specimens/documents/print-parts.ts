/** The parts that most documents have: portrait and its ghost, a label with its value, a chip, a signature. */
import { drawText, type Lettering } from './lettering/draw-text.ts';
import type { Portrait } from './render-portrait.ts';

const LABEL_INK = '#3c5566';
const GHOST_OPACITY = 0.4;

/** Where and how large a portrait stands; its height is 4/3 of its width. */
export interface PortraitPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export function drawPortrait(
  { plain, ghost }: Portrait,
  place: PortraitPlace,
  ghostPlace?: PortraitPlace,
): string {
  const portrait = drawImage(plain, place);
  if (!ghostPlace) return portrait;
  return `${portrait}\n<g opacity="${GHOST_OPACITY}">${drawImage(ghost, ghostPlace)}</g>`;
}

function drawImage(url: string, { x, y, width }: PortraitPlace): string {
  return `<image x="${x}" y="${y}" width="${width}" height="${(width * 4) / 3}" preserveAspectRatio="none" href="${url}"/>`;
}

export interface PrintedField {
  readonly label: string;
  readonly value: string;
  readonly x: number;
  /** Base line of the label in mm; the value stands under it. */
  readonly y: number;
  readonly widthMax?: number;
}

/** Heights of the capitals in mm. */
export interface FieldSize {
  readonly label: number;
  readonly value: number;
}

export function drawField({ label, value, x, y, widthMax }: PrintedField, size: FieldSize): string {
  const limit = widthMax === undefined ? {} : { widthMax };
  const below = y + size.value * 1.75;
  return [
    drawText(label, { x, y, height: size.label, color: LABEL_INK, ...limit }),
    drawText(value, { x, y: below, height: size.value, weight: 'bold', ...limit }),
  ].join('\n');
}

/** One line under the other, `distance` mm apart. */
export function drawLines(lines: readonly string[], first: Lettering, distance: number): string {
  return lines.map((line, index) => drawText(line, { ...first, y: first.y + index * distance })).join('\n');
}

/** ISO/IEC 7816-2: contacts of a chip, its upper left corner at x, y. */
export function drawChip(x: number, y: number): string {
  return `<g transform="translate(${x} ${y})"><rect width="12" height="9.4" rx="1.3" fill="#d9b65a" stroke="#8b6f25" stroke-width="0.25"/>
<path d="M0 3.1H4V6.3H0M12 3.1H8V6.3H12M4 0V9.4M8 0V9.4" fill="none" stroke="#8b6f25" stroke-width="0.25"/></g>`;
}

/** A scribble of the letters of a name, 18 mm long. */
export function drawSignature(name: string, x: number, y: number): string {
  const letters = [...name].slice(0, 9).map((letter) => letter.charCodeAt(0) % 7);
  const strokes = letters.map((turn, index) => {
    const side = index % 2 ? 1 : -1;
    return `s${(0.6 + turn * 0.12).toFixed(2)} ${(side * (1 + turn * 0.3)).toFixed(2)} ${(18 / letters.length).toFixed(2)} ${(index % 3 ? 0.2 : -0.4).toFixed(2)}`;
  });
  return `<path d="M${x} ${y}${strokes.join('')}" fill="none" stroke="#24345c" stroke-width="0.35" stroke-linecap="round"/>`;
}
