/** A drawn side → its pixels: what a flatbed scanner would give, on white outside its round corners. */
import sharp from 'sharp';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import type { DrawnSide } from './drawn-document.ts';

/** 508 dpi: a capital of 1.5 mm is 30 px high. */
const PX_PER_MM = 20;
const MM_PER_INCH = 25.4;

export async function renderSide(
  { svg, widthMm, heightMm }: DrawnSide,
  pxPerMm = PX_PER_MM,
): Promise<Pixels> {
  const [width, height] = [Math.round(widthMm * pxPerMm), Math.round(heightMm * pxPerMm)];
  const data = await sharp(Buffer.from(svg), { density: pxPerMm * MM_PER_INCH })
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: 'white' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { data, width, height };
}
