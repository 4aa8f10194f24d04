/**
 * Labelled photos → what the fit needs of each face. The photos go through production's own intake, detector and crop,
 * because constants fitted to other pixels would not hold there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Face } from '../../src/verify/evidence.ts';
import { findUprightFaces } from '../../src/verify/face/find-upright-faces.ts';
import { normalise, openUpright, writeJpeg } from '../../src/verify/image/normalise.ts';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import { cropFace } from '../../src/verify/liveness/crop-face.ts';
import { scoreOne } from '../../src/verify/liveness/score-liveness.ts';
import { takeCrops } from '../../src/verify/liveness/take-crops.ts';
import { loadModel, type Model } from '../../src/verify/models/load-model.ts';
import {
  type FaceDetectorSpec,
  graphPath,
  type LivenessSpec,
  readManifest,
} from '../../src/verify/models/manifest.ts';
import { RECAPTURES, type Recapture, recapture } from './recapture.ts';
import { CROP_SCALE, SIDE } from './signal.ts';

export interface Sample {
  /** `pad` is labelled by people; `faces` are live photos of many cameras. */
  readonly set: 'pad' | 'faces';
  /** `photo`: a real attack; the recaptures are made from the live photos. */
  readonly kind: 'live' | 'photo' | Recapture;
  readonly subject: string;
  /** The texture check's score. */
  readonly texture: number;
  /** What the other four checks see. */
  readonly crop: Pixels;
}

export interface Networks {
  readonly detector: Model<FaceDetectorSpec>;
  readonly texture: readonly Model<LivenessSpec>[];
}

type Photo = Pick<Sample, 'set' | 'kind' | 'subject'> & { readonly path: string };

/** From one live photo in this many, one screen and one print are made. */
const RECAPTURED_EVERY = 3;
const MODELS = fileURLToPath(new URL('..', import.meta.url));

export async function loadNetworks(): Promise<Networks> {
  const specs = readManifest(new URL('../manifest.json', import.meta.url));
  const detector = specs.find((spec) => spec.role === 'face_detector');
  if (!detector) throw new Error('The manifest names no face detector');
  const texture = specs.filter((spec) => spec.role === 'liveness').filter((spec) => spec.check === 'texture');
  return {
    detector: await loadModel(detector, graphPath(detector, MODELS)),
    texture: await Promise.all(texture.map((spec) => loadModel(spec, graphPath(spec, MODELS)))),
  };
}

/** `labels.csv` in the folder: image, label (live or an attack), attack type, subject. */
export function listLabelled(folder: string): Photo[] {
  const [, ...lines] = readFileSync(join(folder, 'labels.csv'), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [image = '', label, , subject = ''] = line.split(',');
    return { set: 'pad', kind: label === 'live' ? 'live' : 'photo', subject, path: join(folder, image) };
  });
}

/** One photo of each person; the files are named person_number.jpg. */
export function listFaces(folder: string, howMany: number): Photo[] {
  const first = new Map<string, string>();
  for (const file of readdirSync(folder).toSorted()) {
    const subject = file.replace(/_\d+\.jpg$/, '');
    if (!first.has(subject)) first.set(subject, join(folder, file));
  }
  return [...first]
    .slice(0, howMany)
    .map(([subject, path]) => ({ set: 'faces', kind: 'live', subject, path }));
}

/** A photo on which no face is found gives nothing: production would have asked for another. */
export async function* readSamples(photos: readonly Photo[], networks: Networks): AsyncGenerator<Sample> {
  let live = 0;
  for (const { path, ...about } of photos) {
    const bytes = readFileSync(path);
    const sample = await measure(bytes, about, networks);
    if (sample) yield sample;
    if (about.kind !== 'live' || live++ % RECAPTURED_EVERY !== 0) continue;
    for (const [at, kind] of RECAPTURES.entries()) {
      const attack = await attackFrom(bytes, kind, live * RECAPTURES.length + at);
      const recaptured = await measure(attack, { ...about, kind }, networks);
      if (recaptured) yield recaptured;
    }
  }
}

async function attackFrom(bytes: Uint8Array, kind: Recapture, seed: number): Promise<Uint8Array> {
  const pixels = await openUpright(bytes);
  if (!pixels) throw new Error('Cannot read a photo of the set');
  return (await writeJpeg(await recapture(pixels, kind, seed))).bytes;
}

async function measure(
  bytes: Uint8Array,
  about: Omit<Photo, 'path'>,
  { detector, texture }: Networks,
): Promise<Sample | null> {
  const clean = await normalise(bytes);
  const opened = clean && (await openUpright(clean.bytes));
  if (!opened) return null;
  const { pixels, faces } = await findUprightFaces(opened, detector);
  const [face] = faces;
  if (!face) return null;
  const crop = cropFace(pixels, face.box, CROP_SCALE, { width: SIDE, height: SIDE });
  return { ...about, crop, texture: await meanScore(pixels, face, texture) };
}

async function meanScore(
  pixels: Pixels,
  face: Face,
  models: readonly Model<LivenessSpec>[],
): Promise<number> {
  let sum = 0;
  const cropFor = takeCrops(pixels, face);
  for (const model of models) sum += await scoreOne(cropFor(model.spec), model);
  return sum / models.length;
}
