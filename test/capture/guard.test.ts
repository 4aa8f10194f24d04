import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { guardImage, IMAGE_BYTES_MAX } from '../../src/capture/guard.ts';
import { box, declaredPng, photo, zip } from '../support/files.ts';

describe('a photo passes', () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    test(`${format}, under its own media type and under none`, async () => {
      const bytes = await photo().toFormat(format).toBuffer();
      await guardImage(bytes, `image/${format}`);
      await guardImage(bytes, '');
      await guardImage(bytes, 'application/octet-stream');
    });
  }

  test('in Ultra HDR, as phones make it, and is read as the plain JPEG that it also is', async () => {
    const bytes = await photo().toColourspace('scrgb').jpeg().toBuffer();
    assert.ok(bytes.includes('MPF\0'), 'a gain map is in it');
    await guardImage(bytes, 'image/jpeg');
    assert.equal((await sharp(bytes).metadata()).gainMap, undefined);
  });

  test('of exactly 40 million pixels', async () => {
    await guardImage(declaredPng(8000, 5000), 'image/png');
  });
});

describe('a size that is refused', () => {
  test('no bytes', async () => {
    await assert.rejects(guardImage(Buffer.alloc(0), 'image/jpeg'), { code: 'image_empty', status: 422 });
  });

  test('a byte more than 15 MB', async () => {
    const jpeg = await photo().jpeg().toBuffer();
    const exact = Buffer.concat([jpeg, Buffer.alloc(IMAGE_BYTES_MAX - jpeg.length)]);
    await guardImage(exact, 'image/jpeg');
    const over = Buffer.concat([exact, Buffer.alloc(1)]);
    await assert.rejects(guardImage(over, 'image/jpeg'), { code: 'image_too_large', status: 413 });
  });

  test('a pixel row more than 40 million pixels', async () => {
    await assert.rejects(guardImage(declaredPng(8000, 5001), 'image/png'), { code: 'image_too_large' });
  });

  test('a strip that is longer than 20,000 pixels, whatever its area', async () => {
    await guardImage(declaredPng(20_000, 1), 'image/png');
    await assert.rejects(guardImage(declaredPng(20_001, 1), 'image/png'), { code: 'image_too_large' });
    await assert.rejects(guardImage(declaredPng(1, 20_001), 'image/png'), { code: 'image_too_large' });
  });

  test('more than 160 MB once it is decoded: 40 million pixels with 16 bits a channel', async () => {
    await guardImage(declaredPng(6500, 4000, 16), 'image/png');
    await assert.rejects(guardImage(declaredPng(8000, 5000, 16), 'image/png'), { code: 'image_too_large' });
  });

  test('a PNG of some bytes that declares 30,000 × 30,000 is refused by its header: its pixels cannot be decoded', async () => {
    const bomb = declaredPng(30_000, 30_000);
    await assert.rejects(sharp(bomb, { limitInputPixels: false }).raw().toBuffer());
    await assert.rejects(guardImage(bomb, 'image/png'), { code: 'image_too_large', status: 413 });
  });
});

describe('a type that is refused', () => {
  for (const brand of ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']) {
    test(`HEIC under the brand ${brand}, with what to do about it`, async () => {
      const file = box('ftyp', `${brand}\0\0\0\0mif1heic`);
      await assert.rejects(guardImage(file, 'image/heic'), {
        code: 'heic_unsupported',
        status: 415,
        message: /Most Compatible/,
      });
    });
  }

  test('AVIF under the general brand mif1 is not taken for HEIC', async () => {
    const avif = await photo().avif().toBuffer();
    const general = Buffer.from(avif);
    general.write('mif1', 8, 'latin1');
    await guardImage(general, 'image/avif');
  });

  const foreign = {
    gif: photo().gif().toBuffer(),
    tiff: photo().tiff().toBuffer(),
    bmp: Buffer.concat([Buffer.from('BM'), Buffer.alloc(64)]),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    pdf: Buffer.from('%PDF-1.7\n%%EOF\n'),
    zip: zip(),
    mp4: box('ftyp', 'isom\0\0\0\0isommp41'),
    text: Buffer.from('This is not a photo.'),
  };
  for (const [name, file] of Object.entries(foreign)) {
    test(`${name}, even when it is sent as a JPEG`, async () => {
      await assert.rejects(guardImage(await file, 'image/jpeg'), {
        code: 'image_type_unsupported',
        status: 415,
      });
    });
  }

  test('a PNG that is sent as a JPEG', async () => {
    const png = await photo().png().toBuffer();
    await assert.rejects(guardImage(png, 'image/jpeg'), { code: 'image_type_unsupported' });
  });

  test('a JPEG that is sent as a web page', async () => {
    const jpeg = await photo().jpeg().toBuffer();
    await assert.rejects(guardImage(jpeg, 'text/html'), { code: 'image_type_unsupported' });
  });
});

describe('a file that is no photo behind its first bytes is refused as unreadable', () => {
  test('an animation', async () => {
    const frames = [await photo().png().toBuffer(), await photo().negate().png().toBuffer()];
    const animation = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    await assert.rejects(guardImage(animation, 'image/webp'), {
      code: 'image_unreadable',
      message: /animated/,
    });
  });

  const starts = {
    jpeg: Buffer.from('\xff\xd8\xff', 'latin1'),
    png: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    webp: Buffer.from('RIFF\x10\0\0\0WEBP', 'latin1'),
    avif: box('ftyp', 'avif\0\0\0\0avifmif1'),
  };
  for (const [format, start] of Object.entries(starts)) {
    test(`the first bytes of a ${format} alone`, async () => {
      await assert.rejects(guardImage(start, `image/${format}`), { code: 'image_unreadable', status: 422 });
    });

    test(`the first bytes of a ${format} and then noise`, async () => {
      const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 251));
      await assert.rejects(guardImage(Buffer.concat([start, noise]), `image/${format}`), {
        code: 'image_unreadable',
      });
    });
  }
});
