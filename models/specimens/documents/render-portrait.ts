/** A drawn person → the portrait for a document and its ghost without colour, as images that an SVG can hold. */
import sharp from 'sharp';
import { drawPerson, type Look } from '../draw-person.ts';
import { PEOPLE, type PersonName } from '../people.ts';

/** As a document's photo is: closer than a selfie, on a light ground. */
const PORTRAIT_LOOK: Partial<Look> = { scale: 1.25, shiftY: 10, background: '#e6ebee', clothes: '#2d3138' };
const GHOST_WIDTH = 240;

/** Data URLs of PNG, 600 x 800 and 240 x 320. */
export interface Portrait {
  readonly plain: string;
  readonly ghost: string;
}

/** Drawn once and placed twice: the soft shadows of a face take longer than all the rest of a document. */
export async function renderPortrait(person: PersonName): Promise<Portrait> {
  const plain = await sharp(Buffer.from(drawPerson(PEOPLE[person], PORTRAIT_LOOK)))
    .flatten({ background: 'white' })
    .png()
    .toBuffer();
  const ghost = await sharp(plain).resize(GHOST_WIDTH).greyscale().png().toBuffer();
  return { plain: dataUrl(plain), ghost: dataUrl(ghost) };
}

function dataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
