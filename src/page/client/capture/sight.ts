/** Draws a part of the video small and reads it back as grey: all that guidance ever sees. */
import { type Area, type Grey, greyFrom } from './guidance/grey.ts';

export function sight(size: {
  readonly width: number;
  readonly height: number;
}): (video: HTMLVideoElement, part: Area) => Grey {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video, { x, y, width, height }) => {
    if (!context) return { data: new Uint8Array(size.width * size.height), ...size };
    context.drawImage(video, x, y, width, height, 0, 0, size.width, size.height);
    return greyFrom(context.getImageData(0, 0, size.width, size.height));
  };
}
