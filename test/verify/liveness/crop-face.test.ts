import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleBox } from '../../../src/verify/liveness/crop-face.ts';

const image = { width: 640, height: 480 };

test('a face in the middle is scaled about its centre', () => {
  const box = { x: 300, y: 200, width: 40, height: 60 };
  assert.deepEqual(scaleBox(box, 2, image), { x: 280, y: 170, width: 80, height: 120 });
});

test('near the border the crop moves inside rather than shrinks', () => {
  const box = { x: 0, y: 400, width: 40, height: 60 };
  assert.deepEqual(scaleBox(box, 2, image), { x: 0, y: 360, width: 80, height: 120 });
});

test('a face too large to be scaled is scaled as far as the image goes, in its own shape', () => {
  const box = { x: 200, y: 100, width: 200, height: 240 };
  assert.deepEqual(scaleBox(box, 4, image), { x: 100, y: 0, width: 400, height: 480 });
});
