/** One photo through production's own steps, and from there every variant's vector of it. */
import type { FaceModels } from '../../../models/self-test.ts';
import type { FindingCode, ImageType } from '../../../src/verify/evidence.ts';
import { alignPerson } from '../../../src/verify/face/align-faces.ts';
import { detectFaces } from '../../../src/verify/face/detect-faces.ts';
import { decode } from '../../../src/verify/image/decode.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { OVERVIEW_SIDE_PX, shrinkImages } from '../../../src/verify/image/shrink-images.ts';
import { inspectImage } from '../../../src/verify/inspect-image.ts';
import type { Tools, Work } from '../../../src/verify/work.ts';
import { type Seen, VARIANTS, type VariantName } from './variants.ts';

export interface Looked {
  /** Null where no face was acquired. */
  readonly vectors: Readonly<Record<VariantName, Float32Array | null>>;
  readonly findings: readonly FindingCode[];
}

/** The bytes go through `inspect` as an upload does; what it keeps goes through the steps of a face match. */
export async function look(bytes: Uint8Array, type: ImageType, models: FaceModels): Promise<Looked> {
  const { watched, sides } = watch(models);
  // Nothing else is run for a face match alone.
  const tools = { ...watched, liveness: [], inTime: new AbortController().signal } as unknown as Tools;
  const { image, findings } = await inspectImage({ bytes, type, checks: ['face_match'] }, tools);
  if (!image) throw new Error('The photo cannot be read');
  sides.length = 0;
  let work: Work = { checks: ['face_match'], files: { [type]: image.bytes }, findings: [] };
  for (const step of [decode, shrinkImages, detectFaces]) work = { ...work, ...(await step(work, tools)) };
  const seen: Seen = {
    pixels: work.images?.[type] as Pixels,
    face: work.faces?.[type]?.[0],
    aligned: alignPerson(work, type, models.embedder.spec),
    lookedTwice: sides.some((side) => side > OVERVIEW_SIDE_PX),
    models,
  };
  return { vectors: await vectorsOf(seen), findings };
}

async function vectorsOf({ face, aligned, ...seen }: Seen): Promise<Looked['vectors']> {
  const vectors: [string, Float32Array | null][] = [];
  for (const [name, variant] of Object.entries(VARIANTS)) {
    vectors.push([name, face && aligned ? await variant({ ...seen, face, aligned }) : null]);
  }
  return Object.fromEntries(vectors) as Looked['vectors'];
}

/** The same models, and the longer sides of the pictures that the detector is shown. */
function watch(models: FaceModels) {
  const sides: number[] = [];
  const { spec, run } = models.detector;
  const detector: FaceModels['detector'] = {
    spec,
    run: (pixels) => {
      sides.push(Math.max(pixels.width, pixels.height));
      return run(pixels);
    },
  };
  return { watched: { ...models, detector }, sides };
}
