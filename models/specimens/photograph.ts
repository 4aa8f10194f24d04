/** Lays a drawn document on a table and takes its photo: rotation, shear, uneven light and the noise of a sensor. */
import sharp from 'sharp';
import { type DocumentFields, drawDocument } from './draw-document.ts';
import { PEOPLE, type PersonName } from './people.ts';

const JPEG_QUALITY = 90;

export interface Photograph {
  readonly width: number;
  readonly height: number;
  /** Of the document on the table, degrees clockwise. */
  readonly rotation: number;
  /** How far the far edge leans sideways, as a share of the height: what is left of perspective in an affine map. */
  readonly shear: number;
  /** Length of the document's longer side as a share of the photo's width. */
  readonly fill: number;
  readonly table: string;
  /** Standard deviation of the noise, in steps of 0..255. */
  readonly noise: number;
  readonly fields?: DocumentFields;
}

const PLAIN_PHOTOGRAPH: Photograph = {
  width: 1920,
  height: 1440,
  rotation: 4,
  shear: 0.04,
  fill: 0.8,
  table: '#7b6a58',
  noise: 4,
};

/** JPEG bytes of a document photo, the same for the same options. */
export async function renderDocument(name: PersonName, options: Partial<Photograph> = {}): Promise<Buffer> {
  const photo = { ...PLAIN_PHOTOGRAPH, ...options };
  const card = await layDown(drawDocument(PEOPLE[name], photo.fields), photo);
  const { data, info } = await sharp(Buffer.from(table(photo)))
    .composite([{ input: card, gravity: 'centre' }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  addNoise(data, photo.noise);
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}

async function layDown(svg: string, { width, rotation, shear, fill }: Photograph): Promise<Buffer> {
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const card = await sharp(Buffer.from(svg))
    .resize(Math.round(width * fill))
    .png()
    .toBuffer();
  return sharp(card)
    .affine([cos, -sin + shear, sin, cos], { background: '#0000', interpolator: sharp.interpolators.bicubic })
    .png()
    .toBuffer();
}

function table({ width, height, table: color }: Photograph): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><radialGradient id="lamp" cx="0.35" cy="0.3" r="0.9"><stop offset="0" stop-color="#fff" stop-opacity="0.3"/><stop offset="1" stop-color="#000" stop-opacity="0.35"/></radialGradient></defs>
<rect width="100%" height="100%" fill="${color}"/><rect width="100%" height="100%" fill="url(#lamp)"/></svg>`;
}

/** Two uniform numbers make a triangular one; a fixed seed keeps the picture the same (Park and Miller, 1988). */
function addNoise(pixels: Uint8Array, deviation: number): void {
  let state = 20_251_121;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const spread = deviation * Math.sqrt(6);
  for (let i = 0; i < pixels.length; i++) {
    const value = (pixels[i] ?? 0) + (uniform() - uniform()) * spread;
    pixels[i] = Math.min(255, Math.max(0, Math.round(value)));
  }
}
