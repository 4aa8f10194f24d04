import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Face } from '../../../src/verify/evidence.ts';
import { judgeFaces } from '../../../src/verify/face/judge-faces.ts';

const pixels = { data: new Uint8Array(), width: 640, height: 480 };

function faceOf(width: number, x = 200, y = 100): Face {
  const eyes = [
    [x + width * 0.3, y],
    [x + width * 0.7, y],
  ] as const;
  return { box: { x, y, width, height: width * 1.3 }, score: 0.9, landmarks: eyes };
}

test('one whole face of a fair size is well', () => {
  assert.deepEqual(judgeFaces([faceOf(150)], 'selfie', pixels), []);
});

test('a passer-by in the background is not a second person, somebody beside is', () => {
  assert.deepEqual(judgeFaces([faceOf(150), faceOf(60, 10)], 'selfie', pixels), []);
  assert.deepEqual(judgeFaces([faceOf(150), faceOf(100, 10)], 'selfie', pixels), ['several_faces']);
});

test('what the detector is not sure of is not a second person', () => {
  assert.deepEqual(judgeFaces([faceOf(150), { ...faceOf(120, 10), score: 0.8 }], 'selfie', pixels), []);
});

test('a second portrait on a document is not a second person', () => {
  assert.deepEqual(judgeFaces([faceOf(150), faceOf(120, 10)], 'document_front', pixels), []);
});

test('a face of which little is left is too small', () => {
  assert.deepEqual(judgeFaces([faceOf(39)], 'selfie', pixels), ['face_too_small']);
  assert.deepEqual(judgeFaces([faceOf(41)], 'selfie', pixels), []);
});

test('a face that leaves the image is cut off', () => {
  assert.deepEqual(judgeFaces([faceOf(150, 0)], 'selfie', pixels), []);
  assert.deepEqual(judgeFaces([faceOf(150, -60)], 'selfie', pixels), ['face_cut_off']);
});

test('an image without a face says so', () => {
  assert.deepEqual(judgeFaces([], 'selfie', pixels), ['no_face']);
});
