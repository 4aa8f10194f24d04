/** Pictures of rooms with and without a person, shaded as photos are: what the guide learns from. */
import type { Random } from '../random.ts';
import { blurCanvas, type Canvas, develop, newCanvas, newNoise } from './canvas.ts';
import type { Grey } from './cut-square.ts';
import { drawHead } from './draw-head.ts';
import { drawRoom, drawThing } from './draw-room.ts';
import { newHead, type Pose } from './head.ts';
import { about } from './head-traits.ts';
import type { Picture } from './place-squares.ts';

export const SIDE = 160;

/** Height of a face, pixels. */
const FACE = [54, 72] as const;
/**
 * The box that the project's face detector draws round a drawn face, as shares of the face's height: photos are cut by that
 * box. About the medians of 149 drawings.
 */
const BOX = { width: 0.74, height: 0.97, up: 0.01 };

export function drawRoomPicture(random: Random): Grey {
  const canvas = newCanvas(SIDE);
  drawRoom(canvas, random);
  return finish(canvas, random);
}

export function drawFacePicture(random: Random): Picture {
  const pose = newPose(random);
  return { ...draw(pose, false, random), faces: [boxOf(pose)] };
}

/** A head without a face on it; its box is where the face would be. */
export function drawBlankPicture(random: Random): Picture {
  const pose = newPose(random);
  return { ...draw(pose, true, random), faces: [boxOf(pose)] };
}

function draw(pose: Pose, isBlank: boolean, random: Random): Grey {
  const canvas = newCanvas(SIDE);
  drawRoom(canvas, random);
  const head = newHead(pose, random);
  const traits = isBlank ? { ...head.traits, isBlank, glasses: 'none' } : head.traits;
  drawHead(canvas, { ...head, traits }, random);
  return finish(canvas, random);
}

function newPose(random: Random): Pose {
  const turned = random(0, 1) < 0.25 ? 0.35 : 0.2;
  return {
    x: SIDE / 2 + random(-15, 15),
    y: SIDE / 2 + random(-15, 8),
    size: random(...FACE),
    roll: about(0, 0.05, random),
    yaw: about(0, turned, random),
    pitch: about(0, 0.06, random),
  };
}

function boxOf({ x, y, size }: Pose) {
  const [width, height] = [BOX.width * size, BOX.height * size];
  return { x: x - width / 2, y: y - BOX.up * size - height / 2, width, height };
}

/** Small things before it all, light and dust that lie unevenly on it, and the focus. */
function finish(canvas: Canvas, random: Random): Grey {
  if (random(0, 1) < 0.12) for (let count = 0; count < 2; count++) drawThing(canvas, random(3, 12), random);
  cloud(canvas, random);
  if (random(0, 1) < 0.3) sharpen(canvas, random(1, 3), random(0, 1));
  else blurCanvas(canvas, random(0, 1.6));
  return develop(canvas, Math.exp(random(-0.3, 0.5)));
}

function cloud({ light, side }: Canvas, random: Random): void {
  const noise = newNoise(random);
  const [wide, strength] = [random(20, 70), random(0, 0.5)];
  const [fine, grain] = [random(1.5, 6), 0.25 * random(0, 1) ** 2];
  const vignette = random(0, 0.4) ** 2;
  for (let at = 0; at < light.length; at++) {
    const [x, y] = [at % side, Math.floor(at / side)];
    const corner = ((2 * x) / side - 1) ** 2 + ((2 * y) / side - 1) ** 2;
    const clouds = 1 + strength * noise(x / wide, y / wide);
    light[at] =
      (light[at] ?? 0) * clouds * (1 + grain * noise(x / fine + 7, y / fine)) * (1 - vignette * corner);
  }
}

/** As the software of a camera does. */
function sharpen({ light, side }: Canvas, radius: number, strength: number): void {
  const soft = { light: light.slice(), side };
  blurCanvas(soft, radius);
  light.forEach((value, at) => {
    light[at] = value + strength * (value - (soft.light[at] ?? 0));
  });
}
