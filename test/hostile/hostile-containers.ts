/** Files that are something else, or several things at once: foreign formats, polyglots, nothing at all, and lies about sizes in WebP and AVIF. */
import { deflateRawSync } from 'node:zlib';
import { box, photo, withComment, zip } from '../support/files.ts';
import type { HostileFile } from './hostile-file.ts';
import { seededRandom } from './seeded-random.ts';

const MEGABYTES_15 = 15_000_000;
const HEADS: Readonly<Record<string, Buffer>> = {
  jpeg: Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  png: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  webp: Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 ', 'latin1'),
  avif: box('ftyp', 'avif\0\0\0\0avifmif1'),
};
const OPEN_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">';

export async function hostileContainers(): Promise<HostileFile[]> {
  const jpeg = await photo(64, 48).jpeg().toBuffer();
  const avif = await photo(64, 48).avif({ effort: 0 }).toBuffer();
  return [...nothing(), ...heads(), ...foreign(jpeg), ...polyglots(jpeg), ...lies(await canvas(), avif)];
}

function nothing(): HostileFile[] {
  return [
    { name: 'no byte', bytes: Buffer.alloc(0), answer: 'image_empty' },
    { name: 'one byte', bytes: Buffer.from([0xff]), answer: 'image_type_unsupported' },
    { name: '15 MB of zeros', bytes: Buffer.alloc(MEGABYTES_15), answer: 'image_type_unsupported' },
    { name: 'a byte more than 15 MB', bytes: Buffer.alloc(MEGABYTES_15 + 1), answer: 'image_too_large' },
    { name: 'noise', bytes: seededRandom(1).bytes(100_000), answer: 'image_type_unsupported' },
  ];
}

function heads(): HostileFile[] {
  return Object.entries(HEADS).flatMap(([format, head]) => [
    { name: `the head of a ${format}`, bytes: head, answer: 'image_unreadable' },
    {
      name: `the head of a ${format} and 15 MB of zeros`,
      bytes: Buffer.concat([head, Buffer.alloc(MEGABYTES_15 - head.length)]),
      answer: 'image_unreadable',
    },
    {
      name: `the head of a ${format} and noise`,
      bytes: Buffer.concat([head, seededRandom(2).bytes(5000)]),
      answer: 'image_unreadable',
    },
  ]);
}

function foreign(jpeg: Buffer): HostileFile[] {
  const answer = 'image_type_unsupported';
  const files: Readonly<Record<string, Buffer>> = {
    svg: Buffer.from(`${OPEN_SVG}</svg>`),
    'svg that includes a local file': Buffer.from(`${OPEN_SVG}<image href="file:///etc/passwd"/></svg>`),
    'svg of a billion laughs': Buffer.from(
      `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${OPEN_SVG}&b;</svg>`,
    ),
    bmp: Buffer.concat([Buffer.from('BM'), Buffer.alloc(120)]),
    ico: Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(64)]),
    psd: Buffer.concat([Buffer.from('8BPS\0\x01'), Buffer.alloc(64)]),
    pdf: Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj\n%%EOF\n'),
    zip: zip(),
    'zip with a photo first': Buffer.concat([Buffer.from('PK\x03\x04'), jpeg, zip()]),
    'gzip of nothing': deflateRawSync(Buffer.alloc(1_000_000)),
    eps: Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n'),
    mvg: Buffer.from("push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1/'\npop graphic-context\n"),
    mp4: box('ftyp', 'isom\0\0\0\0isommp41'),
    jxl: Buffer.from([0xff, 0x0a, 0, 0, 0, 0]),
    jp2: Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1'),
    text: Buffer.from('This is not a photo.'),
    'the executable of Linux': Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
  };
  return Object.entries(files).flatMap(([name, bytes]) => [
    { name, bytes, answer },
    { name: `${name} that says it is a JPEG`, bytes, mediaType: 'image/jpeg', answer },
  ]);
}

function polyglots(jpeg: Buffer): HostileFile[] {
  const answer = 'image_polyglot';
  return [
    { name: 'a JPEG with a zip behind', bytes: Buffer.concat([jpeg, zip('x')]), answer },
    { name: 'a JPEG with a PDF inside', bytes: withComment(jpeg, '%PDF-1.4\n1 0 obj'), answer },
    { name: 'a JPEG with a page inside', bytes: withComment(jpeg, '<script>alert(1)</script>'), answer },
    { name: 'a JPEG with PHP inside', bytes: withComment(jpeg, '<?php system($_GET[0]); ?>'), answer },
    {
      name: 'a JPEG that says it is a PNG',
      bytes: jpeg,
      mediaType: 'image/png',
      answer: 'image_type_unsupported',
    },
    {
      name: 'a JPEG that says it is a page',
      bytes: jpeg,
      mediaType: 'text/html',
      answer: 'image_type_unsupported',
    },
  ];
}

/** The canvas of a WebP is 24 bits minus one each way (RFC 9649 §2.7.1); the size of an AVIF stands in its `ispe` box. */
function lies(webp: Buffer, avif: Buffer): HostileFile[] {
  const extended = Buffer.from(webp);
  extended.writeUIntLE(0xffffff, webp.indexOf('VP8X') + 12, 3);
  extended.writeUIntLE(0xffffff, webp.indexOf('VP8X') + 15, 3);
  const resized = Buffer.from(avif);
  const ispeAt = avif.indexOf('ispe');
  resized.writeUInt32BE(65_535, ispeAt + 8);
  resized.writeUInt32BE(65_535, ispeAt + 12);
  const endless = Buffer.from(avif);
  endless.writeUInt32BE(0, avif.indexOf('meta') - 4);
  return [
    { name: 'a WebP that declares 16,777,216 × 16,777,216', bytes: extended },
    { name: 'an AVIF that declares 65,535 × 65,535', bytes: resized },
    { name: 'an AVIF whose box has no end', bytes: endless },
    {
      name: 'an AVIF of nested boxes',
      bytes: Buffer.concat([HEADS.avif ?? Buffer.alloc(0), nestedBoxes(2000)]),
      answer: 'image_unreadable',
    },
  ];
}

/** With transparency, so that the encoder writes the extended header. */
function canvas(): Promise<Buffer> {
  return photo(64, 48).ensureAlpha(0.5).webp().toBuffer();
}

function nestedBoxes(depth: number): Buffer {
  return Array.from({ length: depth }).reduce<Buffer>((inner) => box('moov', inner), Buffer.alloc(0));
}
