/** A folder of photos named person_number.jpg → each face's vector, by production's own steps: constants fitted to other pixels would not hold there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignPerson } from '../../src/verify/face/align-faces.ts';
import { detectFaces } from '../../src/verify/face/detect-faces.ts';
import { embedFace } from '../../src/verify/face/embed-faces.ts';
import { decode } from '../../src/verify/image/decode.ts';
import { normalise } from '../../src/verify/image/normalise.ts';
import { shrinkImages } from '../../src/verify/image/shrink-images.ts';
import type { Tools, Work } from '../../src/verify/work.ts';
import type { FaceModels } from '../self-test.ts';

export interface Embedded {
  readonly person: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

/** A photo on which no face is found gives nothing: production would have asked for another. */
export async function* embedPhotos(folder: string, models: FaceModels): AsyncGenerator<Embedded> {
  for (const file of readdirSync(folder).toSorted()) {
    const vector = await embedPhoto(readFileSync(join(folder, file)), models);
    if (vector) yield { person: file.replace(/_\d+\.\w+$/, ''), vector };
  }
}

/** The photo as a selfie: through `inspect`, then through the steps of the face match. */
async function embedPhoto(bytes: Uint8Array, models: FaceModels): Promise<Float32Array | null> {
  const clean = await normalise(bytes);
  if (!clean) return null;
  // Nothing else is run for a face match alone.
  const tools = { ...models, liveness: [], inTime: new AbortController().signal } as unknown as Tools;
  let work: Work = { checks: ['face_match'], files: { selfie: clean.bytes }, findings: [] };
  for (const step of [decode, shrinkImages, detectFaces]) work = { ...work, ...(await step(work, tools)) };
  const aligned = alignPerson(work, 'selfie', models.embedder.spec);
  return aligned && embedFace(aligned, models.embedder);
}
