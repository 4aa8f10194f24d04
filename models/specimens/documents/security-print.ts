/** The grounds that documents are printed on: tinted gradients, waves and rosettes of fine lines, and the word SPECIMEN. */
import type { Size } from './brand-traits.ts';
import { drawText } from './lettering/draw-text.ts';

/** Radius of the corners of ID-1 in mm (ISO/IEC 7810 §5); the larger formats are drawn with it too. */
export const CORNER_MM = 3.18;

export interface Ground {
  /** From the top left corner to the bottom right one. */
  readonly tints: readonly [string, string, string];
  /** Of the lines, in turn. */
  readonly inks: readonly [string, string];
  readonly rosettes: readonly Rosette[];
}

export interface Rosette {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly petals: number;
  readonly ink: string;
}

/** The whole SVG of a side, `content` over its ground. */
export function drawSide({ widthMm, heightMm }: Size, ground: Ground, content: readonly string[]): string {
  const stops = ground.tints.map((tint, index) => `<stop offset="${index / 2}" stop-color="${tint}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthMm} ${heightMm}" width="${widthMm}mm" height="${heightMm}mm">
<defs><linearGradient id="ground" x2="1" y2="1">${stops.join('')}</linearGradient>
<clipPath id="edge"><rect width="${widthMm}" height="${heightMm}" rx="${CORNER_MM}"/></clipPath></defs>
<g clip-path="url(#edge)">
<rect width="${widthMm}" height="${heightMm}" fill="url(#ground)"/>
${waves({ widthMm, heightMm }, ground.inks)}
${ground.rosettes.map(rosette).join('\n')}
${specimenMark({ widthMm, heightMm })}
${content.join('\n')}
</g>
</svg>`;
}

function waves({ widthMm, heightMm }: Size, inks: readonly [string, string]): string {
  const lines = Array.from({ length: Math.ceil(heightMm / 1.6) + 4 }, (_, index) => {
    const points = Array.from({ length: Math.ceil(widthMm / 1.2) + 2 }, (_, step) => {
      const x = step * 1.2;
      const y =
        (index - 2) * 1.6 + 1.7 * Math.sin(x / 6.1 + index * 0.42) + 0.8 * Math.sin(x / 2.3 - index * 0.3);
      return `${x.toFixed(1)},${y.toFixed(2)}`;
    });
    return `<polyline points="${points.join(' ')}" stroke="${inks[index % 2]}"/>`;
  });
  return `<g fill="none" stroke-width="0.09" opacity="0.36">${lines.join('')}</g>`;
}

/** Twelve closed curves, each turned a little further and drawn a little smaller. */
function rosette({ x, y, radius, petals, ink }: Rosette): string {
  const curves = Array.from({ length: 12 }, (_, ring) => {
    const size = radius * (1 - ring * 0.065);
    const points = Array.from({ length: 181 }, (_, step) => {
      const angle = (step * Math.PI) / 90;
      const reach = size * (0.78 + 0.22 * Math.cos(petals * angle + ring * 0.35));
      return `${(x + reach * Math.cos(angle)).toFixed(2)},${(y + reach * Math.sin(angle)).toFixed(2)}`;
    });
    return `<polygon points="${points.join(' ')}"/>`;
  });
  return `<g fill="none" stroke="${ink}" stroke-width="0.09" opacity="0.26">${curves.join('')}</g>`;
}

/** Pale and under the print: it says that the document is none and leaves the letters legible. */
function specimenMark({ widthMm, heightMm }: Size): string {
  const [x, y] = [widthMm * 0.56, heightMm * 0.62];
  const height = widthMm * 0.105;
  const mark = drawText('SPECIMEN', { x, y, height, color: '#c0392b', weight: 'bold', anchor: 'middle' });
  return `<g opacity="0.12" transform="rotate(-18 ${x.toFixed(2)} ${y.toFixed(2)})">${mark}</g>`;
}
