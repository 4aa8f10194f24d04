/** A head that somebody holds somewhere in some light, and what all that is drawn of it shares. */
import type { Random } from '../random.ts';
import { type Area, clamp, newNoise } from './canvas.ts';
import { type HeadTraits, newTraits } from './head-traits.ts';
import { lightOn, newLamp } from './lamp.ts';

/** The middle of the face and its height, in pixels; turns in radians. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly roll: number;
  readonly yaw: number;
  readonly pitch: number;
}

export type Head = ReturnType<typeof newHead>;

/** Heights on the head: where it is widest, and where it ends below the chin. */
const WIDEST = -0.15;
const END = 0.52;
/** Pixels over which an outline fades. */
const OUTLINE = 2;

export function newHead(pose: Pose, random: Random) {
  return {
    pose,
    traits: newTraits(random),
    lamp: newLamp(random),
    noise: newNoise(random),
    soft: OUTLINE / pose.size,
  };
}

export function areaOf({ x, y, size }: Pose): Area {
  return { x: x - 0.72 * size, y: y - 0.95 * size, width: 1.44 * size, height: 1.7 * size };
}

/** A pixel's place on the upright head, as shares of the face's height. */
export function placeOn({ pose }: Head, x: number, y: number): { across: number; down: number } {
  const [right, below] = [(x - pose.x) / pose.size, (y - pose.y) / pose.size];
  const [cos, sin] = [Math.cos(pose.roll), Math.sin(pose.roll)];
  return { across: right * cos + below * sin, down: below * cos - right * sin };
}

/** Half the width of the head, or of hair that lies `more` around it; below 0 above and below. */
export function halfWidthAt({ halfWidth, top, jaw }: HeadTraits, down: number, more = 0): number {
  const isAbove = down < WIDEST;
  const far = isAbove
    ? (WIDEST - down) / (top + WIDEST + more)
    : (down - WIDEST) / (END - WIDEST + 0.3 * more);
  if (far >= 1) return -1;
  return (
    (halfWidth + more) * (isAbove ? Math.sqrt(1 - far * far) : (1 - far ** jaw.power) ** (1 / jaw.round))
  );
}

/** Hair or cloth of that shade, in streaks. */
export function hairLight(
  { traits, lamp, noise }: Head,
  place: { across: number; down: number },
  shade: number,
) {
  const { across, down } = place;
  const streak = 0.6 * noise(40 * across + 6 * down, 5 * down) + 0.4 * noise(18 * across, 18 * down);
  const right = clamp(across / (traits.halfWidth + traits.bulk), -0.95, 0.95);
  const below = clamp((down + 0.2) / 0.75, -0.9, 0.6);
  const near = Math.sqrt(Math.max(0.05, 1 - right * right - below * below));
  const shine = 1.2 * lamp.gloss * Math.max(0, streak) * Math.max(0, -below);
  return shade * ((1 + 0.45 * streak) * lightOn(lamp, [right, below, near]) + shine);
}
