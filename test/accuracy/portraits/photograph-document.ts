/** A portrait on a drawn card, laid on a table and photographed: the JPEG bytes that a phone would send. */
import sharp, { type OutputInfo, type OverlayOptions } from 'sharp';
import type { Random } from '../../../models/random.ts';
import { drawDocument } from '../../../models/specimens/draw-document.ts';
import { PEOPLE } from '../../../models/specimens/people.ts';
import type { Face } from '../../../src/verify/evidence.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { drawPortrait, EYES_SHARE } from './draw-portrait.ts';
import type { Treatment } from './treatments.ts';

/** A phone's photo at a third of its pixels. */
const PHOTO = { width: 1600, height: 1200 } as const;
/** The card and the places on it, in pixels of the card: ID-1, portrait left, ghost right. */
const CARD_WIDTH = 1600;
const PORTRAIT = { left: 90, top: 250, width: 450, height: 600 } as const;
const GHOST = { left: 1130, top: 420 } as const;
const GHOST_OPACITY = 0.55;
/** EXIF orientation that undoes so many clockwise quarter turns. */
const UNDOING = [1, 8, 3, 6] as const;

/** Drawn once: it takes longer than all the rest. */
const card = sharp(Buffer.from(drawDocument(PEOPLE.oskar)))
  .png({ compressionLevel: 1 })
  .toBuffer();

export async function photographDocument(
  photo: Pixels,
  face: Face,
  treatment: Treatment,
  random: Random,
): Promise<Buffer> {
  const portrait = await drawPortrait(photo, face, PORTRAIT, treatment, random);
  const front = await layOut(await encode(portrait), treatment.ghost);
  const small = await shrinkAndRoll(front, treatment);
  const table = {
    create: { ...PHOTO, channels: 3, background: { r: 110 + random(-50, 50), g: 100, b: 90 } },
  } as const;
  const flat = await sharp(table)
    .composite([{ input: small.data, ...placeOn(small.info, random) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  addNoise(flat, random(1, 5), random);
  const turned = await sharp(flat, { raw: { ...PHOTO, channels: 3 } })
    .rotate(90 * treatment.quarters)
    .png({ compressionLevel: 0 })
    .toBuffer();
  const stored = sharp(turned).jpeg({ quality: treatment.jpegQuality });
  return (
    treatment.hasExif ? stored.withMetadata({ orientation: UNDOING[treatment.quarters] }) : stored
  ).toBuffer();
}

async function layOut(portrait: Buffer, ghost: number): Promise<Buffer> {
  const layers: OverlayOptions[] = [{ input: portrait, left: PORTRAIT.left, top: PORTRAIT.top }];
  if (ghost > 0) layers.push({ input: await paler(portrait, ghost), ...GHOST });
  return sharp(await card)
    .composite(layers)
    .png({ compressionLevel: 0 })
    .toBuffer();
}

async function paler(portrait: Buffer, share: number): Promise<Buffer> {
  return sharp(portrait)
    .resize(Math.round(PORTRAIT.width * share))
    .ensureAlpha(GHOST_OPACITY)
    .png()
    .toBuffer();
}

/** Two steps: in one, the library would only keep the last size. A card that leaves the photo is made to fit. */
async function shrinkAndRoll(front: Buffer, { eyes, roll }: Treatment) {
  const width = Math.round((CARD_WIDTH * eyes) / (EYES_SHARE * PORTRAIT.width));
  const small = await sharp(front).resize(width).png({ compressionLevel: 0 }).toBuffer();
  const rolled = await sharp(small)
    .rotate(roll, { background: '#0000' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(rolled)
    .resize(PHOTO.width, PHOTO.height, { fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 0 })
    .toBuffer({ resolveWithObject: true });
}

function placeOn({ width, height }: OutputInfo, random: Random) {
  return {
    left: Math.floor(random(0, PHOTO.width - width + 1)),
    top: Math.floor(random(0, PHOTO.height - height + 1)),
  };
}

function encode({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** Of the sensor: two uniform numbers make a triangular one, taken from a table at a place drawn anew for every row. */
function addNoise(pixels: Uint8Array, deviation: number, random: Random): void {
  const row = 3 * PHOTO.width;
  const spread = deviation * Math.sqrt(6);
  const table = Float32Array.from({ length: 2 * row }, () => spread * (random(0, 1) - random(0, 1)));
  for (let start = 0; start < pixels.length; start += row) {
    const from = Math.floor(random(0, row));
    for (let at = 0; at < row; at++) {
      const value = (pixels[start + at] as number) + (table[from + at] as number);
      pixels[start + at] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
}
