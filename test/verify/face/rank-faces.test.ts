import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankFaces } from '../../../src/verify/face/rank-faces.ts';

const photo = { width: 1000, height: 800 };

/** A square face about a place. */
const faceAt = (x: number, y: number, width: number) => ({
  box: { x: x - width / 2, y: y - width / 2, width, height: width },
  score: 0.9,
  landmarks: [],
});

test('a bystander at the edge who is a little larger is not the person', () => {
  const [person, bystander, child] = [faceAt(480, 420, 300), faceAt(880, 300, 340), faceAt(150, 400, 120)];
  assert.deepEqual(rankFaces([child, bystander, person], photo), [person, bystander, child]);
});

test('a ghost portrait in the middle of a document is not the portrait', () => {
  const [portrait, ghost] = [faceAt(200, 420, 200), faceAt(500, 400, 150)];
  assert.deepEqual(rankFaces([ghost, portrait], photo), [portrait, ghost]);
});

test('no face stays no face', () => {
  assert.deepEqual(rankFaces([], photo), []);
});
