import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { loadFaceModels } from '../../../models/load-face-models.ts';
import { randomFrom } from '../../../models/random.ts';
import type { FaceModels } from '../../../models/self-test.ts';
import type { PersonName } from '../../../models/specimens/people.ts';
import { renderSelfie } from '../../../models/specimens/render.ts';
import { cosine } from '../../../src/verify/face/compare-faces.ts';
import { findUprightFaces } from '../../../src/verify/face/find-upright-faces.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';
import { readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';
import { MODELS_DIRECTORY, WITHOUT_MODELS } from '../../support/models.ts';
import { type Looked, look } from './look.ts';
import { measurePortraits } from './measure-portraits.ts';
import { photographDocument } from './photograph-document.ts';
import { TREATMENTS, type Treatment } from './treatments.ts';

const ALIKE = 0.8;

describe('a drawn portrait on a document', { skip: WITHOUT_MODELS }, () => {
  let models: FaceModels;
  let plain: Float32Array | null;
  before(async () => {
    const specs = requiredModels(readManifest(join(MODELS_DIRECTORY, 'manifest.json')));
    models = await loadFaceModels(specs, MODELS_DIRECTORY);
    plain = (await lookAt({})).vectors.production;
  });

  const lookAt = async (change: Partial<Treatment>, person: PersonName = 'mei'): Promise<Looked> => {
    const photo = await openUpright(await renderSelfie(person));
    assert.ok(photo);
    const [face] = (await findUprightFaces(photo, models.detector)).faces;
    assert.ok(face);
    const treatment = { ...TREATMENTS.plain_40px(randomFrom(1)), ...change };
    return look(await photographDocument(photo, face, treatment, randomFrom(2)), 'document_front', models);
  };

  const sameAsPlain = ({ vectors: { production } }: Looked): void => {
    assert.ok(production && plain);
    const likeness = cosine(production, plain);
    assert.ok(likeness >= ALIKE, `the cosine is ${likeness}`);
  };

  for (const quarters of [1, 2, 3] as const) {
    for (const hasExif of [true, false]) {
      test(`is found on a photo turned by ${quarters} quarters ${hasExif ? 'with' : 'without'} an EXIF tag`, async () => {
        const looked = await lookAt({ quarters, hasExif });
        assert.deepEqual(looked.findings, []);
        sameAsPlain(looked);
      });
    }
  }

  test('is taken, and its ghost is not and is no finding', async () => {
    const looked = await lookAt({ ghost: 0.7 });
    assert.deepEqual(looked.findings, []);
    sameAsPlain(looked);
  });

  test('is found and matched with 20 px between the eyes on a small card in a big photo', async () => {
    const looked = await lookAt({ eyes: 20 });
    assert.deepEqual(looked.findings, []);
    sameAsPlain(looked);
  });

  test('is told to be too small, or not there, when it shows hardly anything', async () => {
    const { findings } = await lookAt({ eyes: 6 });
    assert.ok(findings.includes('no_face') || findings.includes('face_too_small'), findings.join());
  });

  test('is measured the same way every time', async () => {
    const pairs = await Promise.all(
      (['mei', 'oskar'] as const).map(async (person) => ({
        person,
        portrait: await renderSelfie(person),
        selfie: await renderSelfie(person, { roll: 5, scale: 0.9 }),
      })),
    );
    const measure = () => measurePortraits({ pairs, models, treatments: ['everything'] });
    const [rows, again] = [await measure(), await measure()];
    assert.deepEqual(rows, again);
    assert.deepEqual(new Set(rows.map(({ pairs: count }) => count)), new Set([2]));
  });
});
