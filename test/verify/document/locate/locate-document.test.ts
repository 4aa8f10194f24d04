import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quad } from '../../../../src/verify/document/document.ts';
import { locateDocument } from '../../../../src/verify/document/locate/locate-document.ts';
import { distance } from '../../../../src/verify/document/locate/quad.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { toOverview } from '../../../../src/verify/image/shrink-images.ts';
import { BACKGROUNDS } from './support/draw-background.ts';
import { renderDocument } from './support/draw-document.ts';
import { drawScene, sceneOptions } from './support/draw-scene.ts';
import { randomFrom } from './support/random.ts';

const SIZE = { width: 1200, height: 900 } as const;
/** Mean distance of the corners, as a share of the document's diagonal. */
const ERROR_MAX = 0.01;

async function locate(photo: Pixels) {
  return locateDocument(photo, await toOverview(photo));
}

function meanError(found: Quad, truth: Quad): number {
  const diagonal = distance(truth[0], truth[2]);
  const sum = found.reduce((total, corner, i) => total + distance(corner, truth[i] as (typeof truth)[0]), 0);
  return sum / 4 / diagonal;
}

for (const background of BACKGROUNDS) {
  test(`the corners of a document on a background of ${background} are found to a hundredth of its diagonal`, async () => {
    const { pixels, corners } = await drawScene({ ...sceneOptions(background, 2), ...SIZE });
    const located = await locate(pixels);
    assert.ok(located.corners, 'an outline');
    assert.ok(meanError(located.corners, corners) < ERROR_MAX);
  });
}

test('a scan that is the document has no outline, so that nothing of it is cut off', async () => {
  for (const format of ['id1', 'id3'] as const) {
    for (const paper of ['light', 'dark', 'white'] as const) {
      const scan = await renderDocument(format, paper, randomFrom(7), 900);
      assert.equal((await locate(scan)).corners, null);
    }
  }
});

test('both sides of a card on one scan have no outline, for either alone would lose the other', async () => {
  const [front, back] = [
    await renderDocument('id1', 'light', randomFrom(1), 700),
    await renderDocument('id1', 'light', randomFrom(2), 700),
  ];
  const data = new Uint8Array([...front.data, ...back.data]);
  const located = await locate({ data, width: front.width, height: front.height + back.height });
  assert.deepEqual([located.corners, located.isOneOfTwo], [null, false]);
});

test('a picture of nothing, of any size, has no outline', async () => {
  for (const [width, height] of [
    [1, 1],
    [2, 700],
    [640, 480],
    [1500, 3],
  ] as const) {
    const data = new Uint8Array(width * height * 3).fill(128);
    const located = await locate({ data, width, height });
    assert.deepEqual([located.corners, located.isCutOff, located.textShare], [null, false, 0]);
  }
});

test('noise has no outline', async () => {
  const random = randomFrom(5);
  const data = Uint8Array.from({ length: 640 * 480 * 3 }, () => random.between(0, 256));
  assert.equal((await locate({ data, width: 640, height: 480 })).corners, null);
});
