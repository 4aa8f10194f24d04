/**
 * Labelled photos → what the fit needs of each face. The photos go through production's own intake, detector, crops and
 * graphs, because constants fitted to other pixels would not hold there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HandmadeCheck } from '../../src/verify/evidence.ts';
import { findUprightFaces } from '../../src/verify/face/find-upright-faces.ts';
import { measureOverview } from '../../src/verify/image/measure-quality.ts';
import { normalise, openUpright, writeJpeg } from '../../src/verify/image/normalise.ts';
import { toOverview } from '../../src/verify/image/shrink-images.ts';
import { measure, runCheck } from '../../src/verify/liveness/score-liveness.ts';
import { takeCrops } from '../../src/verify/liveness/take-crops.ts';
import { loadModel, type Model } from '../../src/verify/models/load-model.ts';
import {
  type FaceDetectorSpec,
  graphPath,
  type LivenessSpec,
  readManifest,
} from '../../src/verify/models/manifest.ts';
import { RECAPTURES, type Recapture, recapture } from './recapture.ts';

export const COVARIATES = ['faceWidth', 'brightness', 'focus'] as const;
export type Covariate = (typeof COVARIATES)[number];

export interface Sample {
  /** `pad` is labelled by people; `faces` are live photos of many cameras. */
  readonly set: 'pad' | 'faces';
  /** `photo`: a real attack. `camera`: a living person seen by a worse camera. The recaptures are made from the live photos. */
  readonly kind: 'live' | 'camera' | 'photo' | Recapture;
  readonly subject: string;
  /** The texture check's score. */
  readonly texture: number;
  readonly measures: Readonly<Record<HandmadeCheck, number>>;
  /** What is known of the photo besides: in pixels, mean luma, and variance of the Laplacian at a fixed size. */
  readonly covariates: Readonly<Record<Covariate, number>>;
}

export function isLive({ kind }: Pick<Sample, 'kind'>): boolean {
  return kind === 'live' || kind === 'camera';
}

export interface Networks {
  readonly detector: Model<FaceDetectorSpec>;
  readonly liveness: readonly Model<LivenessSpec>[];
}

type About = Pick<Sample, 'set' | 'kind' | 'subject'>;
type Photo = About & { readonly path: string };

/** From one live photo in this many, one of each is made. */
const MADE_EVERY = 4;
const MADE = ['camera', ...RECAPTURES] as const;
const MODELS = fileURLToPath(new URL('..', import.meta.url));

export async function loadNetworks(): Promise<Networks> {
  const specs = readManifest(new URL('../manifest.json', import.meta.url));
  const detector = specs.find((spec) => spec.role === 'face_detector');
  if (!detector) throw new Error('The manifest names no face detector');
  const liveness = specs.filter((spec) => spec.role === 'liveness');
  return {
    detector: await loadModel(detector, graphPath(detector, MODELS)),
    liveness: await Promise.all(liveness.map((spec) => loadModel(spec, graphPath(spec, MODELS)))),
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
export function listFaces(folder: string): Photo[] {
  const first = new Map<string, string>();
  for (const file of readdirSync(folder).toSorted()) {
    const subject = file.replace(/_\d+\.jpg$/, '');
    if (!first.has(subject)) first.set(subject, join(folder, file));
  }
  return [...first].map(([subject, path]) => ({ set: 'faces', kind: 'live', subject, path }));
}

/** A photo on which no face is found gives nothing: production would have asked for another. */
export async function* readSamples(photos: readonly Photo[], networks: Networks): AsyncGenerator<Sample> {
  let live = 0;
  for (const { path, ...about } of photos) {
    const bytes = readFileSync(path);
    const sample = await look(bytes, about, networks);
    if (sample) yield sample;
    if (about.kind !== 'live' || live++ % MADE_EVERY !== 0) continue;
    for (const [at, kind] of MADE.entries()) {
      const made = await makeFrom(bytes, kind, live * MADE.length + at);
      const seen = await look(made, { ...about, kind }, networks);
      if (seen) yield seen;
    }
  }
}

async function makeFrom(bytes: Uint8Array, kind: Recapture | 'camera', seed: number): Promise<Uint8Array> {
  const pixels = await openUpright(bytes);
  if (!pixels) throw new Error('Cannot read a photo of the set');
  return (await writeJpeg(await recapture(pixels, kind, seed))).bytes;
}

async function look(
  bytes: Uint8Array,
  about: About,
  { detector, liveness }: Networks,
): Promise<Sample | null> {
  const clean = await normalise(bytes);
  const opened = clean && (await openUpright(clean.bytes));
  if (!opened) return null;
  const { pixels, overview, faces } = await findUprightFaces(opened, detector, await toOverview(opened));
  const [face] = faces;
  if (!face) return null;
  const cropFor = takeCrops(pixels, face, overview);
  const { brightness, sharpness } = measureOverview(overview);
  return {
    ...about,
    texture: await runCheck('texture', cropFor, liveness),
    measures: await measure(cropFor, liveness),
    covariates: { faceWidth: face.box.width, brightness, focus: sharpness },
  };
}
