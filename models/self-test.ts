/**
 * Shows drawn people to a detector and an embedder through the service's own steps, exactly as the manifest declares
 * them. A file may have the right hash and still be driven wrongly (channels, scale, template): that must not reach a person.
 */
import { alignFace } from '../src/verify/face/align-faces.ts';
import { cosine } from '../src/verify/face/compare-faces.ts';
import { embedFace } from '../src/verify/face/embed-faces.ts';
import { findUprightFaces } from '../src/verify/face/find-upright-faces.ts';
import type { Pixels } from '../src/verify/image/pixels.ts';
import type { Model } from '../src/verify/models/load-model.ts';
import type { FaceDetectorSpec, FaceEmbedderSpec, ModelSpec } from '../src/verify/models/manifest.ts';
import { eyesOf, type Look } from './specimens/draw-person.ts';
import { PEOPLE, type PersonName } from './specimens/people.ts';
import { renderPixels } from './specimens/render.ts';

/** Whose vector the manifest's fingerprint is the head of: swapped channels move it most. */
const FINGERPRINT_OF = 'oskar' satisfies PersonName;
const FINGERPRINT_NUMBERS = 64;
/**
 * Measured with retail-0095: the same drawing shifted by half a pixel or 3 % brighter keeps 0.998; half the scale gives
 * 0.985, another model's template 0.98, swapped channels 0.90, a wrong mean 0.4.
 */
const FINGERPRINT_COSINE_MIN = 0.99;
const DETECTION_SCORE_MIN = 0.8;
/** How far an eye may be found from where it is drawn, as a share of the distance between the eyes; measured up to 0.18. */
const EYE_OFFSET_MAX = 0.25;

const LOOKS: readonly Partial<Look>[] = [
  {},
  { roll: 7, lightFrom: -0.4, scale: 0.85, shiftX: 20, background: '#e4e0d6' },
];

/** The model does not do what the manifest says of it. */
export class ModelRefused extends Error {
  readonly spec: ModelSpec;
  constructor(spec: ModelSpec, reason: string) {
    super(`${spec.graph.file} is refused by the self-test: ${reason}`);
    this.spec = spec;
  }
}

export interface FaceModels {
  readonly detector: Model<FaceDetectorSpec>;
  readonly embedder: Model<FaceEmbedderSpec>;
}

/** Throws ModelRefused. */
export async function selfTest(models: FaceModels): Promise<void> {
  const { spec } = models.embedder;
  if (spec.fingerprint) checkFingerprint(spec, spec.fingerprint, await vectorOf(FINGERPRINT_OF, {}, models));
  const names = Object.keys(PEOPLE) as PersonName[];
  checkSeparation(spec, await Promise.all(names.map((name) => vectorsOf(name, models))));
}

async function vectorsOf(name: PersonName, models: FaceModels): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const look of LOOKS) vectors.push(await vectorOf(name, look, models));
  return vectors;
}

/** A drawn person's unit vector, by the way a selfie goes. */
export async function vectorOf(name: PersonName, look: Partial<Look>, models: FaceModels) {
  const aligned = await findDrawnFace(name, look, models);
  const vector = await embedFace(aligned, models.embedder).catch((error: Error) => {
    throw new ModelRefused(models.embedder.spec, error.message);
  });
  if (vector.some(Number.isNaN))
    throw new ModelRefused(models.embedder.spec, 'its vector is not made of numbers');
  return vector;
}

async function findDrawnFace(name: PersonName, look: Partial<Look>, models: FaceModels): Promise<Pixels> {
  const drawn = await renderPixels(name, look);
  const { pixels, faces } = await findUprightFaces(drawn, models.detector);
  const [face] = faces;
  const refuse = (reason: string) => new ModelRefused(models.detector.spec, reason);
  if (!face || faces.length > 1) throw refuse(`it finds ${faces.length} faces where one is drawn`);
  if (face.score < DETECTION_SCORE_MIN)
    throw refuse(`its score of a drawn face is only ${face.score.toFixed(3)}`);
  const offset = eyeOffset(face.landmarks, eyesOf(PEOPLE[name], look));
  if (offset > EYE_OFFSET_MAX) throw refuse('the eyes it finds are not where they are drawn');
  const aligned = alignFace(pixels, face, models.embedder.spec);
  if (!aligned) throw refuse('its landmarks lie on one point');
  return aligned;
}

type Points = readonly (readonly [number, number])[];

/** The larger of the two eyes' offsets, as a share of the distance between the eyes. */
function eyeOffset(found: Points, drawn: Points): number {
  const [left = [0, 0], right = [0, 0]] = drawn;
  const distance = Math.hypot(right[0] - left[0], right[1] - left[1]);
  const offsets = [left, right].map(([x, y], eye) => {
    const [foundX, foundY] = found[eye] ?? [Number.NaN, Number.NaN];
    return Math.hypot(foundX - x, foundY - y);
  });
  return Math.max(...offsets) / distance;
}

/** What a manifest entry's `fingerprint` is to be, for an embedder that is known to be right. */
export async function fingerprintOf(models: FaceModels): Promise<number[]> {
  const vector = await vectorOf(FINGERPRINT_OF, {}, models);
  return [...vector.slice(0, FINGERPRINT_NUMBERS)].map((value) => Math.round(value * 1e4) / 1e4);
}

function checkFingerprint(
  spec: FaceEmbedderSpec,
  fingerprint: readonly number[],
  vector: Float32Array,
): void {
  const expected = Float32Array.from(fingerprint);
  const likeness = cosine(unit(expected), unit(vector.slice(0, expected.length)));
  if (likeness >= FINGERPRINT_COSINE_MIN) return;
  throw new ModelRefused(
    spec,
    `its vector of a drawn person is not the one in models/manifest.json (cosine ${likeness.toFixed(3)}); ` +
      'the channel order, scale, mean or template of its entry is wrong',
  );
}

/** Every two looks of a person count as one person, most two people as two, and no stranger is nearer than a person's other look. */
function checkSeparation(spec: FaceEmbedderSpec, people: readonly (readonly Float32Array[])[]): void {
  const same = people.flatMap((vectors) => scoresBetween(vectors.slice(0, 1), vectors.slice(1)));
  const other = people.flatMap((vectors, at) =>
    people.slice(at + 1).flatMap((them) => scoresBetween(vectors, them)),
  );
  const [lowestSame, highestOther] = [Math.min(...same), Math.max(...other)];
  const meanOther = other.reduce((sum, score) => sum + score, 0) / other.length;
  if (lowestSame >= spec.threshold && meanOther < spec.threshold && highestOther < lowestSame) return;
  throw new ModelRefused(
    spec,
    `at its threshold ${spec.threshold} it does not tell drawn people apart: one person scores ${lowestSame.toFixed(3)} at ` +
      `least, two people ${meanOther.toFixed(3)} on average and ${highestOther.toFixed(3)} at most`,
  );
}

function scoresBetween(some: readonly Float32Array[], others: readonly Float32Array[]): number[] {
  return some.flatMap((one) => others.map((other) => cosine(one, other)));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
