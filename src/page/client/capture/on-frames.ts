/** Calls back with frames of a video, a few times a second, as long as it plays. Returns what ends it. */

/** About six looks a second: enough for a hand, and the phone stays cool. */
const EVERY_MS = 150;

export function onFrames(video: HTMLVideoElement, look: (now: number) => void): () => void {
  let isEnded = false;
  let last = Number.NEGATIVE_INFINITY;
  const hasOwn = 'requestVideoFrameCallback' in video;
  const next = () => {
    if (isEnded) return;
    if (hasOwn) video.requestVideoFrameCallback(each);
    else requestAnimationFrame(each);
  };
  const each = (now: number) => {
    if (isEnded) return;
    if (video.videoWidth > 0 && now - last >= EVERY_MS) {
      last = now;
      look(now);
    }
    next();
  };
  next();
  return () => {
    isEnded = true;
  };
}
