import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overlap, suppressOverlaps } from '../../../src/verify/face/suppress-overlaps.ts';

const faceAt = (x: number, score: number) => ({
  box: { x, y: 0, width: 100, height: 100 },
  score,
  landmarks: [],
});

test('of several boxes on one face the most certain stays', () => {
  const kept = suppressOverlaps([faceAt(10, 0.7), faceAt(0, 0.9), faceAt(20, 0.8)]);
  assert.deepEqual(kept, [faceAt(0, 0.9)]);
});

test('faces side by side all stay, most certain first', () => {
  const kept = suppressOverlaps([faceAt(0, 0.7), faceAt(90, 0.9), faceAt(300, 0.8)]);
  assert.deepEqual(
    kept.map(({ score }) => score),
    [0.9, 0.8, 0.7],
  );
});

test('overlap is the common area over the joint area', () => {
  assert.equal(overlap(faceAt(0, 1).box, faceAt(0, 1).box), 1);
  assert.equal(overlap(faceAt(0, 1).box, faceAt(50, 1).box), 1 / 3);
  assert.equal(overlap(faceAt(0, 1).box, faceAt(100, 1).box), 0);
});
