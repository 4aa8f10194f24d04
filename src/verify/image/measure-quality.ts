/** How large, bright and sharp each image is, and which ones are hopeless. A poor phone camera passes: only what nobody could use is refused. */
import type { FindingCode, Quality } from '../evidence.ts';
import { findingsOf, mapImages, type Step } from '../work.ts';
import type { Pixels } from './pixels.ts';

/** Shorter side in pixels, mean luma 0..255, variance of the Laplacian. */
const LIMITS = { shorterSide: 200, dark: 20, bright: 245, blurred: 4 } as const;

export const measureQuality: Step<'quality'> = ({ images, overviews }) => {
  if (!images || !overviews) return null;
  const quality = mapImages(images, ({ width, height }, image) => {
    const overview = overviews[image] as Pixels;
    return { width, height, ...measureOverview(overview) };
  });
  return { quality, findings: findingsOf(quality, judge) };
};

/** Of an overview: sharpness depends on scale, and overviews have one width. */
export function measureOverview({ data, width, height }: Pixels): Pick<Quality, 'brightness' | 'sharpness'> {
  const luma = toLuma(data);
  let sum = 0;
  for (let i = 0; i < luma.length; i++) sum += luma[i] as number;
  return { brightness: sum / luma.length, sharpness: laplacianVariance(luma, width, height) };
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
export function toLuma(data: Uint8Array): Float32Array {
  const luma = new Float32Array(data.length / 3);
  for (let i = 0, source = 0; i < luma.length; i++, source += 3) {
    const red = data[source] as number;
    const green = data[source + 1] as number;
    const blue = data[source + 2] as number;
    luma[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return luma;
}

/** Kernel 0 1 0, 1 -4 1, 0 1 0; the outermost pixels are left out. */
function laplacianVariance(luma: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let row = 1; row < height - 1; row++) {
    const last = (row + 1) * width - 1;
    for (let i = row * width + 1; i < last; i++) {
      const across = (luma[i - 1] as number) + (luma[i + 1] as number);
      const down = (luma[i - width] as number) + (luma[i + width] as number);
      const edge = across + down - 4 * (luma[i] as number);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}
