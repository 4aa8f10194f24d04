/** The portrait and the selfie, each straightened so that its five landmarks lie where the embedder was trained to see them. */
import type { Face } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { warp } from '../image/warp.ts';
import type { FaceEmbedderSpec } from '../models/manifest.ts';
import type { Step } from '../work.ts';
import { fitSimilarity, invert } from './fit-similarity.ts';

export const alignFaces: Step<'aligned'> = ({ images, faces }, { embedder }) => {
  const portrait = alignLargest(images?.document_front, faces?.document_front, embedder.spec);
  const selfie = alignLargest(images?.selfie, faces?.selfie, embedder.spec);
  return portrait && selfie ? { aligned: { portrait, selfie } } : null;
};

function alignLargest(
  pixels: Pixels | undefined,
  faces: readonly Face[] | undefined,
  spec: FaceEmbedderSpec,
): Pixels | null {
  const face = faces?.[0];
  return pixels && face ? alignFace(pixels, face, spec) : null;
}

export function alignFace(pixels: Pixels, face: Face, spec: FaceEmbedderSpec): Pixels | null {
  const [width, height] = spec.input.size;
  const toCrop = fitSimilarity(face.landmarks, spec.template);
  if (!toCrop) return null;
  const { real, imaginary, shiftX, shiftY } = invert(toCrop);
  const toImage = { xx: real, xy: -imaginary, x0: shiftX, yx: imaginary, yy: real, y0: shiftY };
  return warp(pixels, toImage, width, height);
}
