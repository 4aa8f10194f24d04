/** The two photographs that everything is measured on: drawn people as large as a phone's photos, or files that were named. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { drawPerson } from '../../models/specimens/draw-person.ts';
import { PEOPLE } from '../../models/specimens/people.ts';
import { renderDocument } from '../../models/specimens/photograph.ts';
import type { Options } from './options.ts';

const PERSON = 'ahmad';
const [LONG_PX, SHORT_PX] = [2560, 1920];
/** Points per inch at which the drawing of 600 x 800 becomes as large as the photo. */
const DENSITY = (72 * LONG_PX) / 800;
const SENSOR_NOISE = { type: 'gaussian', mean: 128, sigma: 4 } as const;

export interface Photos {
  readonly document_front: Buffer;
  readonly selfie: Buffer;
}

/** Files as a phone would send them. */
export async function takePhotos({ document, selfie }: Options): Promise<Photos> {
  return {
    document_front: document
      ? await readFile(document)
      : await renderDocument(PERSON, { width: LONG_PX, height: SHORT_PX }),
    selfie: selfie ? await readFile(selfie) : await drawSelfie(),
  };
}

/** With a sensor's noise, or the file would be a tenth of a photo's and its decoding too cheap. */
async function drawSelfie(): Promise<Buffer> {
  const [width, height] = [SHORT_PX, LONG_PX];
  const noise = await sharp({
    create: { width, height, channels: 3, background: '#000', noise: SENSOR_NOISE },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const drawing = sharp(Buffer.from(drawPerson(PEOPLE[PERSON], { roll: 4, brightness: 0.95 })), {
    density: DENSITY,
  });
  return drawing
    .flatten({ background: 'white' })
    .resize(width, height, { fit: 'fill' })
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer();
}
