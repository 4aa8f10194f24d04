/** Pictures on canvases, and as JPEG no larger than the service needs. */

const QUALITIES = [0.9, 0.8] as const;
const BYTES_MAX = 5_000_000;

interface Picture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

/** Scaled down so that the longer side has at most `sideMax` pixels. Reuses `canvas` when given. */
export function draw(
  { source, width, height }: Picture,
  sideMax: number,
  canvas = document.createElement('canvas'),
): HTMLCanvasElement {
  const scale = Math.min(1, sideMax / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function drawVideo(
  video: HTMLVideoElement,
  sideMax: number,
  canvas?: HTMLCanvasElement,
): HTMLCanvasElement {
  return draw({ source: video, width: video.videoWidth, height: video.videoHeight }, sideMax, canvas);
}

/** Throws where the browser cannot write one. */
export async function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  let jpeg: Blob | null = null;
  for (const quality of QUALITIES) {
    jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg && jpeg.size <= BYTES_MAX) break;
  }
  if (!jpeg) throw new Error('The browser gives no JPEG');
  return jpeg;
}
