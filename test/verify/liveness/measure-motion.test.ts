import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { renderPixels } from '../../../models/specimens/render.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { measureMotion } from '../../../src/verify/liveness/measure-motion.ts';
import { readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';

const specs = readManifest(fileURLToPath(new URL('../../../models/manifest.json', import.meta.url)));
const spec = requiredModels(specs, 'retail-0095').find((each) => each.role === 'face_embedder');
assert.ok(spec);

/** A face of 260 px in the middle of the drawing. */
const landmarks = spec.template.map(([x, y]) => [170 + 2 * x, 260 + 2 * y] as const);
const face = { box: { x: 170, y: 260, width: 260, height: 260 }, score: 1, landmarks };

const motionOf = (...frames: Pixels[]): number | null =>
  measureMotion(
    frames.map((pixels) => ({ pixels, face })),
    spec,
  );

const still = await renderPixels('mei');

async function recoded(quality: number): Promise<Pixels> {
  const { data, width, height } = still;
  const jpeg = sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality });
  return {
    width,
    height,
    data: await sharp(await jpeg.toBuffer())
      .raw()
      .toBuffer(),
  };
}

/** As a sensor adds it: another one in every frame. */
function withNoise({ data, ...size }: Pixels, deviation: number, seed: number): Pixels {
  let state = seed;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const noisy = data.map((value) =>
    Math.min(255, Math.max(0, Math.round(value + (uniform() - uniform()) * deviation * Math.sqrt(6)))),
  );
  return { ...size, data: noisy };
}

describe('motion', () => {
  test('is nothing between copies of one picture', () => {
    assert.equal(motionOf(still, still, still), 0);
  });

  test('is next to nothing when a picture is only compressed once more, the less the better the quality', async () => {
    const [fine, fair] = [motionOf(still, await recoded(95)), motionOf(still, await recoded(85))];
    assert.ok(fine !== null && fair !== null && fine < fair && fair < 0.25, `${fine} ${fair}`);
  });

  test('grows with how far the face moves, and counts from a fraction of a pixel on', async () => {
    const shifted = await Promise.all([0.5, 1, 4].map((shiftX) => renderPixels('mei', { shiftX })));
    const [half, one, four] = shifted.map((pixels) => motionOf(still, pixels) as number);
    assert.ok(
      half && one && four && half > 0.3 && one > 1.5 * half && four > 2 * one,
      `${half} ${one} ${four}`,
    );
  });

  test('shows the noise of a sensor even where nothing moves', () => {
    const [one, other] = [withNoise(still, 4, 1), withNoise(still, 4, 2)];
    assert.ok((motionOf(one, other) as number) > 0.3);
  });

  test('is that of the frame that differs most: a repeated frame among others is no frozen picture', async () => {
    const moved = await renderPixels('mei', { shiftY: 3 });
    assert.equal(motionOf(still, still, moved), motionOf(still, moved));
  });

  test('is measured between frames of different sizes', async () => {
    const { data, width, height } = still;
    const half = { width: width / 2, height: height / 2 };
    const small = sharp(data, { raw: { width, height, channels: 3 } }).resize(half.width, half.height);
    const motion = motionOf(still, { ...half, data: await small.raw().toBuffer() }) as number;
    assert.ok(motion > 0 && motion < 10, `${motion}`);
  });

  test('is unknown with fewer than two faces', () => {
    assert.deepEqual([motionOf(), motionOf(still)], [null, null]);
  });
});
