/** The table under a document: its colour with the grain of wood, the weave of a cloth or the specks of a stone. */
import { type Random, randomFrom } from '../../../random.ts';
import type { Table } from './scene.ts';

/** One factor for the brightness of each pixel at x, y. */
type Grain = (x: number, y: number) => number;

const SEED = 9303;
const LATTICE = 64;

/** Three bytes a pixel. */
export function paintTable({ kind, color }: Table, width: number, height: number): Uint8Array {
  const grain = GRAINS[kind](noiseFrom(randomFrom(SEED)), width / 1920);
  const pixels = new Uint8Array(3 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const factor = grain(x, y);
      for (let channel = 0; channel < 3; channel++)
        pixels[at + channel] = Math.min(255, (color[channel] as number) * factor);
    }
  }
  return pixels;
}

/** `scale` is 1 for a photo of 1920 pixels. */
const GRAINS: Readonly<Record<Table['kind'], (noise: Grain, scale: number) => Grain>> = {
  plain: () => () => 1,
  wood: (noise, scale) => (x, y) => {
    const bend = y + 60 * scale * noise(x / (700 * scale), y / (260 * scale));
    return (
      0.86 +
      0.2 * noise(x / (420 * scale), bend / (9 * scale)) +
      0.08 * noise(x / (90 * scale), bend / (2.5 * scale))
    );
  },
  cloth: (noise, scale) => (x, y) =>
    0.95 +
    0.05 * Math.sin((2.2 * x) / scale) * Math.sin((2.2 * y) / scale) +
    0.1 * (noise(x / (200 * scale), y / (200 * scale)) - 0.5),
  stone: (noise, scale) => (x, y) =>
    0.8 + 0.25 * noise(x / (7 * scale), y / (7 * scale)) + 0.15 * noise(x / (160 * scale), y / (160 * scale)),
};

/** Smooth noise of 0..1 that repeats every 64 units: values drawn by lot on a lattice and mixed between. */
function noiseFrom(random: Random): Grain {
  const values = Float64Array.from({ length: LATTICE * LATTICE }, () => random(0, 1));
  const value = (x: number, y: number) =>
    values[(y & (LATTICE - 1)) * LATTICE + (x & (LATTICE - 1))] as number;
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [ease(x - left), ease(y - top)];
    const upper = value(left, top) * (1 - right) + value(left + 1, top) * right;
    const lower = value(left, top + 1) * (1 - right) + value(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  };
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
