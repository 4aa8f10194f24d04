import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { measureQuality } from '../../../src/verify/image/measure-quality.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';
import { shrinkImages } from '../../../src/verify/image/shrink-images.ts';
import type { Tools } from '../../../src/verify/work.ts';

async function findingsOf(image: Sharp): Promise<readonly string[]> {
  const pixels = await openUpright(await image.png().toBuffer());
  assert.ok(pixels);
  const work = { checks: [], files: {}, findings: [], images: { selfie: pixels } };
  const shrunk = await shrinkImages(work, {} as Tools);
  const given = await measureQuality({ ...work, ...shrunk }, {} as Tools);
  return given?.findings?.map(({ code }) => code) ?? [];
}

const noise = (mean: number, sigma: number, side = 600) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean, sigma },
    },
  });

test('an ordinary image is well', async () => {
  assert.deepEqual(await findingsOf(noise(128, 20)), []);
});

test('only a hopeless image is refused, and told why', async () => {
  assert.deepEqual(await findingsOf(noise(8, 5)), ['too_dark']);
  assert.deepEqual(await findingsOf(noise(254, 8)), ['too_bright']);
  assert.deepEqual(await findingsOf(noise(128, 20, 150)), ['too_small']);
  assert.deepEqual(await findingsOf(noise(128, 20).blur(12)), ['too_blurred']);
});
