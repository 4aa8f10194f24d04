import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeCrops } from '../../../src/verify/liveness/take-crops.ts';
import type { LivenessSpec } from '../../../src/verify/models/manifest.ts';

const plain = (width: number, height: number, value: number) => ({
  data: new Uint8Array(width * height * 3).fill(value),
  width,
  height,
});
const specOf = (scale: number, side: number) =>
  ({ crop_scale: scale, input: { size: [side, side] } }) as unknown as LivenessSpec;
const face = { box: { x: 600, y: 800, width: 800, height: 800 }, score: 1, landmarks: [] };
/** Told apart by their colour. */
const [pixels, overview] = [plain(1920, 2560, 10), plain(640, 853, 20)];

test('a crop with detail to lose is cut from the picture, a coarse one from its overview', () => {
  const cropFor = takeCrops(pixels, face, overview);
  assert.equal(cropFor(specOf(1, 128)).data[0], 10);
  assert.equal(cropFor(specOf(2.7, 80)).data[0], 20);
});

test('models that ask for one crop share it', () => {
  const cropFor = takeCrops(pixels, face, overview);
  assert.equal(cropFor(specOf(1, 128)), cropFor(specOf(1, 128)));
  assert.notEqual(cropFor(specOf(1, 128)), cropFor(specOf(1.5, 128)));
});
