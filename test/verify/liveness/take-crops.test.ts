import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeCrops } from '../../../src/verify/liveness/take-crops.ts';
import type { LivenessSpec } from '../../../src/verify/models/manifest.ts';

const plain = (width: number, height: number, value: number) => ({
  data: new Uint8Array(width * height * 3).fill(value),
  width,
  height,
});
const specOf = (scale: number, side: number, resample: LivenessSpec['crop']['resample'] = 'average') =>
  ({ crop: { scale, resample }, input: { size: [side, side] } }) as unknown as LivenessSpec;
const face = { box: { x: 600, y: 800, width: 800, height: 800 }, score: 1, landmarks: [] };
/** Told apart by their colour. */
const [pixels, overview] = [plain(1920, 2560, 10), plain(640, 853, 20)];

test('a crop with detail to lose is cut from the picture, a coarse one from its overview', () => {
  const cropFor = takeCrops(pixels, face, overview);
  assert.equal(cropFor(specOf(1, 128))[0]?.data[0], 10);
  assert.equal(cropFor(specOf(2.7, 80))[0]?.data[0], 20);
});

test('models that ask for one crop share it', () => {
  const cropFor = takeCrops(pixels, face, overview);
  assert.equal(cropFor(specOf(1, 128)), cropFor(specOf(1, 128)));
  assert.notEqual(cropFor(specOf(1, 128)), cropFor(specOf(1.5, 128)));
});

test('a model that was trained on aliasing crops sees two of them: of the overview, and of the picture mirrored', () => {
  const crops = takeCrops(pixels, face, overview)(specOf(2.7, 80, 'bilinear'));
  assert.deepEqual(
    crops.map(({ data }) => data[0]),
    [20, 10],
  );
});

test("a crop at the photo's own scale has the photo's own pixels, from the middle of the face", () => {
  const data = new Uint8Array(100 * 100 * 3);
  data.fill(200, 3 * (50 * 100 + 50), 3 * (50 * 100 + 51));
  const box = { x: 20, y: 20, width: 60, height: 60 };
  const cropFor = takeCrops({ data, width: 100, height: 100 }, { box, score: 1, landmarks: [] });
  const [crop] = cropFor(specOf(1, 32, 'none'));
  assert.equal(crop?.data[3 * (16 * 32 + 16)], 200);
  assert.equal(crop?.data.filter((value) => value > 0).length, 3);
});
