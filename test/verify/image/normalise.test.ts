import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { normalise } from '../../../src/verify/image/normalise.ts';

/** Left half red, right half blue. */
function twoHalves(width = 400, height = 200) {
  const red = { create: { width, height, channels: 3, background: '#f00' } } as const;
  const blue = { create: { width: width / 2, height, channels: 3, background: '#00f' } } as const;
  return sharp(red).composite([{ input: blue, left: width / 2, top: 0 }]);
}

async function pixelAt(bytes: Uint8Array, left: number, top: number): Promise<readonly number[]> {
  const data = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...data].map((value) => Math.round(value / 255) * 255);
}

describe('normalise', () => {
  test('a photo marked as lying on its side comes out upright', async () => {
    const sideways = await twoHalves().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const clean = await normalise(sideways);
    assert.ok(clean);
    assert.deepEqual([clean.width, clean.height], [200, 400]);
    assert.deepEqual(await pixelAt(clean.bytes, 100, 10), [255, 0, 0]);
    assert.deepEqual(await pixelAt(clean.bytes, 100, 390), [0, 0, 255]);
  });

  test('no metadata comes through', async () => {
    const exif = { IFD0: { Copyright: 'SECRET-PLACE' } };
    const marked = await twoHalves().withMetadata().withExif(exif).jpeg().toBuffer();
    assert.ok(marked.includes('SECRET-PLACE'));
    const clean = await normalise(marked);
    assert.ok(clean && !Buffer.from(clean.bytes).includes('SECRET-PLACE'));
    const { exif: left, icc, xmp, orientation } = await sharp(clean.bytes).metadata();
    assert.deepEqual([left, icc, xmp, orientation], [undefined, undefined, undefined, undefined]);
  });

  for (const format of ['png', 'webp', 'avif', 'jpeg'] as const) {
    test(`${format} becomes an sRGB JPEG of three full channels`, async () => {
      const clean = await normalise(await twoHalves().toFormat(format).toBuffer());
      assert.ok(clean);
      const { format: written, channels, chromaSubsampling, space } = await sharp(clean.bytes).metadata();
      assert.deepEqual([written, channels, chromaSubsampling, space], ['jpeg', 3, '4:4:4', 'srgb']);
    });
  }

  test('grey, transparent and sixteen-bit images have three channels afterwards', async () => {
    const grey = await twoHalves().greyscale().png().toBuffer();
    const clear = await twoHalves().ensureAlpha(0.5).png().toBuffer();
    const deep = await twoHalves().toColourspace('rgb16').png().toBuffer();
    for (const file of [grey, clear, deep]) {
      const clean = await normalise(file);
      assert.ok(clean);
      assert.equal((await sharp(clean.bytes).metadata()).channels, 3);
    }
  });

  test('a large photo is at most 2,560 px on its longer side, a small one stays', async () => {
    const large = await normalise(await twoHalves(4000, 2000).jpeg().toBuffer());
    assert.deepEqual([large?.width, large?.height], [2560, 1280]);
    const small = await normalise(await twoHalves().jpeg().toBuffer());
    assert.deepEqual([small?.width, small?.height], [400, 200]);
  });

  test('a truncated or corrupt file, or none at all, is null', async () => {
    const noise = {
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    } as const;
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const whole = await sharp(noise).toFormat(format).toBuffer();
      assert.equal(await normalise(whole.subarray(0, whole.length / 2)), null, format);
    }
    assert.equal(await normalise(Buffer.from('not an image')), null);
    assert.equal(await normalise(new Uint8Array()), null);
  });

  test('an image of more than 40 million pixels is null', async () => {
    const huge = await twoHalves(8000, 5002).png({ compressionLevel: 1 }).toBuffer();
    assert.equal(await normalise(huge), null);
  });
});
