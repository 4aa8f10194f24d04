/**
 * Makes an attack out of a live photo: as if it had been shown on a screen, or printed, and photographed again. The
 * strengths are drawn at random from wide ranges, so that the fit learns the kind of trace and not one device. `camera`
 * is no attack: the same second camera before the living person, so that its blur and noise alone are not taken for one.
 */
import sharp from 'sharp';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import { type Random, randomFrom } from '../random.ts';

export const RECAPTURES = ['screen', 'print'] as const;
export type Recapture = (typeof RECAPTURES)[number];

/** The value of one channel (0 red, 1 green, 2 blue) at one pixel, from the value before. */
type Trace = (value: number, x: number, y: number, channel: number) => number;

/** The second camera is nearer: it has up to so many pixels for each one of the photo. */
const ENLARGEMENT_MAX = 3.5;
const SIDE_PX_MAX = 1000;
/** Each ink has its own screen angle, in degrees: cyan 15, magenta 75, yellow 0. */
const INK_ANGLES = [15, 75, 0] as const;
const SUBPIXELS = [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3] as const;

/** The same photo, kind and seed give the same attack. */
export async function recapture(photo: Pixels, kind: Recapture | 'camera', seed: number): Promise<Pixels> {
  const random = randomFrom(seed);
  const near = await enlarge(photo, random);
  return camera(apply(near, tracesOf(kind, near, random)), random);
}

function tracesOf(kind: Recapture | 'camera', photo: Pixels, random: Random): readonly Trace[] {
  switch (kind) {
    case 'screen':
      return [display(random), ...pixelGrid(random), glare(photo, random, 0.6)];
    case 'print':
      return [paper(random), ...halftone(random), glare(photo, random, 0.35)];
    case 'camera':
      return [];
  }
}

async function enlarge(photo: Pixels, random: Random): Promise<Pixels> {
  const { data, width, height } = photo;
  const most = Math.max(1, Math.min(ENLARGEMENT_MAX, SIDE_PX_MAX / Math.max(width, height)));
  const size = { width: Math.round(width * random(1, most)), height: 0 };
  size.height = Math.round((size.width * height) / width);
  const enlarged = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { data: enlarged, ...size };
}

/** Its own gamma, a glow where it shows black, a bluish white. */
function display(random: Random): Trace {
  const [gamma, glow, blue] = [random(0.8, 1.3), random(5, 30), random(0.95, 1.1)];
  return (value, _x, _y, channel) =>
    (glow + (255 - glow) * (value / 255) ** gamma) * (channel === 2 ? blue : 1);
}

/** Columns of red, green and blue, and the dark lines between rows; finer than the camera's pixels they alias into moiré. */
function pixelGrid(random: Random): readonly Trace[] {
  const [period, angle, depth] = [random(0.7, 4), random(-0.3, 0.3), random(0.04, 0.3)];
  const rows = { period, angle: angle + Math.PI / 2, depth: depth * random(0.2, 1) };
  return [grating({ period, angle, depth, phases: SUBPIXELS }), grating({ ...rows, phases: [0, 0, 0] })];
}

/** Black is grey, white is paper, and inks reach fewer colours. */
function paper(random: Random): Trace {
  const [black, white] = [random(15, 55), random(200, 245)];
  return (value) => black + ((white - black) * value) / 255;
}

function halftone(random: Random): readonly Trace[] {
  const [period, depth] = [random(1.6, 4), random(0.03, 0.2)];
  return [0, 90].map((turn) => {
    const inks = INK_ANGLES.map((degrees) =>
      grating({ period, angle: ((degrees + turn) * Math.PI) / 180, depth, phases: [0, 0, 0] }),
    );
    return (value, x, y, channel) => (inks[channel] as Trace)(value, x, y, channel);
  });
}

/** Stripes that darken. Period in pixels, angle and phases (one for each channel) in radians. */
function grating(stripes: {
  readonly period: number;
  readonly angle: number;
  readonly depth: number;
  readonly phases: readonly number[];
}): Trace {
  const turn = (2 * Math.PI) / stripes.period;
  const [across, down] = [turn * Math.cos(stripes.angle), turn * Math.sin(stripes.angle)];
  const half = stripes.depth / 2;
  return (value, x, y, channel) =>
    value * (1 - half - half * Math.cos(x * across + y * down + (stripes.phases[channel] as number)));
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

function apply(photo: Pixels, traces: readonly Trace[]): Pixels {
  const data = Buffer.from(photo.data);
  for (let y = 0, at = 0; y < photo.height; y++) {
    for (let x = 0; x < photo.width; x++) {
      for (let channel = 0; channel < 3; channel++, at++) {
        let value = data[at] as number;
        for (const trace of traces) value = trace(value, x, y, channel);
        data[at] = clamp(value);
      }
    }
  }
  return { ...photo, data };
}

/** The second camera: its blur, its noise, its JPEG. */
async function camera(photo: Pixels, random: Random): Promise<Pixels> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  const blurred = await sharp(photo.data, { raw }).blur(random(0.4, 1.4)).raw().toBuffer();
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
