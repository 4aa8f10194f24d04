/** How large, bright and sharp each image is, and which ones are hopeless. A poor phone camera passes: only what nobody could use is refused. */
import type { FindingCode, Quality } from '../evidence.ts';
import { findingsOf, mapImages, type Step } from '../work.ts';
import type { Pixels } from './pixels.ts';
import { resize } from './warp.ts';

/** Sharpness depends on scale, so it is measured on images of at most this width; smaller ones are left as they are. */
const MEASURED_WIDTH_PX = 640;

/** Shorter side in pixels, mean luma 0..255, variance of the Laplacian. */
const LIMITS = { shorterSide: 200, dark: 20, bright: 245, blurred: 4 } as const;

export const measureQuality: Step<'quality'> = ({ images }) => {
  if (!images) return null;
  const quality = mapImages(images, measure);
  return { quality, findings: findingsOf(quality, judge) };
};

export function measure(pixels: Pixels): Quality {
  const { width, height } = pixels;
  const scale = Math.min(1, MEASURED_WIDTH_PX / width);
  const size = { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) };
  const luma = toLuma(scale < 1 ? resize(pixels, size) : pixels);
  const brightness = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  return { width, height, brightness, sharpness: laplacianVariance(luma, size.width, size.height) };
}

function judge(quality: Quality): FindingCode[] {
  const found: FindingCode[] = [];
  if (Math.min(quality.width, quality.height) < LIMITS.shorterSide) found.push('too_small');
  if (quality.brightness < LIMITS.dark) found.push('too_dark');
  if (quality.brightness > LIMITS.bright) found.push('too_bright');
  if (quality.sharpness < LIMITS.blurred) found.push('too_blurred');
  return found;
}

/** ITU-R BT.601 weights. */
function toLuma({ data, width, height }: Pixels): Float32Array {
  const luma = new Float32Array(width * height);
  for (let i = 0; i < luma.length; i++) {
    const red = data[3 * i] as number;
    const green = data[3 * i + 1] as number;
    const blue = data[3 * i + 2] as number;
    luma[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return luma;
}

/** Kernel 0 1 0, 1 -4 1, 0 1 0; the outermost pixels are left out. */
function laplacianVariance(luma: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  const at = (index: number) => luma[index] as number;
  for (let row = 1; row < height - 1; row++) {
    for (let i = row * width + 1; i < (row + 1) * width - 1; i++) {
      const edge = at(i - width) + at(i + width) + at(i - 1) + at(i + 1) - 4 * at(i);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}
