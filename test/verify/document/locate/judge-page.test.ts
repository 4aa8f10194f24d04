import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatten } from '../../../../src/verify/document/locate/flatten.ts';
import { judgePage } from '../../../../src/verify/document/locate/judge-page.ts';
import { judgeReadability } from '../../../../src/verify/document/locate/judge-readability.ts';
import { locateDocument } from '../../../../src/verify/document/locate/locate-document.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { toOverview } from '../../../../src/verify/image/shrink-images.ts';
import { renderDocument } from './support/draw-document.ts';
import { drawScene, type SceneOptions, sceneOptions } from './support/draw-scene.ts';
import { randomFrom } from './support/random.ts';

const GOOD: SceneOptions = {
  ...sceneOptions('plain', 1),
  width: 1200,
  height: 900,
  format: 'id1',
  paper: 'light',
  fill: 0.6,
  tilt: 8,
  turn: 6,
  centre: [0.5, 0.5],
  blur: 0.6,
  noise: 3,
  exposure: 0.9,
};

async function judge(photo: Pixels) {
  const located = locateDocument(photo, await toOverview(photo));
  const page = located.corners ? flatten(photo, located.corners)?.pixels : photo;
  assert.ok(page);
  return { page: judgePage(located, photo, page), print: judgeReadability(located.corners, page) };
}

async function judgeScene(change: Partial<SceneOptions>) {
  return judge((await drawScene({ ...GOOD, ...change })).pixels);
}

const NOTHING = { page: [], print: [] };

test('a good photo is not complained about, whatever the paper', async () => {
  for (const paper of ['light', 'dark', 'white'] as const)
    assert.deepEqual(await judgeScene({ paper }), NOTHING);
});

test('a scan that fills the picture is not complained about', async () => {
  for (const paper of ['light', 'white'] as const)
    assert.deepEqual(await judge(await renderDocument('id3', paper, randomFrom(3), 1000)), NOTHING);
});

test('a document whose print has run together is too blurred', async () => {
  assert.deepEqual(await judgeScene({ blur: 9 }), { page: [], print: ['too_blurred'] });
});

test('a document in the dark is too dark', async () => {
  assert.ok((await judgeScene({ exposure: 0.16, noise: 1 })).print.includes('too_dark'));
});

test('a document far away is too small', async () => {
  assert.deepEqual(await judgeScene({ fill: 0.3 }), { page: [], print: ['too_small'] });
});

test('a lamp that burns out a part of the page is glare', async () => {
  assert.deepEqual(await judgeScene({ glare: 0.35 }), { page: ['glare'], print: [] });
});

test('a document that leaves the picture is cut off', async () => {
  assert.deepEqual(await judgeScene({ centre: [0.85, 0.5] }), {
    page: ['document_cut_off'],
    print: [],
  });
});

test('two documents side by side are told', async () => {
  const beside = { fill: 0.4, centre: [0.26, 0.5], beside: [0.74, 0.5] } as const;
  assert.deepEqual((await judgeScene(beside)).page, ['two_documents']);
});

test('a wall shows no document', async () => {
  const random = randomFrom(1);
  const data = Uint8Array.from({ length: 1200 * 900 * 3 }, () => 150 + random.between(-6, 6));
  assert.deepEqual((await judge({ data, width: 1200, height: 900 })).page, ['document_not_found']);
});
