/** Drawn documents as SVG: what a finder of outlines meets inside them is a portrait, panels, lines of text and two lines of an MRZ. */
import sharp from 'sharp';
import type { Pixels } from '../../../../../src/verify/image/pixels.ts';
import type { Random } from './random.ts';

/** Millimetres (ISO/IEC 7810; ICAO 9303-4 for the page; a booklet is two of its pages). */
export const FORMATS = {
  id1: { width: 85.6, height: 53.98, radius: 3.18 },
  id2: { width: 105, height: 74, radius: 2 },
  id3: { width: 125, height: 88, radius: 1 },
  booklet: { width: 125, height: 176, radius: 3 },
} as const;
export type Format = keyof typeof FORMATS;

const PAPERS = {
  light: { paper: ['#dfe8ee', '#e9e3d3', '#e3dcea', '#d5e6d8'], ink: '#23262e', panel: '#b9cfe0' },
  dark: { paper: ['#26324f', '#3b2b2b', '#2a3a32'], ink: '#d7d9de', panel: '#4a5878' },
  white: { paper: ['#f4f4f2', '#fafafa'], ink: '#30333a', panel: '#e4e8ee' },
} as const;
export type Paper = keyof typeof PAPERS;

const WORDS = ['SPECIMEN', 'ERIKSSON', 'ANNA MARIA', '12 AUG 1974', 'UTOPIA', 'L898902C3', 'ZENITH', 'UTO'];

/** Millimetres are the units of the drawing. */
export function drawDocument(format: Format, paper: Paper, random: Random): string {
  const { width, height, radius } = FORMATS[format];
  const { paper: papers, ink, panel } = PAPERS[paper];
  const page = format === 'booklet' ? drawBooklet(ink, panel, random) : drawPage(format, ink, panel, random);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 14}" height="${height * 14}">
    <rect width="${width}" height="${height}" rx="${radius}" fill="${random.pick(papers)}"/>${page}</svg>`;
}

/** The document as a scanner gives it, cut at its edges, on white where its corners are round. */
export async function renderDocument(
  format: Format,
  paper: Paper,
  random: Random,
  width: number,
): Promise<Pixels> {
  const { data, info } = await sharp(Buffer.from(drawDocument(format, paper, random)))
    .resize(width)
    .flatten({ background: 'white' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function drawBooklet(ink: string, panel: string, random: Random): string {
  const page = drawPage('id3', ink, panel, random);
  const upper = text({ x: 20, y: 30, size: 4, ink }, random) + text({ x: 20, y: 50, size: 4, ink }, random);
  return `${upper}<path d="M0 88H125" stroke="${ink}" stroke-width="0.5" opacity="0.5"/><g transform="translate(0 88)">${page}</g>`;
}

function drawPage(format: 'id1' | 'id2' | 'id3', ink: string, panel: string, random: Random): string {
  const { width, height } = FORMATS[format];
  const portrait = { x: width * 0.05, y: height * 0.22, width: width * 0.28, height: height * 0.5 };
  const lines = [0.25, 0.36, 0.47, 0.58, 0.69].map((share) => {
    const label = text({ x: width * 0.38, y: height * (share - 0.035), size: height * 0.026, ink }, random);
    return label + text({ x: width * 0.38, y: height * share, size: height * 0.048, ink }, random);
  });
  const mrz = [0.85, 0.94].map((share) => mrzLine(width, height * share, ink, random));
  return `${guilloche(width, height, panel)}
    <rect width="${width * 0.92}" height="${height * 0.1}" x="${width * 0.04}" y="${height * 0.06}" fill="${panel}"/>
    ${text({ x: width * 0.08, y: height * 0.13, size: height * 0.06, ink }, random)}
    ${drawPortrait(portrait)}${lines.join('')}${mrz.join('')}`;
}

function guilloche(width: number, height: number, panel: string): string {
  const waves = [0.3, 0.4, 0.5, 0.6, 0.7].map((share) => {
    const y = height * share;
    return `<path d="M2 ${y}Q${width / 4} ${y - 9} ${width / 2} ${y}T${width - 2} ${y}" fill="none" stroke="${panel}" stroke-width="0.3"/>`;
  });
  return waves.join('');
}

function drawPortrait(box: { x: number; y: number; width: number; height: number }): string {
  const { x, y, width, height } = box;
  const [middle, face] = [x + width / 2, y + height * 0.42];
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#c9ced4"/>
    <ellipse cx="${middle}" cy="${y + height}" rx="${width * 0.42}" ry="${height * 0.25}" fill="#3a4660"/>
    <ellipse cx="${middle}" cy="${face - height * 0.06}" rx="${width * 0.27}" ry="${height * 0.3}" fill="#4b3524"/>
    <ellipse cx="${middle}" cy="${face}" rx="${width * 0.22}" ry="${height * 0.27}" fill="#d8a988"/>
    <path d="M${middle - width * 0.1} ${face}h${width * 0.06}m${width * 0.08} 0h${width * 0.06}" stroke="#222" stroke-width="0.6"/>`;
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  /** Of the letters, in millimetres. */
  readonly size: number;
  readonly ink: string;
}

function text({ x, y, size, ink }: TextPlace, random: Random): string {
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="${size}" fill="${ink}">${random.pick(WORDS)} ${random.pick(WORDS)}</text>`;
}

function mrzLine(width: number, y: number, ink: string, random: Random): string {
  const characters = Array.from({ length: 36 }, () =>
    random.pick([...'ABCDEFGHKLMNOPRSTUVXYZ0123456789&&&&&&&&&']),
  );
  const line = characters.join('').replaceAll('&', '&lt;');
  return `<text x="${width * 0.04}" y="${y}" textLength="${width * 0.92}" font-family="DejaVu Sans Mono, monospace" font-size="${width * 0.04}" fill="${ink}">${line}</text>`;
}
