/** A photo that the person may send: from the video, from the camera's own still, or from a file. */
import { draw, drawVideo, toJpeg } from './jpeg.ts';

export interface Photo {
  readonly image: Blob;
  /** Null when the browser cannot show what was chosen. */
  readonly canvas: HTMLCanvasElement | null;
  /** Of a selfie, in the order in which they were taken; none without a camera. */
  readonly frames: readonly Blob[];
}

/** Longer side. */
const SIDE_MAX = 2560;
const FILE_BYTES_MAX = 5_000_000;
const STILL_MS = 1500;

export async function takeSelfie(
  video: HTMLVideoElement,
  burst: readonly HTMLCanvasElement[],
): Promise<Photo> {
  const canvas = drawVideo(video, SIDE_MAX);
  const frames = [];
  for (const frame of burst) frames.push(await toJpeg(frame));
  return { image: await toJpeg(canvas), canvas, frames };
}

/** The video's frame, unless the camera gives a still with more pixels in time. */
export async function takeDocument(
  video: HTMLVideoElement,
  track: MediaStreamTrack | undefined,
): Promise<Photo> {
  const frame = drawVideo(video, SIDE_MAX);
  const still = await takeStill(track, Math.max(frame.width, frame.height)).catch(() => null);
  const canvas = still ?? frame;
  return { image: await toJpeg(canvas), canvas, frames: [] };
}

async function takeStill(
  track: MediaStreamTrack | undefined,
  sideMin: number,
): Promise<HTMLCanvasElement | null> {
  if (!track || !('ImageCapture' in window) || sideMin >= SIDE_MAX) return null;
  const late = new Promise<null>((resolve) => setTimeout(resolve, STILL_MS, null));
  const blob = await Promise.race([new ImageCapture(track).takePhoto(), late]);
  const still = blob && (await open(blob));
  return still && Math.max(still.width, still.height) > sideMin ? still : null;
}

/** A file that is small enough goes as it is, and so does one that the browser cannot open: the service will say. */
export async function openFile(file: File): Promise<Photo> {
  const canvas = await open(file).catch(() => null);
  const isShrunk = canvas && (canvas.dataset.shrunk || file.size > FILE_BYTES_MAX);
  const image = isShrunk ? await toJpeg(canvas).catch(() => file) : file;
  return { image, canvas, frames: [] };
}

async function open(blob: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  const canvas = draw({ source: bitmap, width: bitmap.width, height: bitmap.height }, SIDE_MAX);
  if (bitmap.width > canvas.width) canvas.dataset.shrunk = 'true';
  bitmap.close();
  return canvas;
}
