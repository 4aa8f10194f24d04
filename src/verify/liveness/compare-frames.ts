/** Do the frames around the shutter show the person on the selfie, and something that moves? A still that is fed to the camera does not. */
import type { FindingCode, FrameConsistency } from '../evidence.ts';
import { alignFace } from '../face/align-faces.ts';
import { cosine } from '../face/compare-faces.ts';
import { embedFace } from '../face/embed-faces.ts';
import { findUprightFaces } from '../face/find-upright-faces.ts';
import { readJpeg } from '../image/decode.ts';
import type { Step, Tools, Work } from '../work.ts';
import { type FrameFace, measureMotion } from './measure-motion.ts';

/** A hand before the lens, a phone that sinks: one frame may miss the face. */
const FACELESS_MAX = 1;
/**
 * `measureMotion` of what counts as one and the same picture. Measured on frames of a webcam, 640 px wide: 65 bursts of three within
 * 20 frames of people who sit before it gave 0.63 or more (median 4.7); one file sent again, as it was, as PNG or as JPEG 80 or
 * better, 0.29 or less (74 photos of two sets). It is a shift by a sixth of a pixel, about a tenth of a millimetre. A still that was
 * moved, recoded more coarsely or given noise lies above it: this finds a frozen picture, not every injected one.
 */
const MOTION_MIN = 0.3;

interface SeenFrame extends FrameFace {
  readonly likeness: number;
}

export const compareFrames: Step<'frames'> = async (work, tools) => {
  const files = work.frameFiles ?? [];
  const selfie = files.length > 0 && (await embedSelfie(work, tools));
  if (!selfie) return null;
  const seen: SeenFrame[] = [];
  for (const file of files) {
    tools.inTime.throwIfAborted();
    const frame = await lookAt(file, selfie, tools);
    if (frame) seen.push(frame);
  }
  const frames = {
    count: files.length,
    with_face: seen.length,
    same_person_min: seen.length > 0 ? Math.min(...seen.map(({ likeness }) => likeness)) : null,
    motion: measureMotion(seen, tools.embedder.spec),
  };
  const codes = judgeFrames(frames, tools.embedder.spec.threshold);
  return { frames, findings: codes.map((code) => ({ code, image: 'selfie' as const })) };
};

/**
 * `threshold`: the cosine at which the embedder's publisher counts two faces as one person. Frames of one sitting are far above
 * it (a webcam's, labelled as one sitting: 0.66 and more, within ten frames 0.89), so it refuses nobody who stays.
 */
export function judgeFrames(frames: FrameConsistency, threshold: number): FindingCode[] {
  const { count, with_face: withFace, same_person_min: likeness, motion } = frames;
  const found: FindingCode[] = [];
  const isAnother = likeness !== null && likeness < threshold;
  if (isAnother || count - withFace > FACELESS_MAX) found.push('frames_differ');
  if (motion !== null && motion < MOTION_MIN) found.push('frames_frozen');
  return found;
}

async function embedSelfie({ images, faces, vectors }: Work, { embedder }: Tools) {
  if (vectors) return vectors.selfie;
  const [pixels, face] = [images?.selfie, faces?.selfie?.[0]];
  const straight = pixels && face && alignFace(pixels, face, embedder.spec);
  return straight ? embedFace(straight, embedder) : null;
}

/** Null without a face. */
async function lookAt(file: Uint8Array, selfie: Float32Array, tools: Tools): Promise<SeenFrame | null> {
  const { detector, embedder } = tools;
  const { pixels, faces } = await findUprightFaces(await readJpeg(file), detector);
  const face = faces[0];
  const straight = face && alignFace(pixels, face, embedder.spec);
  if (!face || !straight) return null;
  return { pixels, face, likeness: cosine(await embedFace(straight, embedder), selfie) };
}
