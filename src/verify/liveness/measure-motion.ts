/**
 * How much a burst of frames changes where its first face is: mean absolute difference of luma, 0..255, of the frame that differs
 * most from the first. The places are the first face's, so a face that moves changes them. Each value is a mean over several
 * pixels, which takes out what compression adds.
 */
import type { Face } from '../evidence.ts';
import { alignFace } from '../face/align-faces.ts';
import { toLuma } from '../image/measure-quality.ts';
import type { Pixels } from '../image/pixels.ts';
import { resize } from '../image/warp.ts';
import type { FaceEmbedderSpec } from '../models/manifest.ts';

/** Of the square that is compared: a face in a frame of 640 px has two or more pixels to each of its own. */
const SIDE = 64;
/** The outermost values reach beyond the face. */
const BORDER = 6;

export interface FrameFace {
  readonly pixels: Pixels;
  readonly face: Face;
}

/** Null with fewer than two faces. `spec` says where a face lies in the square. */
export function measureMotion(frames: readonly FrameFace[], spec: FaceEmbedderSpec): number | null {
  const [first, ...others] = frames;
  if (!first || others.length === 0) return null;
  const size = { width: first.pixels.width, height: first.pixels.height };
  const [still, ...moved] = [first, ...others].map(({ pixels }) =>
    lookAt(resize(pixels, size), first.face, spec),
  );
  if (!still) return null;
  return Math.max(...moved.map((each) => (each ? difference(still, each) : 0)));
}

function lookAt(pixels: Pixels, face: Face, spec: FaceEmbedderSpec): Float32Array | null {
  const straight = alignFace(pixels, face, spec);
  return straight && smooth(toLuma(resize(straight, { width: SIDE, height: SIDE }).data));
}

/** Mean of three by three, the middle counting most; the outermost values stay as they are. */
function smooth(luma: Float32Array): Float32Array {
  const smoothed = Float32Array.from(luma);
  for (let row = 1; row < SIDE - 1; row++) {
    for (let column = 1; column < SIDE - 1; column++) {
      const at = row * SIDE + column;
      const across = (from: number): number =>
        (luma[from - 1] as number) + 2 * (luma[from] as number) + (luma[from + 1] as number);
      smoothed[at] = (across(at - SIDE) + 2 * across(at) + across(at + SIDE)) / 16;
    }
  }
  return smoothed;
}

function difference(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let row = BORDER; row < SIDE - BORDER; row++) {
    for (let at = row * SIDE + BORDER; at < (row + 1) * SIDE - BORDER; at++)
      sum += Math.abs((one[at] as number) - (other[at] as number));
  }
  return sum / (SIDE - 2 * BORDER) ** 2;
}
