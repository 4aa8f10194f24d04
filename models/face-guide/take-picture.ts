/** What a phone's camera does to a small picture: light, contrast, a lamp from one side, blur and noise, drawn by lot. */
import type { Random } from '../random.ts';
import { SIDE_PX } from './cut-square.ts';

/** Standard deviation in pixels; faces in a selfie are rarely in perfect focus, and a canvas shrinks them unevenly. */
const BLUR_MAX = 1;
/** The same in steps of 0..255: a pixel here is the mean of many of the camera's. */
const NOISE_MAX = 3;

/** Natural logarithms. */
const GAMMA = [-0.4, 0.4] as const;
const GAIN = [-0.9, 0.25] as const;
/** Steps of 0..255 that a bright window adds everywhere. */
const HAZE_MAX = 40;
/** From the middle to twice as far as the border, as a share of the light. */
const LAMP_MAX = 0.4;

export function takePicture(seen: Uint8Array, random: Random): Uint8Array {
  const blurred = blur(blur(Float32Array.from(seen), 1, random(0, BLUR_MAX)), SIDE_PX, random(0, BLUR_MAX));
  const gamma = Math.exp(random(...GAMMA));
  const gain = Math.exp(random(...GAIN));
  const haze = random(0, HAZE_MAX);
  const lamp = { across: random(-LAMP_MAX, LAMP_MAX), down: random(-LAMP_MAX, LAMP_MAX) };
  const spread = random(0, NOISE_MAX) * Math.sqrt(6);
  return Uint8Array.from(blurred, (value, at) => {
    const light = 1 + lamp.across * ((at % SIDE_PX) / SIDE_PX - 0.5) + lamp.down * (at / SIDE_PX ** 2 - 0.5);
    const lit = haze + 255 * (value / 255) ** gamma * gain * light;
    const noise = (random(0, 1) - random(0, 1)) * spread;
    return Math.min(255, Math.max(0, lit + noise));
  });
}

/** Three taps along one axis: a variance of up to 2/3 of a square pixel. */
function blur(values: Float32Array, stride: 1 | typeof SIDE_PX, deviation: number): Float32Array {
  const side = Math.min(1 / 3, deviation ** 2 / 2);
  return values.map((value, at) => {
    const place = stride === 1 ? at % SIDE_PX : Math.floor(at / SIDE_PX);
    const before = place > 0 ? (values[at - stride] ?? value) : value;
    const after = place < SIDE_PX - 1 ? (values[at + stride] ?? value) : value;
    return value + side * (before + after - 2 * value);
  });
}
