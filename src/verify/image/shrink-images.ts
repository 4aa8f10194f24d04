/**
 * Every image once more at the size at which it is looked at as a whole, so that the quality, the search for faces and the
 * liveness models do not each walk through all of its pixels.
 */
import sharp from 'sharp';
import { type Images, mapImages, type Step } from '../work.ts';
import type { Pixels } from './pixels.ts';

/** Of the longer side: what the face detector looks at first. */
export const OVERVIEW_SIDE_PX = 640;
/** From this factor on libvips halves the image first, by a path that takes twice as long. */
const SLOW_FACTOR = 4;

export const shrinkImages: Step<'overviews'> = async ({ images }) => {
  if (!images) return null;
  const shrinking = Object.entries(mapImages(images, toOverview));
  const shrunk = await Promise.all(shrinking.map(async ([type, pixels]) => [type, await pixels] as const));
  return { overviews: Object.fromEntries(shrunk) as Images<Pixels> };
};

/** An image that is no larger is its own overview. */
export async function toOverview(pixels: Pixels): Promise<Pixels> {
  const { data, width, height } = pixels;
  const factor = Math.max(width, height) / OVERVIEW_SIDE_PX;
  if (factor <= 1) return pixels;
  const size = {
    width: Math.max(1, Math.round(width / factor)),
    height: Math.max(1, Math.round(height / factor)),
  };
  const region = {
    left: 0,
    top: 0,
    width: avoidSlowFactor(width, size.width),
    height: avoidSlowFactor(height, size.height),
  };
  const shrunk = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract(region)
    .resize({ ...size, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { data: shrunk, ...size };
}

/** The largest image of ours is shrunk by just that factor: without its last row and column it goes the fast way. */
function avoidSlowFactor(length: number, target: number): number {
  return length === SLOW_FACTOR * target ? length - 1 : length;
}
