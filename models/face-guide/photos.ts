/** Photos of people and of documents → grey pictures and where the faces in them are, found by the project's own detector. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Box } from '../../src/verify/evidence.ts';
import { decodeDetections } from '../../src/verify/face/decode-detections.ts';
import { rankFaces } from '../../src/verify/face/rank-faces.ts';
import { suppressOverlaps } from '../../src/verify/face/suppress-overlaps.ts';
import { openUpright } from '../../src/verify/image/normalise.ts';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import { resize } from '../../src/verify/image/warp.ts';
import type { Model } from '../../src/verify/models/load-model.ts';
import type { FaceDetectorSpec } from '../../src/verify/models/manifest.ts';
import type { Grey } from './cut-square.ts';
import type { Picture } from './place-squares.ts';

export interface Photo extends Picture {
  /** A person, or one document. */
  readonly subject: string;
  readonly set: 'faces' | 'pad' | 'documents';
}

export type PhotoFile = Pick<Photo, 'subject' | 'set'> & { readonly path: string };

/** Of the longer side: photos of the sets are small, and their faces large. */
const SEEN_PX = 320;
/** The detector's strides go up to 32 px. */
const MULTIPLE_PX = 32;
/** Frames of one recording resemble each other. */
const FRAME_EVERY = 4;

/** One photo of each person; the files are named person_number.jpg. */
export function listFaces(folder: string): PhotoFile[] {
  const first = new Map<string, PhotoFile>();
  for (const file of readdirSync(folder).toSorted()) {
    const subject = file.replace(/_\d+\.jpg$/, '');
    if (!first.has(subject)) first.set(subject, { subject, set: 'faces', path: join(folder, file) });
  }
  return [...first.values()];
}

/** `labels.csv` in the folder: image, label, attack type, subject. */
export function listFrames(folder: string): PhotoFile[] {
  const [, ...lines] = readFileSync(join(folder, 'labels.csv'), 'utf8').trim().split(/\r?\n/);
  const live = lines.map((line) => line.split(',')).filter(([, label]) => label === 'live');
  return live
    .filter((_, at) => at % FRAME_EVERY === 0)
    .map(([image = '', , , subject = '']) => ({ subject, set: 'pad', path: join(folder, image) }));
}

export function listDocuments(folder: string): PhotoFile[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({ subject: file, set: 'documents', path: join(folder, file) }));
}

/** A photo of a person on which no face is found tells nothing. */
export async function readPhotos(
  files: readonly PhotoFile[],
  detector: Model<FaceDetectorSpec>,
): Promise<Photo[]> {
  const photos: Photo[] = [];
  for (const { path, ...about } of files) {
    const pixels = await openUpright(readFileSync(path));
    if (!pixels) throw new Error(`Cannot read ${path}`);
    const faces = await findFaces(pixels, detector);
    if (faces.length > 0 || about.set === 'documents') photos.push({ ...about, ...toGrey(pixels), faces });
  }
  return photos;
}

async function findFaces(pixels: Pixels, detector: Model<FaceDetectorSpec>): Promise<Box[]> {
  const scale = SEEN_PX / Math.max(pixels.width, pixels.height);
  const [width = 0, height = 0] = [pixels.width, pixels.height].map(
    (length) => Math.max(1, Math.round((length * scale) / MULTIPLE_PX)) * MULTIPLE_PX,
  );
  const outputs = await detector.run(resize(pixels, { width, height }));
  const grid = { width, scaleX: pixels.width / width, scaleY: pixels.height / height };
  const found = suppressOverlaps(decodeDetections(outputs, detector.spec, grid));
  return rankFaces(found, pixels).map(({ box }) => box);
}

/** Luma of Rec. 601, as the page takes it from its canvas. */
export function toGrey({ data, width, height }: Pixels): Grey {
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(3 * at, 3 * at + 3);
    luma[at] = 0.299 * red + 0.587 * green + 0.114 * blue + 0.5;
  }
  return { luma, width, height };
}
