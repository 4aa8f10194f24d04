/** The last few frames of the video, small: those before the shutter go with a selfie. */
import { drawVideo } from './jpeg.ts';

/** As many as the service looks at with ease; at one look in 150 ms they reach back 0.6 s. */
const COUNT = 4;
/** Fewer than these are no burst: src/capture/frames.ts. */
const COUNT_MIN = 3;
const SIDE_MAX = 640;

export interface Burst {
  readonly add: (video: HTMLVideoElement) => void;
  /** Oldest first; empty while there are too few. */
  readonly frames: () => readonly HTMLCanvasElement[];
}

export function burst(): Burst {
  const kept: HTMLCanvasElement[] = [];
  return {
    add: (video) => {
      const oldest = kept.length === COUNT ? kept.shift() : undefined;
      kept.push(drawVideo(video, SIDE_MAX, oldest));
    },
    frames: () => (kept.length < COUNT_MIN ? [] : kept),
  };
}
