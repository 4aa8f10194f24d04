/**
 * An untrusted file becomes an upright JPEG of ours: orientation applied, every byte of metadata gone, sRGB, opaque.
 * Whatever could be hidden in a file beside its pixels ends here.
 */
import sharp from 'sharp';
import { INPUT_PIXELS_MAX } from '../verifier.ts';
import type { Pixels } from './pixels.ts';

/** Enough for the small print of a document, a fifth of the bytes of a phone's photo. */
const SIDE_PX_MAX = 2560;
/** What the library calls the formats that are accepted; `heif` is AVIF. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'heif'];
/** Of work on pixels; well below the time that a job has, so that the thread comes back by itself. */
const DECODE_SECONDS_MAX = 15;
const JPEG = { quality: 95, chromaSubsampling: '4:4:4' } as const;

export interface CleanImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Null when the file cannot be decoded: truncated, corrupt, too many pixels, or of a type we do not read. */
export async function normalise(bytes: Uint8Array): Promise<CleanImage | null> {
  const pixels = await openUpright(bytes);
  return pixels && writeJpeg(pixels);
}

/** The pixels of an untrusted file, scaled to fit; null as for `normalise`. */
export async function openUpright(bytes: Uint8Array, sidePxMax = SIDE_PX_MAX): Promise<Pixels | null> {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: INPUT_PIXELS_MAX });
    if (!FORMATS.includes((await image.metadata()).format)) return null;
    const { data, info } = await image
      .timeout({ seconds: DECODE_SECONDS_MAX })
      .autoOrient()
      .resize(sidePxMax, sidePxMax, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

export async function writeJpeg({ data, width, height }: Pixels): Promise<CleanImage> {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg(JPEG)
    .toBuffer();
  return { bytes, width, height };
}
