/** JPEGs that no camera writes: sizes that are lies, a thousand scans, giant metadata, foreign coding (ITU-T T.81). */
import sharp from 'sharp';
import { noise, photo, withComment } from '../support/files.ts';
import type { HostileFile } from './hostile-file.ts';

const FRAME = 0xc0;
const PROGRESSIVE_FRAME = 0xc2;
const SCAN = 0xda;
/** None of the eight that there are. */
const ORIENTATIONS = [0, 9, 255, 65_535];
const END = Buffer.from([0xff, 0xd9]);

export async function hostileJpegs(): Promise<HostileFile[]> {
  const plain = await photo(64, 48).jpeg().toBuffer();
  const tall = await photo(1, 65_500).jpeg().toBuffer();
  return [
    { name: 'declares 65,500 × 65,500', bytes: declaring(plain, 65_500, 65_500), answer: 'image_too_large' },
    { name: 'declares no height (DNL)', bytes: declaring(plain, 64, 0) },
    { name: 'declares no width', bytes: declaring(plain, 0, 48), answer: 'image_unreadable' },
    { name: 'declares 40 Mpx and has 64 × 48', bytes: declaring(plain, 8000, 5000) },
    { name: '1 × 65,500', bytes: tall },
    { name: '65,500 × 1', bytes: await photo(65_500, 1).jpeg().toBuffer() },
    { name: 'a thousand progressive scans', bytes: await manyScans(1000), answer: 'image_unreadable' },
    { name: 'arithmetic coding', bytes: asFrame(plain, 0xc9) },
    { name: 'lossless coding', bytes: asFrame(plain, 0xc3) },
    { name: '12 bits a sample', bytes: withPrecision(plain, 12) },
    { name: '14 MB of comments', bytes: withSegments(plain, 0xfe, 214) },
    { name: '14 MB of EXIF', bytes: withSegments(plain, 0xe1, 214, 'Exif\0\0') },
    { name: '14 MB of colour profile', bytes: withSegments(plain, 0xe2, 214, 'ICC_PROFILE\0\x01\xd6') },
    { name: 'a JPEG in a JPEG in a JPEG', bytes: withComment(plain, withComment(plain, plain)) },
    { name: 'two JPEGs, as MPO', bytes: Buffer.concat([plain, await noise(40, 40)]) },
    { name: 'no end', bytes: plain.subarray(0, -2) },
    { name: 'two starts', bytes: Buffer.concat([plain.subarray(0, 2), plain]) },
    { name: 'fill bytes before every marker', bytes: spread(plain) },
    ...ORIENTATIONS.map((value) => ({
      name: `orientation ${value}`,
      bytes: withOrientation(plain, value),
    })),
    { name: 'a GIF by its comment', bytes: withComment(plain, 'GIF89a\x01\0\x01\0\0\0\0;') },
  ];
}

/** Scans over scans: every one costs a pass over all coefficients. */
async function manyScans(count: number): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 3000, height: 3000, channels: 3, background: '#7a8' } })
    .jpeg({ progressive: true })
    .toBuffer();
  const scans = segments(jpeg).filter(({ marker }) => marker === SCAN);
  const last = scans.at(-1);
  if (!last) throw new Error('The progressive JPEG has no scan');
  const scan = jpeg.subarray(last.at, jpeg.length - END.length);
  return Buffer.concat([jpeg.subarray(0, last.at), ...Array(count).fill(scan), END]);
}

function declaring(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const at = frameAt(jpeg);
  changed.writeUInt16BE(height, at + 5);
  changed.writeUInt16BE(width, at + 7);
  return changed;
}

function withPrecision(jpeg: Buffer, bits: number): Buffer {
  const changed = Buffer.from(jpeg);
  changed[frameAt(jpeg) + 4] = bits;
  return changed;
}

function asFrame(jpeg: Buffer, marker: number): Buffer {
  const changed = Buffer.from(jpeg);
  changed[frameAt(jpeg) + 1] = marker;
  return changed;
}

function withSegments(jpeg: Buffer, marker: number, count: number, head = ''): Buffer {
  const segment = Buffer.alloc(65_537, 0x41);
  segment.set([0xff, marker, 0xff, 0xff]);
  segment.write(head, 4, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), ...Array(count).fill(segment), jpeg.subarray(2)]);
}

/** The smallest EXIF there is: one IFD with one entry (TIFF 6.0 §2). */
function withOrientation(jpeg: Buffer, value: number): Buffer {
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  exif.writeUInt16BE(value, 24);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

function spread(jpeg: Buffer): Buffer {
  const pieces = segments(jpeg).map(({ at }, i, all) =>
    Buffer.concat([Buffer.alloc(5000, 0xff), jpeg.subarray(at, all[i + 1]?.at ?? jpeg.length)]),
  );
  return Buffer.concat([jpeg.subarray(0, 2), ...pieces]);
}

function frameAt(jpeg: Buffer): number {
  const frame = segments(jpeg).find(({ marker }) => marker === FRAME || marker === PROGRESSIVE_FRAME);
  if (!frame) throw new Error('The JPEG has no frame');
  return frame.at;
}

/** Every marker segment; a scan's coded data belong to it. */
function segments(jpeg: Buffer): { marker: number; at: number }[] {
  const found = [];
  for (let at = 2; at < jpeg.length - 2; ) {
    const marker = jpeg[at + 1] ?? 0;
    found.push({ marker, at });
    at += 2 + jpeg.readUInt16BE(at + 2);
    if (marker !== SCAN) continue;
    while (jpeg[at] !== 0xff || jpeg[at + 1] === 0) at++;
  }
  return found;
}
