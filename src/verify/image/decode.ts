/** Images that `inspect` wrote → pixels. We wrote them, so one that cannot be read is a fault of ours and throws. */
import sharp from 'sharp';
import type { ImageType } from '../evidence.ts';
import { INPUT_PIXELS_MAX } from '../verifier.ts';
import type { Step } from '../work.ts';
import type { Pixels } from './pixels.ts';

export const decode: Step<'images'> = async ({ files }) => {
  const decoded = Object.entries(files).map(async ([type, bytes]) => [type, await readJpeg(bytes)] as const);
  const images: Partial<Record<ImageType, Pixels>> = Object.fromEntries(await Promise.all(decoded));
  return Object.keys(images).length === 0 ? null : { images };
};

export async function readJpeg(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: INPUT_PIXELS_MAX })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
