/** PNGs that break the rules or keep them too well: wrong checksums, chunks out of order, small files that unpack to millions (PNG 3rd edition). */
import { deflateSync } from 'node:zlib';
import { chunk, declaredPng, photo } from '../support/files.ts';
import type { HostileFile } from './hostile-file.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const INTERLACED = 1;
const RGB = 2;

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly colour?: number;
  readonly bits?: number;
  readonly interlace?: number;
}

export async function hostilePngs(): Promise<HostileFile[]> {
  const sound = chunksOf(await photo(64, 48).png().toBuffer());
  const [header, ...rest] = sound;
  const end = chunk('IEND', Buffer.alloc(0));
  if (!header) throw new Error('The PNG has no header');
  return [
    ...declaredSizes(),
    { name: 'an unknown bit depth', bytes: png([ihdr({ width: 8, height: 8, bits: 3 }), ...rest]) },
    { name: 'an unknown colour type', bytes: png([ihdr({ width: 8, height: 8, colour: 9 }), ...rest]) },
    { name: 'an unknown interlacing', bytes: png([ihdr({ width: 8, height: 8, interlace: 9 }), ...rest]) },
    { name: 'a wrong checksum of the header', bytes: png([withWrongChecksum(header), ...rest]) },
    { name: 'a wrong checksum everywhere', bytes: png(sound.map(withWrongChecksum)) },
    { name: 'pixels before the header', bytes: png([...rest.slice(0, 1), header, ...rest.slice(1)]) },
    { name: 'two headers', bytes: png([header, header, ...rest]) },
    { name: 'no pixels', bytes: png([header, end]), answer: 'image_unreadable' },
    { name: 'no end', bytes: png(sound.slice(0, -1)) },
    { name: 'no palette', bytes: png([ihdr({ width: 8, height: 8, colour: 3 }), idat(72), end]) },
    {
      name: 'ten thousand chunks of nothing',
      bytes: withChunks(sound, Array(10_000).fill(chunk('IDAT', Buffer.alloc(0)))),
    },
    {
      name: 'a hundred thousand texts',
      bytes: withChunks(sound, Array(100_000).fill(chunk('tEXt', Buffer.from('a\0b')))),
    },
    {
      name: 'a text that unpacks to 200 MB',
      bytes: withChunks(sound, [packed('zTXt', 'a\0\0', 200_000_000)]),
    },
    {
      name: 'a profile that unpacks to 200 MB',
      bytes: withChunks(sound, [packed('iCCP', 'a\0\0', 200_000_000)]),
    },
    { name: 'a profile of garbage', bytes: withChunks(sound, [packed('iCCP', 'a\0\0', 3000)]) },
    { name: 'EXIF of garbage', bytes: withChunks(sound, [chunk('eXIf', Buffer.alloc(5000, 0x49))]) },
    { name: 'an animation (APNG)', bytes: withChunks(sound, animationChunks()) },
    {
      name: 'a web page in a text',
      bytes: withChunks(sound, [chunk('tEXt', Buffer.from('a\0<script>alert(1)</script>'))]),
      answer: 'image_polyglot',
    },
    {
      name: 'a web page in Latin letters only',
      bytes: withChunks(sound, [chunk('iTXt', Buffer.from('a\0\0\0\0\0<html >'))]),
      answer: 'image_polyglot',
    },
    { name: 'more pixels than declared', bytes: png([ihdr({ width: 4, height: 4 }), idat(5_000_000), end]) },
    {
      name: 'fewer pixels than declared',
      bytes: png([ihdr({ width: 4000, height: 4000 }), idat(100), end]),
      answer: 'image_unreadable',
    },
  ];
}

/** Small files that keep every rule, and cost as much as 40 million pixels do. */
export function pixelBombs(): HostileFile[] {
  return [
    { name: '40 Mpx of nothing', bytes: white({ width: 8000, height: 5000 }), answer: 'accepted' },
    {
      name: '40 Mpx of nothing, interlaced',
      bytes: white({ width: 8000, height: 5000, interlace: INTERLACED }),
      answer: 'accepted',
    },
    { name: '1 × 40 million', bytes: white({ width: 1, height: 40_000_000 }), answer: 'image_too_large' },
    { name: '40 million × 1', bytes: white({ width: 40_000_000, height: 1 }), answer: 'image_too_large' },
    {
      name: '40 Mpx of 64 bits, interlaced',
      bytes: white({ width: 8000, height: 5000, colour: 6, bits: 16, interlace: INTERLACED }),
      answer: 'image_too_large',
    },
  ];
}

function declaredSizes(): HostileFile[] {
  const sizes = [
    [65_535, 65_535],
    [2_147_483_647, 1],
    [1, 2_147_483_647],
    [2_147_483_647, 2_147_483_647],
    [4_294_967_295, 4_294_967_295],
    [0, 0],
    [0, 100],
  ] as const;
  return sizes.map(([width, height]) => ({
    name: `declares ${width} × ${height}`,
    bytes: declaredPng(width, height),
  }));
}

function white(shape: Shape): Buffer {
  const { width, height, colour = RGB, bits = 8, interlace } = shape;
  const rowBytes = (width * bits * (colour === RGB ? 3 : 4)) / 8;
  const passes = interlace === INTERLACED ? 2 : 1;
  const raw = Buffer.alloc((rowBytes + passes) * height + 64);
  return png([ihdr(shape), chunk('IDAT', deflateSync(raw, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function ihdr({ width, height, colour = RGB, bits = 8, interlace = 0 }: Shape): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([bits, colour, 0, 0, interlace], 8);
  return chunk('IHDR', content);
}

function idat(bytes: number): Buffer {
  return chunk('IDAT', deflateSync(Buffer.alloc(bytes)));
}

function packed(type: string, head: string, bytes: number): Buffer {
  return chunk(
    type,
    Buffer.concat([Buffer.from(head), deflateSync(Buffer.alloc(bytes, 0x20), { level: 9 })]),
  );
}

/** Two frames of one and the same picture. */
function animationChunks(): Buffer[] {
  const control = Buffer.alloc(26);
  control.writeUInt32BE(64, 4);
  control.writeUInt32BE(48, 8);
  return [chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), chunk('fcTL', control)];
}

function withChunks(chunks: readonly Buffer[], added: readonly Buffer[]): Buffer {
  return png([...chunks.slice(0, 1), ...added, ...chunks.slice(1)]);
}

function withWrongChecksum(whole: Buffer): Buffer {
  const changed = Buffer.from(whole);
  changed.writeUInt32BE(0xdeadbeef, whole.length - 4);
  return changed;
}

function png(chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunksOf(bytes: Buffer): Buffer[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}
