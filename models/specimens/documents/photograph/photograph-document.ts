/** Pixels of a document's side and a scene → the JPEG that a phone would send, and where the corners are on it. */
import sharp from 'sharp';
import type { Quad } from '../../../../src/verify/document/document.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { randomFrom } from '../../../random.ts';
import { lookAt, project } from './camera.ts';
import { layOnTable } from './lay-on-table.ts';
import { paintTable } from './paint-table.ts';
import { PLAIN_SCENE, type Scene } from './scene.ts';

const NOISE_SEED = 20_251_121;
/** Numbers of noise that are drawn by lot; rows take them from a place drawn anew. */
const NOISE_TABLE = 65_536;

export interface PhotographedDocument {
  readonly jpeg: Buffer;
  /** Where straight edges would meet: the corners of a card are round. Pixels of the photo; may lie outside it. */
  readonly corners: Quad;
}

/** The same bytes for the same input; what `changes` leaves out is as in PLAIN_SCENE. */
export async function photographDocument(
  page: Pixels,
  changes: Partial<Scene> = {},
): Promise<PhotographedDocument> {
  const scene = { ...PLAIN_SCENE, ...changes };
  const size = { width: scene.widthPx, height: scene.heightPx };
  const seen = await shrink(page, scene.fill * scene.widthPx);
  const map = lookAt(seen, size, scene);
  const photo = paintTable(scene.table, size.width, size.height);
  layOnTable(photo, seen, map, scene);
  shadeTowardsCorner(photo, size.width, scene.lightGradient);
  const blurred = await blur(photo, size, scene.blur);
  addNoise(blurred, size.width, scene.noise);
  const jpeg = await sharp(blurred, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: scene.jpegQuality })
    .toBuffer();
  const corners: Quad = [
    project(map, [0, 0]),
    project(map, [seen.width, 0]),
    project(map, [seen.width, seen.height]),
    project(map, [0, seen.height]),
  ];
  return { jpeg, corners };
}

/** To the resolution of the photo: taking single pixels of a larger picture would make letters jagged. */
async function shrink(page: Pixels, longerPx: number): Promise<Pixels> {
  const { data, width, height } = page;
  const scale = longerPx / Math.max(width, height);
  if (scale >= 1) return page;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer();
  return { data: small, ...size };
}

/** Brightest in the upper left corner. */
function shadeTowardsCorner(pixels: Uint8Array, width: number, share: number): void {
  const height = pixels.length / (3 * width);
  for (let at = 0; at < pixels.length; at++) {
    const pixel = Math.floor(at / 3);
    const way = (pixel % width) / width / 2 + Math.floor(pixel / width) / height / 2;
    pixels[at] = (pixels[at] as number) * (1 - share * way);
  }
}

async function blur(data: Uint8Array, size: { width: number; height: number }, deviation: number) {
  const photo = sharp(data, { raw: { ...size, channels: 3 } });
  return (deviation > 0.3 ? photo.blur(deviation) : photo).raw().toBuffer();
}

/** Two uniform numbers make a triangular one. */
function addNoise(pixels: Uint8Array, width: number, deviation: number): void {
  const random = randomFrom(NOISE_SEED);
  const spread = deviation * Math.sqrt(6);
  const noise = Float32Array.from({ length: NOISE_TABLE }, () => spread * (random(0, 1) - random(0, 1)));
  const row = 3 * width;
  for (let start = 0; start < pixels.length; start += row) {
    const from = Math.floor(random(0, NOISE_TABLE));
    for (let at = 0; at < row; at++) {
      const value = (pixels[start + at] as number) + (noise[(from + at) % NOISE_TABLE] as number);
      pixels[start + at] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
}
