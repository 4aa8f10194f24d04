/** The portrait and the selfie, each straightened so that its five landmarks lie where the embedder was trained to see them. */
import { type Face, type ImageType, scaleFace } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { warp } from '../image/warp.ts';
import type { FaceEmbedderSpec } from '../models/manifest.ts';
import type { Step, Work } from '../work.ts';
import { fitSimilarity, invert } from './fit-similarity.ts';
import { eyeDistance } from './judge-faces.ts';

/** A face is cut from the overview when each pixel of the crop is still the mean of so many of the overview's, across and down. */
const OVERVIEW_PIXELS_MIN = 1.5;

export const alignFaces: Step<'aligned'> = (work, { embedder }) => {
  const portrait = alignPerson(work, 'document_front', embedder.spec);
  const selfie = alignPerson(work, 'selfie', embedder.spec);
  return portrait && selfie ? { aligned: { portrait, selfie } } : null;
};

/** The face that is looked at, of the image of that type; null without one. */
export function alignPerson(
  { images, overviews, faces }: Work,
  type: ImageType,
  spec: FaceEmbedderSpec,
): Pixels | null {
  const [pixels, overview, face] = [images?.[type], overviews?.[type], faces?.[type]?.[0]];
  if (!pixels || !overview || !face) return null;
  const small = scaleFace(face, overview.width / pixels.width);
  const isEnough = eyeDistance(small) >= OVERVIEW_PIXELS_MIN * eyeDistance({ landmarks: spec.template });
  return isEnough ? alignFace(overview, small, spec) : alignFace(pixels, face, spec);
}

export function alignFace(pixels: Pixels, face: Face, spec: FaceEmbedderSpec): Pixels | null {
  const [width, height] = spec.input.size;
  const toCrop = fitSimilarity(face.landmarks, spec.template);
  if (!toCrop) return null;
  const { real, imaginary, shiftX, shiftY } = invert(toCrop);
  const toImage = { xx: real, xy: -imaginary, x0: shiftX, yx: imaginary, yy: real, y0: shiftY };
  return warp(pixels, toImage, width, height);
}
