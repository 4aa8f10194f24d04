import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { guardImage } from '../../src/capture/guard.ts';
import { box, photo, withComment, zip } from '../support/files.ts';

const jpeg = await photo().jpeg().toBuffer();
const polyglot = { code: 'image_polyglot', status: 422 };

describe('a photo that is something else as well is refused', () => {
  test('a zip after the pixels', async () => {
    await assert.rejects(guardImage(Buffer.concat([jpeg, zip()]), 'image/jpeg'), polyglot);
  });

  test('a zip with a comment, even one that looks like the end of another zip', async () => {
    await assert.rejects(guardImage(Buffer.concat([jpeg, zip('hello')]), 'image/jpeg'), polyglot);
    const disguised = Buffer.concat([jpeg, zip(Buffer.from('PK\x05\x06', 'latin1'))]);
    await assert.rejects(guardImage(disguised, 'image/jpeg'), polyglot);
  });

  for (const [name, mark] of [
    ['RAR', 'Rar!\x1a\x07\x01\0'],
    ['7z', '7z\xbc\xaf\x27\x1c\0\x04'],
    ['PDF', '%PDF-1.7\n'],
  ] as const) {
    test(`a ${name} after the pixels`, async () => {
      const appended = Buffer.concat([jpeg, Buffer.from(mark, 'latin1')]);
      await assert.rejects(guardImage(appended, 'image/jpeg'), polyglot);
    });
  }

  test('the head of a PDF in a comment', async () => {
    await assert.rejects(guardImage(withComment(jpeg, '%PDF-1.7\n1 0 obj'), 'image/jpeg'), polyglot);
  });

  for (const markup of ['<script>', '<SCRIPT src=x>', '<html>', '<!DOCTYPE html>', '<?php echo', '<svg ']) {
    test(`${markup} in a comment`, async () => {
      await assert.rejects(guardImage(withComment(jpeg, `${markup} 1`), 'image/jpeg'), polyglot);
    });
  }

  test('a script in the EXIF data', async () => {
    const marked = await photo()
      .withExif({ IFD0: { ImageDescription: '<script>alert(1)</script>' } })
      .jpeg()
      .toBuffer();
    await assert.rejects(guardImage(marked, 'image/jpeg'), polyglot);
  });

  test('a script behind the last chunk of a PNG', async () => {
    const png = Buffer.concat([await photo().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    await assert.rejects(guardImage(png, 'image/png'), polyglot);
  });
});

describe('a photo that only carries more than pixels passes', () => {
  test('with a video appended, as phones make motion photos', async () => {
    const video = [box('ftyp', 'mp42\0\0\0\0isommp42'), box('mdat', randomBytes(200_000))];
    await guardImage(Buffer.concat([jpeg, ...video]), 'image/jpeg');
  });

  test('with bytes that begin like the end of a zip, and are none', async () => {
    const comment = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(60, 7)]);
    await guardImage(withComment(jpeg, comment), 'image/jpeg');
  });

  test('with XMP data, which is XML', async () => {
    const marked = await photo()
      .withXmp('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>')
      .jpeg()
      .toBuffer();
    await guardImage(marked, 'image/jpeg');
  });
});
