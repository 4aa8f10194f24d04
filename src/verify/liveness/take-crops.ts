/** The crops that the liveness models ask for of one face: each is made once, from the smaller picture where that loses nothing. */
import { type Face, scaleFace } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import type { LivenessSpec } from '../models/manifest.ts';
import { cropFace } from './crop-face.ts';

/** A crop is cut from the overview when each of its pixels is the mean of so many of the overview's, across and down. */
const OVERVIEW_PIXELS_MIN = 4;

/** `overview` is the same picture, small; the face is in the coordinates of `pixels`. */
export function takeCrops(pixels: Pixels, face: Face, overview = pixels): (spec: LivenessSpec) => Pixels {
  const taken = new Map<string, Pixels>();
  const factor = overview.width / pixels.width;
  const small = scaleFace(face, factor);
  return ({ crop_scale: scale, input }) => {
    const [width, height] = input.size;
    const key = `${scale} ${width} ${height}`;
    const known = taken.get(key);
    if (known) return known;
    const isCoarse = (small.box.width * scale) / width >= OVERVIEW_PIXELS_MIN;
    const [source, { box }] = isCoarse ? [overview, small] : [pixels, face];
    const crop = cropFace(source, box, scale, { width, height });
    taken.set(key, crop);
    return crop;
  };
}
