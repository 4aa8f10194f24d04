/** What a browser's camera sees: drawn pictures, as a film that Chromium plays as a camera, or as a stream that the page is given. */
import { writeFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';

/** JPEG bytes of what stands before the phone's back and before its front. */
export interface Sight {
  readonly environment: Buffer;
  readonly user: Buffer;
}

/** Chromium plays one frame of a film in a thirtieth of a second, and begins anew at its end. */
const FRAMES_PER_SECOND = 30;
const DRAW_EVERY_MS = 120;

/** Chromium's flags for a camera that shows these JPEGs, all of one size, for so many seconds each. */
export async function filmedCamera(
  file: string,
  scenes: readonly (readonly [picture: Buffer, seconds: number])[],
): Promise<string[]> {
  const frames = scenes.flatMap(([picture, seconds]) =>
    Array<Buffer>(Math.round(seconds * FRAMES_PER_SECOND)).fill(picture),
  );
  await writeFile(file, Buffer.concat(frames));
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/** Cameras held by a hand that is not quite still. `look` is asked each time one is opened. */
export async function giveCameras(context: BrowserContext, look: () => Sight): Promise<void> {
  await context.exposeFunction('lookAround', (facing: keyof Sight) => look()[facing].toString('base64'));
  await context.addInitScript(CAMERAS);
}

/** The empty page, from which browsers begin, has no cameras. */
const CAMERAS = `
if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async ({ video }) => {
  const picture = atob(await lookAround(video.facingMode.ideal));
  const seen = await createImageBitmap(new Blob([Uint8Array.from(picture, (byte) => byte.charCodeAt(0))]));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: seen.width, height: seen.height });
  const pen = canvas.getContext('2d');
  const stream = canvas.captureStream();
  let drawn = 0;
  const draw = () => {
    const [x, y] = [2 * Math.cos(drawn), 2 * Math.sin(drawn)];
    pen.drawImage(seen, x - 2, y - 2, seen.width + 4, seen.height + 4);
    drawn++;
    if (stream.active) setTimeout(draw, ${DRAW_EVERY_MS});
  };
  draw();
  return stream;
};`;
