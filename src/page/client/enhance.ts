/** Everything the script can do for a screen. Each part looks for its own marks in it and leaves other screens alone. */
import { enhanceCapture } from './capture/enhance-capture.ts';
import { enhanceCopyLinks } from './copy-link.ts';
import { enhanceEmbedding } from './embed.ts';
import { enhanceFollowing } from './follow.ts';
import { enhanceReturn } from './return.ts';
import { enhanceWayBack } from './way-back.ts';

const ENHANCEMENTS = [
  enhanceEmbedding,
  enhanceReturn,
  enhanceFollowing,
  enhanceCopyLinks,
  enhanceCapture,
  enhanceWayBack,
] as const;

/** Returns what stops all of it: cameras, timers, listeners. */
export function enhance(root: HTMLElement): () => void {
  const stops = ENHANCEMENTS.map((enhanceOne) => enhanceOne(root));
  return () => {
    for (const stop of stops) stop();
  };
}
