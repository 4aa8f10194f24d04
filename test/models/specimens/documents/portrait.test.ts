/** The portrait on a drawn and photographed document is its holder's, for the models that judge it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vectorOf } from '../../../../models/self-test.ts';
import { drawIdentityDocument } from '../../../../models/specimens/documents/draw-identity-document.ts';
import { photographDocument } from '../../../../models/specimens/documents/photograph/photograph-document.ts';
import { renderSide } from '../../../../models/specimens/documents/render-side.ts';
import { alignFace } from '../../../../src/verify/face/align-faces.ts';
import { cosine } from '../../../../src/verify/face/compare-faces.ts';
import { embedFace } from '../../../../src/verify/face/embed-faces.ts';
import { findUprightFaces } from '../../../../src/verify/face/find-upright-faces.ts';
import { openUpright } from '../../../../src/verify/image/normalise.ts';
import { loadFetched } from '../../support.ts';

const SAME_MIN = 0.75;
const OTHER_MAX = 0.34;

test('the holder of a photographed document matches the portrait, and nobody else does', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  for (const [brand, person, other] of [
    ['mykad', 'ahmad', 'oskar'],
    ['icao_td3', 'mei', 'leila'],
  ] as const) {
    const { front } = await drawIdentityDocument(brand, { person });
    const photo = await openUpright((await photographDocument(await renderSide(front))).jpeg);
    assert.ok(photo);
    const { pixels, faces } = await findUprightFaces(photo, models.detector);
    const largest = [...faces].sort((one, two) => two.box.width - one.box.width)[0];
    const portrait = largest && alignFace(pixels, largest, models.embedder.spec);
    assert.ok(portrait, `${brand}: no portrait was found`);
    const vector = await embedFace(portrait, models.embedder);
    const same = cosine(vector, await vectorOf(person, { roll: 4 }, models));
    const different = cosine(vector, await vectorOf(other, {}, models));
    t.diagnostic(
      `${brand}: holder ${same.toFixed(3)}, somebody else ${different.toFixed(3)}, ${faces.length} faces`,
    );
    assert.ok(same > SAME_MIN && different < OTHER_MAX);
  }
});
