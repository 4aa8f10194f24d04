/**
 * Draws a person as an SVG of 600 x 800: soft light, shaded features and reflections in the pupils, so that a face
 * detector takes the drawing for a face and a face model takes two looks of it for one person.
 */
import { brows, eyes, folds, glasses, mouth, nose } from './face-features.ts';
import { beard, hairBehind, hairInFront, headOutline } from './head-shape.ts';
import type { PersonTraits } from './people.ts';

const PERSON_WIDTH = 600;
const PERSON_HEIGHT = 800;
/** Where the middle between the eyes lies on the canvas. */
const CENTRE = { x: 300, y: 370 };

/** What the head rolls about, below the middle between the eyes. */
const NECK_Y = 150;

/** How one picture of a person differs from another. */
export interface Look {
  /** Roll of the head, degrees clockwise. */
  readonly roll: number;
  /** Side the light comes from, -1 left to 1 right, and its strength, 1 = even. */
  readonly lightFrom: number;
  readonly brightness: number;
  readonly scale: number;
  readonly shiftX: number;
  readonly shiftY: number;
  readonly background: string;
  readonly clothes: string;
  /** Standard deviation of a blur over the whole picture, in pixels. */
  readonly blur: number;
}

const PLAIN_LOOK: Look = {
  roll: 0,
  lightFrom: 0,
  brightness: 1,
  scale: 1,
  shiftX: 0,
  shiftY: 0,
  background: '#b9c3cc',
  clothes: '#39475a',
  blur: 0,
};

/** A rectangle of the picture around, in its units. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WHOLE: Frame = { x: 0, y: 0, width: PERSON_WIDTH, height: PERSON_HEIGHT };

/**
 * The text of an SVG; what `look` leaves out is as in PLAIN_LOOK. With a frame, the picture takes that place in an SVG
 * around it (one to an SVG: the ids of its parts are fixed).
 */
export function drawPerson(traits: PersonTraits, look: Partial<Look> = {}, frame: Frame = WHOLE): string {
  const seen = { ...PLAIN_LOOK, ...look };
  const box = `x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}"`;
  const place = `translate(${CENTRE.x + seen.shiftX} ${CENTRE.y + seen.shiftY}) scale(${seen.scale})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} viewBox="0 0 ${PERSON_WIDTH} ${PERSON_HEIGHT}">
${definitions(traits, seen)}
<g${needsLens(seen) ? ' filter="url(#lens)"' : ''}>
<rect width="100%" height="100%" fill="${seen.background}"/>
<rect width="100%" height="100%" fill="url(#room)"/>
<g transform="${place}">
${shoulders(traits, seen)}
<g transform="rotate(${seen.roll} 0 ${NECK_Y})">${head(traits)}</g>
</g>
</g>
</svg>`;
}

/** Where the pupils are drawn, left to right in the image, in pixels of the canvas. */
export function eyesOf(traits: PersonTraits, look: Partial<Look> = {}): [number, number][] {
  const { roll, scale, shiftX, shiftY } = { ...PLAIN_LOOK, ...look };
  const angle = (roll * Math.PI) / 180;
  return [-traits.eyeDistance, traits.eyeDistance].map((x) => [
    CENTRE.x + shiftX + scale * (x * Math.cos(angle) + NECK_Y * Math.sin(angle)),
    CENTRE.y + shiftY + scale * (x * Math.sin(angle) - NECK_Y * Math.cos(angle) + NECK_Y),
  ]);
}

function head(traits: PersonTraits): string {
  const outline = headOutline(traits);
  return [
    hairBehind(traits),
    ears(traits),
    `<path d="${outline}" fill="url(#skin)"/>`,
    `<clipPath id="inside"><path d="${outline}"/></clipPath>`,
    `<g clip-path="url(#inside)">`,
    `<path d="${outline}" fill="none" stroke="${traits.shadow}" stroke-width="34" opacity="0.45" filter="url(#soft)"/>`,
    cheekbones(traits),
    traits.beard ? beard(traits) : '',
    '</g>',
    folds(traits),
    eyes(traits),
    brows(traits),
    nose(traits),
    mouth(traits),
    `<path d="${outline}" fill="url(#light)"/>`,
    hairInFront(traits),
    traits.glasses ? glasses(traits) : '',
  ].join('\n');
}

function shoulders({ skin, shadow, jaw, chin }: PersonTraits, { clothes }: Look): string {
  const w = jaw * 0.72;
  const base = chin + 95;
  const neck = `M${-w} 60 L${-w} ${base} Q${-w} ${base + 90} 0 ${base + 95} Q${w} ${base + 90} ${w} ${base} L${w} 60 Z`;
  return `<clipPath id="neck"><path d="${neck}"/></clipPath><path d="${neck}" fill="${skin}"/>
<g clip-path="url(#neck)"><ellipse cx="0" cy="${chin + 8}" rx="${jaw}" ry="62" fill="${shadow}" opacity="0.75" filter="url(#soft)"/></g>
<path d="M-330 700 Q-300 ${base + 60} ${-w - 30} ${base - 18} Q0 ${base + 130} ${w + 30} ${base - 18} Q300 ${base + 60} 330 700 Z" fill="${clothes}"/>`;
}

function ears({ skin, shadow, cheek, hair }: PersonTraits): string {
  if (hair === 'long' || hair === 'scarf') return '';
  return [-1, 1]
    .map((side) => {
      const x = side * (cheek + 5);
      return `<ellipse cx="${x}" cy="28" rx="17" ry="40" fill="${skin}"/><ellipse cx="${x}" cy="30" rx="9" ry="26" fill="${shadow}" opacity="0.5" filter="url(#softer)"/>`;
    })
    .join('');
}

function cheekbones({ cheek, shadow, lipColor }: PersonTraits): string {
  return [-1, 1]
    .map(
      (side) =>
        `<ellipse cx="${side * cheek * 0.62}" cy="72" rx="36" ry="24" fill="${lipColor}" opacity="0.16" filter="url(#soft)"/>
<ellipse cx="${side * cheek * 0.86}" cy="112" rx="26" ry="52" fill="${shadow}" opacity="0.3" filter="url(#soft)"/>`,
    )
    .join('');
}

function definitions({ skin, shadow }: PersonTraits, { lightFrom, brightness, blur }: Look): string {
  const dark = Math.abs(lightFrom) * 0.55;
  const [left, right] = lightFrom < 0 ? [0, dark] : [dark, 0];
  return `<defs>
<radialGradient id="skin" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="260">
<stop offset="0" stop-color="${lighter(skin)}"/><stop offset="0.55" stop-color="${skin}"/><stop offset="1" stop-color="${shadow}"/>
</radialGradient>
<linearGradient id="light"><stop offset="0" stop-color="#000" stop-opacity="${left}"/><stop offset="0.5" stop-color="#000" stop-opacity="${dark * 0.25}"/><stop offset="1" stop-color="#000" stop-opacity="${right}"/></linearGradient>
<linearGradient id="room" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0.25"/><stop offset="1" stop-color="#000" stop-opacity="0.25"/></linearGradient>
<filter id="soft" color-interpolation-filters="sRGB" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="13"/></filter>
<filter id="softer" color-interpolation-filters="sRGB" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="4"/></filter>
<filter id="crisp" color-interpolation-filters="sRGB" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="1.4"/></filter>
${lens(brightness, blur)}
</defs>`;
}

function needsLens({ brightness, blur }: Look): boolean {
  return brightness !== 1 || blur > 0;
}

function lens(brightness: number, blur: number): string {
  const gain = ['R', 'G', 'B'].map((channel) => `<feFunc${channel} type="linear" slope="${brightness}"/>`);
  const unsharp = blur > 0 ? `<feGaussianBlur stdDeviation="${blur}"/>` : '';
  return `<filter id="lens" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">${unsharp}<feComponentTransfer>${gain.join('')}</feComponentTransfer></filter>`;
}

function lighter(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `rgb(${channels.map((value) => Math.round(value + (255 - value) * 0.22)).join(' ')})`;
}
