/** A line of text → SVG paths in our own lettering, with the text beside them as an accessible name. */
import {
  CAPITAL_RISE,
  DOTLESS_I,
  type Glyph,
  MARKS,
  MARKS_BELOW,
  SANS_GLYPHS,
  SPACE_WIDTH,
} from './sans-glyphs.ts';

/** Between two letters, in hundredths of the height of a capital: from one centre line to the next. */
const GAP = 27;
const CAPITAL_HEIGHT = 100;
/** Stroke in hundredths of the height of a capital. */
const WEIGHTS = { light: 9, regular: 11, bold: 15 } as const;

export interface Lettering {
  /** Where the line starts (or its middle, or its end) on the base line, in the units of the drawing. */
  readonly x: number;
  readonly y: number;
  /** Of a capital, in the units of the drawing. */
  readonly height: number;
  readonly weight?: keyof typeof WEIGHTS;
  readonly color?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A longer line is squeezed to this width. */
  readonly widthMax?: number;
}

/** Throws on a character that is not lettered: the drawing would not say what its truth says. */
export function drawText(text: string, lettering: Lettering): string {
  const { x, y, height, weight = 'regular', color = '#15181c', anchor = 'start', widthMax } = lettering;
  const { paths, width } = setType(text);
  const scale = height / CAPITAL_HEIGHT;
  const squeeze = Math.min(1, (widthMax ?? Number.POSITIVE_INFINITY) / (width * scale || 1));
  const before = { start: 0, middle: 0.5, end: 1 }[anchor] * width * scale * squeeze;
  const place = `translate(${round(x - before)} ${round(y - height)}) scale(${round(scale * squeeze)} ${round(scale)})`;
  return `<g role="img" aria-label="${escapeXml(text)}" transform="${place}" fill="none" stroke="${color}" stroke-width="${WEIGHTS[weight]}" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`;
}

/** In hundredths of the height of a capital. */
function setType(text: string): { paths: string[]; width: number } {
  const paths: string[] = [];
  let at = 0;
  for (const character of text.normalize('NFC')) {
    if (character === ' ') {
      at += SPACE_WIDTH;
      continue;
    }
    const [width, path] = glyphOf(character);
    paths.push(`<path transform="translate(${at} 0)" d="${path}"/>`);
    at += width + GAP;
  }
  return { paths, width: Math.max(0, at - GAP) };
}

function glyphOf(character: string): Glyph {
  const whole = SANS_GLYPHS[character];
  if (whole) return whole;
  const [base = '', ...marks] = character.normalize('NFD');
  const isTopped = marks.some((mark) => mark in MARKS);
  const glyph = isTopped && base === 'i' ? DOTLESS_I : SANS_GLYPHS[base];
  if (!glyph || marks.length === 0) throw new Error(`the lettering has no ${JSON.stringify(character)}`);
  const [width, path] = glyph;
  return [width, [path, ...marks.map((mark) => markPath(mark, width / 2, base))].join(' ')];
}

function markPath(mark: string, x: number, base: string): string {
  const above = MARKS[mark];
  if (above) return shift(above, x, base === base.toUpperCase() ? -CAPITAL_RISE : 0);
  const below = MARKS_BELOW[mark];
  if (!below) throw new Error(`the lettering has no mark ${mark.codePointAt(0)?.toString(16)}`);
  return shift(below, x, 0);
}

/** Moves absolute path data that is written with M, L, C, H, V and Z. */
function shift(path: string, x: number, y: number): string {
  return path.replace(/([MLCHV])([^MLCHVZ]*)/g, (_, command: string, numbers: string) => {
    const moved = numbers
      .trim()
      .split(/\s+/)
      .map((value, index) => Number(value) + (isVertical(command, index) ? y : x));
    return `${command}${moved.join(' ')} `;
  });
}

function isVertical(command: string, index: number): boolean {
  return command === 'V' || (command !== 'H' && index % 2 === 1);
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
