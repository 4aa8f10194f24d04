/** The burst around a selfie's shutter: how many frames it may have, how large they are, and what is said about the one that is wrong. */
import { Problem } from '../errors.ts';
import type { ImageType } from '../verify/evidence.ts';
import { type FileLimits, guardImage } from './guard.ts';

const FRAMES_MIN = 3;
export const FRAMES_MAX = 5;
/** Of each; five of them and the largest image are one body still (http/routes/images.ts). */
export const FRAME_BYTES_MAX = 1_000_000;
/** More than a frame of 4K video: five of them cost about as much to decode as one image may. */
const FRAME_LIMITS: FileLimits = { bytesMax: FRAME_BYTES_MAX, pixelsMax: 9_000_000 };

export interface SentFile {
  readonly bytes: Buffer;
  /** What the client says the file is; empty when it says nothing. */
  readonly mediaType: string;
}

/** Throws where frames are no burst or belong to nothing that could have one. */
export function assertBurst(type: ImageType, count: number): void {
  if (count === 0) return;
  if (type !== 'selfie') throw misplaced('Only a selfie has frames: send this image without them.');
  if (count < FRAMES_MIN || count > FRAMES_MAX)
    throw misplaced(`Send ${FRAMES_MIN} to ${FRAMES_MAX} frames with a selfie, or none.`);
}

function misplaced(detail: string): Problem {
  return new Problem('validation_failed', detail, [{ pointer: '/frames', detail }]);
}

/** As `guardImage`, with the frame's place in what it throws. */
export async function guardFrames(frames: readonly SentFile[]): Promise<void> {
  for (const [index, { bytes, mediaType }] of frames.entries()) {
    await guardImage(bytes, mediaType, FRAME_LIMITS).catch((error: unknown) => {
      throw error instanceof Problem ? ofFrame(index, error) : error;
    });
  }
}

/** The problem of an image as one of the frame with this index. */
export function ofFrame(index: number, { code, message }: Problem): Problem {
  return new Problem(code, `Frame ${index + 1}: ${message}`, [
    { pointer: `/frames/${index}`, detail: message },
  ]);
}
