/** What a document lies on, as SVG: from an empty desk to the things that have straight lines and right angles of their own. */
import type { Random } from './random.ts';

export const BACKGROUNDS = [
  'plain',
  'gradient',
  'wood',
  'tablecloth',
  'keyboard',
  'papers',
  'hand',
  'dark',
  'white',
  'shadow',
] as const;
export type Background = (typeof BACKGROUNDS)[number];

interface Size {
  readonly width: number;
  readonly height: number;
}

export function drawBackground(kind: Background, { width, height }: Size, random: Random): string {
  const turn = `rotate(${random.between(-40, 40)} ${width / 2} ${height / 2})`;
  const inside = DRAWERS[kind]({ width, height }, random, turn);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
}

type Drawer = (size: Size, random: Random, turn: string) => string;

const DRAWERS: Readonly<Record<Background, Drawer>> = {
  plain: (size, random) => fill(size, random.pick(['#7b6a58', '#53605a', '#8d4a3c', '#9aa3ad'])),
  gradient: (size, random) => {
    const [from, to] = [
      random.pick(['#33404d', '#a8773f', '#5b6e52']),
      random.pick(['#6f7f8f', '#5c3a21', '#31402b']),
    ];
    return `<defs><linearGradient id="g" x2="1" y2="0.7"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>${fill(size, 'url(#g)')}`;
  },
  wood: (size, random, turn) => wood(size, random, turn),
  tablecloth: (size, random, turn) => tablecloth(size, random, turn),
  keyboard: (size, random, turn) => keyboard(size, random, turn),
  papers: (size, random) => papers(size, random),
  hand: (size, random) => fill(size, random.pick(['#6a7076', '#4a5a48', '#77665a'])),
  dark: (size, random) => fill(size, random.pick(['#14161c', '#201a17', '#101820'])),
  white: (size, random) => fill(size, random.pick(['#e3e3e1', '#dcdde0', '#e8e4dc'])),
  shadow: (size, random) => fill(size, random.pick(['#8a8178', '#6f7780'])),
};

function fill({ width, height }: Size, colour: string): string {
  return `<rect width="${width}" height="${height}" fill="${colour}"/>`;
}

/** A rectangle that still covers the picture when turned. */
function wide({ width, height }: Size, paint: string): string {
  return `<rect x="${-width}" y="${-height}" width="${3 * width}" height="${3 * height}" ${paint}/>`;
}

function wood(size: Size, random: Random, turn: string): string {
  const planks = Array.from({ length: 9 }, (_, i) => {
    const y = (i - 2) * size.height * 0.22;
    return `<path d="M${-size.width} ${y}h${3 * size.width}" stroke="#2e1c0e" stroke-width="${size.width * 0.003}"/>`;
  });
  const grain = Array.from({ length: 260 }, () => {
    const [x, y] = [random.between(-0.5, 1.2) * size.width, random.between(-0.5, 1.5) * size.height];
    const [length, bend] = [random.between(0.1, 0.9) * size.width, random.between(-9, 9)];
    const colour = random.pick(['#5a3a1d', '#8f6338', '#6d4826', '#9b7145']);
    return `<path d="M${x} ${y}q${length / 2} ${bend} ${length} 0" fill="none" stroke="${colour}" stroke-width="${random.between(1, 5)}" opacity="0.6"/>`;
  });
  return `<g transform="${turn}">${wide(size, 'fill="#7a5430"')}${grain.join('')}${planks.join('')}</g>`;
}

function tablecloth(size: Size, random: Random, turn: string): string {
  const step = size.width * random.between(0.04, 0.1);
  const colour = random.pick(['#b3262c', '#2a4d8f', '#2f6b3c']);
  return `<defs><pattern id="p" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="${turn}">
    <rect width="${step}" height="${step}" fill="#eee8e0"/><rect width="${step / 2}" height="${step}" fill="${colour}" opacity="0.5"/>
    <rect width="${step}" height="${step / 2}" fill="${colour}" opacity="0.5"/></pattern></defs>${fill(size, 'url(#p)')}`;
}

function keyboard(size: Size, random: Random, turn: string): string {
  const step = size.width * random.between(0.045, 0.075);
  const keys: string[] = [];
  for (let row = -8; row < 24; row++) {
    for (let column = -8; column < 28; column++) {
      const [x, y] = [column * step + (row % 3) * step * 0.3, row * step];
      const letter = String.fromCharCode(65 + (Math.abs(row * 7 + column * 5) % 26));
      keys.push(`<rect x="${x}" y="${y}" width="${step * 0.86}" height="${step * 0.86}" rx="${step * 0.1}" fill="#2b2d31"/>
        <text x="${x + step * 0.2}" y="${y + step * 0.5}" font-family="DejaVu Sans, sans-serif" font-size="${step * 0.35}" fill="#d8d8d8">${letter}</text>`);
    }
  }
  return `<g transform="${turn}">${wide(size, 'fill="#15161a"')}${keys.join('')}</g>`;
}

/** Sheets and a phone that end within the picture, none of a document's proportions. */
function papers(size: Size, random: Random): string {
  const sheets = Array.from({ length: 5 }, () => {
    const [x, y] = [random.between(-0.1, 0.9) * size.width, random.between(-0.1, 0.9) * size.height];
    const [width, height] = [random.between(0.1, 0.2) * size.width, random.between(0.25, 0.5) * size.width];
    const colour = random.pick(['#e9e7e2', '#20242b', '#c7b26a', '#8fa7bf']);
    return `<g transform="rotate(${random.between(0, 180)} ${x} ${y})"><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/></g>`;
  });
  return fill(size, '#6b5b4c') + sheets.join('');
}

/** Fingers over the border of a document held in a hand: a thumb on top of it and fingers that only peep out; corners in pixels. */
export function drawFingers(
  corners: readonly (readonly [number, number])[],
  size: Size,
  random: Random,
): string {
  const [[ax, ay], [bx, by]] = [corners[0] ?? [0, 0], corners[3] ?? [0, 0]];
  const side = Math.hypot(bx - ax, by - ay);
  const skin = random.pick(['#d9a383', '#8a5a3c', '#e2b59a']);
  const fingers = [0.3, 0.7].map((share) => {
    const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share];
    const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI + random.between(-20, 20);
    return `<ellipse cx="${x}" cy="${y}" rx="${side * 0.07}" ry="${side * 0.16}" transform="rotate(${angle} ${x} ${y})" fill="${skin}" stroke="#5c3a28" stroke-width="2"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${fingers.join('')}</svg>`;
}
