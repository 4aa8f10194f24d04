import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadFaceModels } from '../../../models/load-face-models.ts';
import type { FaceModels } from '../../../models/self-test.ts';
import { PEOPLE, type PersonName } from '../../../models/specimens/people.ts';
import { renderPixels } from '../../../models/specimens/render.ts';
import type { Face } from '../../../src/verify/evidence.ts';
import { alignFace } from '../../../src/verify/face/align-faces.ts';
import { embedFace } from '../../../src/verify/face/embed-faces.ts';
import { findUprightFaces } from '../../../src/verify/face/find-upright-faces.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { toOverview } from '../../../src/verify/image/shrink-images.ts';
import { graphPath, readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';
import { defaultFolders, readSet } from '../../accuracy/sets/labelled-sets.ts';
import { MODELS_DIRECTORY, WITHOUT_MODELS } from '../../support/models.ts';
import { loadReference, type ReferenceEmbedder, referenceCrop, referenceDot } from './reference.ts';

/** Somebody else's conversion of the same network, beside the checkout where there is one. */
const CONVERTED_BY_OTHERS = fileURLToPath(
  new URL('../../../../shared/models/reference/face-reidentification-retail-0095.onnx', import.meta.url),
);
const PHOTOS = 24;
const EMBEDDING_COSINE_MIN = 0.9999;
/** Production rounds each colour of a crop to a byte; the root of the mean square of that is 0.29. */
const CROP_RMS_MAX = 0.35;
/** A face several times larger than the crop is averaged first, which the plain reference does not do. */
const SHRUNK_COSINE_MIN = 0.995;

const { faces: photos } = defaultFolders();
const withoutPhotos =
  photos === undefined && 'the labelled set faces is absent; nothing was compared on photographs';
const specs = requiredModels(readManifest(join(MODELS_DIRECTORY, 'manifest.json')));

interface Found {
  readonly pixels: Pixels;
  readonly face: Face;
}

describe('the plain reference', { skip: WITHOUT_MODELS }, () => {
  let models: FaceModels;
  let ours: ReferenceEmbedder;
  let theirs: ReferenceEmbedder | null = null;

  before(async () => {
    models = await loadFaceModels(specs, MODELS_DIRECTORY);
    const { spec } = models.embedder;
    ours = await loadReference(graphPath(spec, MODELS_DIRECTORY), spec.input.size[0]);
    if (existsSync(CONVERTED_BY_OTHERS)) {
      theirs = await loadReference(CONVERTED_BY_OTHERS, spec.input.size[0]);
    }
  });

  const find = async (pixels: Pixels): Promise<Found> => {
    const found = await findUprightFaces(await toOverview(pixels), models.detector);
    const [face] = found.faces;
    assert.ok(face, 'no face is found');
    return { pixels: found.pixels, face };
  };

  const align = ({ pixels, face }: Found): Pixels => {
    const aligned = alignFace(pixels, face, models.embedder.spec);
    assert.ok(aligned);
    return aligned;
  };

  const cropOf = ({ pixels, face }: Found): Float64Array => {
    const { template, input } = models.embedder.spec;
    return referenceCrop(pixels, face.landmarks, template, input.size[0]);
  };

  /** The lowest cosine over the crops, with the same pixels given to both. */
  const compareEmbeddings = async (found: readonly Found[], context: TestContext) => {
    let lowest = 1;
    for (const each of found) {
      const crop = align(each);
      const vector = await embedFace(crop, models.embedder);
      for (const reference of [ours, theirs]) {
        if (reference) lowest = Math.min(lowest, referenceDot(vector, await reference.embed(crop.data)));
      }
    }
    const conversions = theirs
      ? 'our conversion and another'
      : 'our conversion; no other one is beside the checkout';
    context.diagnostic(`${found.length} crops, lowest cosine ${lowest.toFixed(7)} (${conversions})`);
    assert.ok(lowest >= EMBEDDING_COSINE_MIN);
  };

  /** The crops, and what is left of their difference in the vectors. */
  const compareCrops = async (found: readonly Found[], context: TestContext) => {
    const distances: number[] = [];
    let lowest = 1;
    for (const each of found) {
      const [crop, wanted] = [align(each), cropOf(each)];
      distances.push(rootMeanSquare(crop.data, wanted));
      const vector = await embedFace(crop, models.embedder);
      lowest = Math.min(lowest, referenceDot(vector, await ours.embed(wanted)));
    }
    const furthest = Math.max(...distances);
    context.diagnostic(
      `${found.length} crops, at most ${furthest.toFixed(3)} of 255 apart, lowest cosine ${lowest.toFixed(6)}`,
    );
    return { furthest, lowest };
  };

  describe('on drawn people', () => {
    let found: readonly Found[];
    before(async () => {
      const drawn: Found[] = [];
      for (const name of Object.keys(PEOPLE) as PersonName[])
        drawn.push(await find(await renderPixels(name)));
      found = drawn;
    });

    test('embeds the same crops into the same vectors', (context) => compareEmbeddings(found, context));

    test('a face larger than the crop is averaged first, and is still the same person', async (context) => {
      const { lowest } = await compareCrops(found, context);
      assert.ok(lowest >= SHRUNK_COSINE_MIN);
    });
  });

  describe('on photographs', { skip: withoutPhotos }, () => {
    let found: readonly Found[];
    before(async () => {
      const seen: Found[] = [];
      for (const path of samplePhotos()) {
        const pixels = await openUpright(readFileSync(path));
        assert.ok(pixels);
        seen.push(await find(pixels));
      }
      found = seen;
    });

    test('embeds the same crops into the same vectors', (context) => compareEmbeddings(found, context));

    test('cuts the same crops, to a rounding', async (context) => {
      const { furthest, lowest } = await compareCrops(found, context);
      assert.ok(furthest <= CROP_RMS_MAX);
      assert.ok(lowest >= EMBEDDING_COSINE_MIN);
    });
  });
});

function rootMeanSquare(some: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < some.length; at++) sum += ((some[at] as number) - (others[at] as number)) ** 2;
  return Math.sqrt(sum / some.length);
}

/** Every so many-th pair's first photo, so that the sample runs through the whole set. */
function samplePhotos(): string[] {
  const { rows } = readSet('faces', photos as string);
  const step = Math.max(1, Math.floor(rows.length / PHOTOS));
  return rows
    .filter((_, at) => at % step === 0)
    .slice(0, PHOTOS)
    .map(({ folder, images }) => join(folder, images[0] as string));
}
