/**
 * Makes an attack out of a live photo: as if it had been shown on a screen, or printed, and photographed again.
 * The strengths are drawn at random from wide ranges, so that the fit learns the kind of trace and not one device.
 */
import sharp from 'sharp';
import type { Pixels } from '../../src/verify/image/pixels.ts';

export const RECAPTURES = ['screen', 'print'] as const;
export type Recapture = (typeof RECAPTURES)[number];

type Random = (from: number, to: number) => number;
/** The value of one channel (0 red, 1 green, 2 blue) at one pixel, from the value before. */
type Trace = (value: number, x: number, y: number, channel: number) => number;

/** The same photo, kind and seed give the same attack. */
export async function recapture(photo: Pixels, kind: Recapture, seed: number): Promise<Pixels> {
  const random = randomFrom(seed);
  const traces = kind === 'screen' ? screenTraces(photo, random) : printTraces(photo, random);
  const shown = kind === 'print' ? gamut(photo, random(0.45, 0.85)) : photo;
  return camera(apply(shown, traces), random);
}

function screenTraces(photo: Pixels, random: Random): readonly Trace[] {
  const grid = grating({ period: random(0.7, 4), angle: random(-0.3, 0.3), depth: random(0.05, 0.35) });
  const [gamma, backlight, blue] = [random(0.8, 1.3), random(5, 30), random(0.95, 1.1)];
  const display: Trace = (value, _x, _y, channel) =>
    (backlight + (255 - backlight) * (value / 255) ** gamma) * (channel === 2 ? blue : 1);
  return [display, grid, glare(photo, random, 0.6)];
}

function printTraces(photo: Pixels, random: Random): readonly Trace[] {
  const [black, paper] = [random(15, 55), random(200, 245)];
  const tone: Trace = (value) => black + ((paper - black) * value) / 255;
  const [period, depth] = [random(1.6, 4), random(0.03, 0.2)];
  /** Each ink has its own screen angle: cyan 15°, magenta 75°, yellow 0°. */
  const inks = [15, 75, 0].map((degrees) => grating({ period, angle: (degrees * Math.PI) / 180, depth }));
  const across = [105, 165, 90].map((degrees) =>
    grating({ period, angle: (degrees * Math.PI) / 180, depth }),
  );
  const halftone: Trace = (value, x, y, channel) =>
    across[channel]?.(inks[channel]?.(value, x, y, 0) ?? value, x, y, 0) ?? value;
  return [tone, halftone, glare(photo, random, 0.35)];
}

/** Stripes that darken; a third of a period apart in the three channels, as subpixels are. Period in pixels, angle in radians. */
function grating(stripes: {
  readonly period: number;
  readonly angle: number;
  readonly depth: number;
}): Trace {
  const turn = (2 * Math.PI) / stripes.period;
  const [across, down] = [turn * Math.cos(stripes.angle), turn * Math.sin(stripes.angle)];
  return (value, x, y, channel) =>
    value * (1 - stripes.depth * (0.5 + 0.5 * Math.cos(x * across + y * down + (channel * 2 * Math.PI) / 3)));
}

/** A lamp's reflection somewhere in the middle of the picture, with the given probability. */
function glare(photo: Pixels, random: Random, probability: number): Trace {
  const strength = random(0, 1) < probability ? random(60, 220) : 0;
  const centre = { x: photo.width * random(0.3, 0.7), y: photo.height * random(0.25, 0.75) };
  const radius = { x: photo.width * random(0.04, 0.2), y: photo.height * random(0.04, 0.2) };
  return (value, x, y) => {
    const distance = ((x - centre.x) / radius.x) ** 2 + ((y - centre.y) / radius.y) ** 2;
    return distance > 8 ? value : value + strength * Math.exp(-distance);
  };
}

/** Colours drawn towards grey: what inks can reach. */
function gamut(photo: Pixels, share: number): Pixels {
  const data = Buffer.alloc(photo.data.length);
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = photo.data.subarray(at, at + 3);
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    data.set(
      [red, green, blue].map((value) => clamp(grey + (value - grey) * share)),
      at,
    );
  }
  return { ...photo, data };
}

function apply(photo: Pixels, traces: readonly Trace[]): Pixels {
  const data = Buffer.alloc(photo.data.length);
  for (let at = 0; at < data.length; at++) {
    const [pixel, channel] = [Math.floor(at / 3), at % 3];
    const [x, y] = [pixel % photo.width, Math.floor(pixel / photo.width)];
    data[at] = clamp(traces.reduce((value, trace) => trace(value, x, y, channel), photo.data[at] ?? 0));
  }
  return { ...photo, data };
}

/** The second camera: its blur, its noise, its JPEG. */
async function camera(photo: Pixels, random: Random): Promise<Pixels> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  const blurred = await sharp(photo.data, { raw }).blur(random(0.4, 1.6)).raw().toBuffer();
  const noise = random(0.5, 4);
  const noisy = blurred.map((value) =>
    clamp(value + noise * (random(-1, 1) + random(-1, 1) + random(-1, 1))),
  );
  const jpeg = await sharp(noisy, { raw })
    .jpeg({ quality: Math.round(random(70, 95)) })
    .toBuffer();
  return { ...photo, data: await sharp(jpeg).removeAlpha().raw().toBuffer() };
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** A linear congruential generator (Numerical Recipes): good enough to draw strengths and noise from. */
function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  return (from, to) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from + (to - from) * (state / 2 ** 32);
  };
}
