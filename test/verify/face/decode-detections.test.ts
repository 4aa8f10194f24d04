import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeDetections } from '../../../src/verify/face/decode-detections.ts';
import type { FaceDetectorSpec } from '../../../src/verify/models/manifest.ts';

const spec = { name: 'detector', strides: [8], min_score: 0.6 } as unknown as FaceDetectorSpec;

/** A grid of 4 x 4 cells of 8 px in which one cell speaks. */
function outputsWith(cell: number, score: number) {
  const grids: Record<string, Float32Array> = {
    cls_8: new Float32Array(16),
    obj_8: new Float32Array(16),
    bbox_8: new Float32Array(64),
    kps_8: new Float32Array(160),
  };
  grids.cls_8?.fill(score, cell, cell + 1);
  grids.obj_8?.fill(score, cell, cell + 1);
  grids.bbox_8?.set([0.5, 0.5, Math.log(2), Math.log(3)], cell * 4);
  grids.kps_8?.set([0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1], cell * 10);
  return (name: string) => grids[name] ?? new Float32Array();
}

test('a cell becomes a box and five landmarks in pixels of the image', () => {
  const [face, ...others] = decodeDetections(outputsWith(6, 0.9), spec, { width: 32, scaleX: 2, scaleY: 1 });
  assert.equal(others.length, 0);
  assert.ok(face && Math.abs(face.score - 0.9) < 1e-6);
  const { x, y, width, height } = face.box;
  const wanted = [24, 0, 32, 24];
  for (const [i, value] of [x, y, width, height].entries())
    assert.ok(Math.abs(value - (wanted[i] ?? 0)) < 1e-4);
  assert.deepEqual(face.landmarks, [
    [32, 8],
    [48, 8],
    [40, 12],
    [32, 16],
    [48, 16],
  ]);
});

test('a cell below the least score is no face', () => {
  assert.deepEqual(decodeDetections(outputsWith(6, 0.59), spec, { width: 32, scaleX: 1, scaleY: 1 }), []);
});
