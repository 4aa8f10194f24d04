/** Drawings become pictures: JPEG bytes as a phone would send them, or the pixels that the service makes of them. */
import sharp from 'sharp';
import { openUpright } from '../../src/verify/image/normalise.ts';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import { drawPerson, type Look } from './draw-person.ts';
import { PEOPLE, type PersonName } from './people.ts';

const JPEG_QUALITY = 90;

/** An SVG's text → JPEG bytes, opaque. */
async function renderJpeg(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).flatten({ background: 'white' }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}

/** A drawn person as a selfie, 600 x 800 px. */
export async function renderSelfie(name: PersonName, look: Partial<Look> = {}): Promise<Buffer> {
  return renderJpeg(drawPerson(PEOPLE[name], look));
}

/** The selfie as the service sees it after decoding. */
export async function renderPixels(name: PersonName, look: Partial<Look> = {}): Promise<Pixels> {
  const pixels = await openUpright(await renderSelfie(name, look));
  if (!pixels) throw new Error(`the drawing of ${name} cannot be decoded`);
  return pixels;
}
