/** A photo of a person → the portrait on a card: cut out as a passport photo is, printed, greyed, under lines and under a lamp. */
import sharp from 'sharp';
import type { Random } from '../../../models/random.ts';
import type { Face } from '../../../src/verify/evidence.ts';
import { eyeDistance } from '../../../src/verify/face/judge-faces.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { resize, type Size } from '../../../src/verify/image/warp.ts';
import type { Treatment } from './treatments.ts';

/** Between the eyes, as a share of the portrait's width: a quarter, as in the token image of ISO/IEC 19794-5. */
export const EYES_SHARE = 0.25;
/** Between the eyes, in widths of a face that looks into the camera: one that looks aside is not cut closer for it. */
const EYES_OF_FACE = 0.42;
/** Where the middle between the eyes is, as a share of the portrait's height. */
const EYES_DOWN = 0.42;

export async function drawPortrait(
  photo: Pixels,
  face: Face,
  size: Size,
  treatment: Treatment,
  random: Random,
): Promise<Pixels> {
  const cut = resize(photo, size, frameOf(face, size));
  const inked = treatment.print ? await printed(cut, treatment.print) : cut;
  const toned = treatment.isGrey ? grey(inked) : inked;
  const lined = treatment.hologram > 0 ? await underLines(toned, treatment.hologram, random) : toned;
  return treatment.glare > 0 ? underLamp(lined, treatment.glare, random) : lined;
}

function frameOf(face: Face, size: Size) {
  const width = Math.max(eyeDistance(face), EYES_OF_FACE * face.box.width) / EYES_SHARE;
  const height = (width * size.height) / size.width;
  const [left = [0, 0], right = [0, 0]] = face.landmarks;
  return {
    x: (left[0] + right[0] - width) / 2,
    y: (left[1] + right[1]) / 2 - EYES_DOWN * height,
    width,
    height,
  };
}

/** Dots of one ink at 45°, tone squeezed between the black of the ink and the white of the paper, then blurred. */
async function printed(portrait: Pixels, print: NonNullable<Treatment['print']>): Promise<Pixels> {
  const { period, depth, black, white, blur } = print;
  const turn = (2 * Math.PI) / period / Math.SQRT2;
  const dotted = mapPixels(portrait, (value, x, y) => {
    const dot = (2 + Math.cos(turn * (x + y)) + Math.cos(turn * (x - y))) / 4;
    return black + ((white - black) * value * (1 - depth * dot)) / 255;
  });
  const { data, ...size } = dotted;
  const blurred = await sharp(data, { raw: { ...size, channels: 3 } })
    .blur(blur)
    .raw()
    .toBuffer();
  return { ...size, data: blurred };
}

function grey({ data, ...size }: Pixels): Pixels {
  const toned = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    toned.fill(0.299 * red + 0.587 * green + 0.114 * blue, at, at + 3);
  }
  return { ...size, data: toned };
}

async function underLines({ data, ...size }: Pixels, opacity: number, random: Random): Promise<Pixels> {
  const [step, swing, phase] = [random(14, 40), random(8, 40), random(0, 6)];
  const lines = Array.from({ length: Math.ceil((size.height + 2 * swing) / step) }, (_, line) => {
    const points = Array.from({ length: 41 }, (_, at) => {
      const y = line * step - swing + swing * Math.sin(phase + at / 5 + line / 3);
      return `${((at * size.width) / 40).toFixed(1)},${y.toFixed(1)}`;
    });
    return `<polyline points="${points.join(' ')}" stroke="hsl(${(line * 47) % 360} 70% 75%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><g fill="none" stroke-width="${random(2, 5)}" opacity="${opacity}">${lines.join('')}</g></svg>`;
  const lined = await sharp(data, { raw: { ...size, channels: 3 } })
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...size, data: lined };
}

function underLamp(portrait: Pixels, strength: number, random: Random): Pixels {
  const { width, height } = portrait;
  const centre = { x: width * random(0.2, 0.8), y: height * random(0.2, 0.8) };
  const radius = { x: width * random(0.1, 0.35), y: height * random(0.1, 0.35) };
  return mapPixels(portrait, (value, x, y) => {
    const distance = ((x - centre.x) / radius.x) ** 2 + ((y - centre.y) / radius.y) ** 2;
    return value + strength * Math.exp(-distance);
  });
}

function mapPixels(
  { data, ...size }: Pixels,
  change: (value: number, x: number, y: number) => number,
): Pixels {
  const changed = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    changed[at] = change(data[at] as number, pixel % size.width, Math.floor(pixel / size.width));
  }
  return { ...size, data: new Uint8Array(changed.buffer) };
}
