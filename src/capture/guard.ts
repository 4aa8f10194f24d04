/**
 * Decides from a file's first bytes and its header whether it may be decoded at all. Nothing is decoded here:
 * a decompression bomb costs us its header.
 */
import sharp, { type Metadata } from 'sharp';
import { Problem } from '../errors.ts';
import { INPUT_PIXELS_MAX } from '../verify/verifier.ts';
import { isPolyglot } from './polyglot.ts';

export const IMAGE_BYTES_MAX = 15_000_000;
/** What one file may take up: as it comes, and once it is decoded. */
export interface FileLimits {
  readonly bytesMax: number;
  readonly pixelsMax: number;
}
const IMAGE_LIMITS: FileLimits = { bytesMax: IMAGE_BYTES_MAX, pixelsMax: INPUT_PIXELS_MAX };
/** No camera makes a strip: resizing one that is a pixel wide costs seconds, whatever its area. */
const SIDE_PX_MAX = 20_000;
/** What 40 million pixels of 8 bits in four channels take up; an interlaced file is held as a whole. */
const DECODED_BYTES_MAX = INPUT_PIXELS_MAX * 4;
/** The library's names of depths; whatever it has beside them is as wide as the widest. */
const BYTES_BY_DEPTH: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 };
const WIDEST_BYTES = 8;

/** Ultra HDR photos are JPEGs: one parser of strangers' bytes less, for highlights that nobody looks at here. */
sharp.block({ operation: ['VipsForeignLoadUhdr'] });

type Format = 'jpeg' | 'png' | 'webp' | 'avif';

const MEDIA_TYPES: Readonly<Record<Format, readonly string[]>> = {
  jpeg: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  avif: ['image/avif'],
};
/** What a client says when it does not know; the bytes decide then. */
const UNKNOWN_TYPES = ['', 'application/octet-stream', 'image/*'];
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** Throws the problem that says what is wrong. `mediaType` is what the client says the file is. */
export async function guardImage(bytes: Buffer, mediaType: string, limits = IMAGE_LIMITS): Promise<void> {
  if (bytes.length === 0) throw new Problem('image_empty', 'The file has no bytes. Take the photo again.');
  if (bytes.length > limits.bytesMax)
    throw new Problem('image_too_large', `An image may have at most ${limits.bytesMax / 1e6} MB.`);
  const format = sniff(bytes);
  if (!UNKNOWN_TYPES.includes(mediaType) && !MEDIA_TYPES[format].includes(mediaType)) {
    throw new Problem('image_type_unsupported', `The file is ${format}, but it was sent as another type.`);
  }
  if (isPolyglot(bytes)) {
    throw new Problem(
      'image_polyglot',
      'The file is an image and something else at once. Send a plain photo.',
    );
  }
  await guardHeader(bytes, format, limits);
}

function sniff(bytes: Buffer): Format {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp') return sniffBrand(text(8, 12), text(16, 64));
  throw new Problem('image_type_unsupported', 'Send a JPEG, PNG, WebP or AVIF image.');
}

/** ISO base media files name their brands first; AVIF may come under the general brand mif1. */
function sniffBrand(major: string, compatible: string): Format {
  if (major === 'avif' || compatible.includes('avif')) return 'avif';
  if (HEIC_BRANDS.includes(major)) {
    throw new Problem(
      'heic_unsupported',
      'HEIC cannot be read here. Send the photo as JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible.',
    );
  }
  throw new Problem('image_type_unsupported', 'Send a JPEG, PNG, WebP or AVIF image.');
}

async function guardHeader(bytes: Buffer, format: Format, limits: FileLimits): Promise<void> {
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  const isSame = header?.format === format || (format === 'avif' && header?.format === 'heif');
  if (!header?.width || !header.height || !isSame) throw unreadable();
  if ((header.pages ?? 1) > 1)
    throw new Problem('image_unreadable', 'The file is animated. Send a single photo.');
  assertSize(header, limits);
}

function assertSize({ width, height, channels, depth }: Metadata, { pixelsMax }: FileLimits): void {
  if (width * height > pixelsMax)
    throw new Problem('image_too_large', `An image may have at most ${pixelsMax / 1e6} million pixels.`);
  if (Math.max(width, height) > SIDE_PX_MAX)
    throw new Problem('image_too_large', 'No side of an image may have more than 20,000 pixels.');
  const bytesPerPixel = channels * (BYTES_BY_DEPTH[depth] ?? WIDEST_BYTES);
  if (width * height * bytesPerPixel > DECODED_BYTES_MAX)
    throw new Problem('image_too_large', 'Send an image of this size with 8 bits a channel.');
}

/** For a file that says it is an image and is not, or not all of it. */
export function unreadable(): Problem {
  return new Problem('image_unreadable', 'The image is damaged or incomplete. Take the photo again.');
}
