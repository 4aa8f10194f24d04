/** The light on a head: a lamp or a window, a weaker one, and what comes from everywhere. */
import type { Random } from '../random.ts';

/** To the right, down, and towards the camera. */
export type Direction = readonly [right: number, down: number, near: number];

export interface Lamp {
  readonly from: Direction;
  readonly strength: number;
  readonly second: { readonly from: Direction; readonly strength: number };
  readonly everywhere: number;
  /** Of a skin that shines, and how narrow the shine is. */
  readonly gloss: number;
  readonly glossPower: number;
}

export function newLamp(random: Random): Lamp {
  const isFromOneSide = random(0, 1) < 0.25;
  const sideways = isFromOneSide ? random(-1.4, 1.4) : random(-0.35, 0.35) + random(-0.35, 0.35);
  return {
    from: directionOf(sideways, isFromOneSide ? random(-0.2, 1.1) : random(0.1, 1)),
    strength: random(0.4, 1.1),
    second: { from: directionOf(random(-1.6, 1.6), random(-0.3, 0.8)), strength: random(0, 0.5) },
    everywhere: random(0.15, 0.6),
    gloss: random(0, 1) < 0.6 ? random(0, 0.35) : 0,
    glossPower: random(6, 30),
  };
}

/** Lambert's law; more comes from above than from below. */
export function lightOn(lamp: Lamp, normal: Direction): number {
  const { from, strength, second, everywhere } = lamp;
  return (
    everywhere * (0.85 - 0.15 * normal[1]) +
    strength * Math.max(0, dot(normal, from)) +
    second.strength * Math.max(0, dot(normal, second.from))
  );
}

/** Where the surface mirrors the lamp to the camera. */
export function shineOn({ from, strength, glossPower }: Lamp, normal: Direction): number {
  const [right, down, near] = from;
  return strength * Math.max(0, dot(normal, [right, down, near + 1]) / 2) ** glossPower;
}

function dot(one: Direction, other: Direction): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

/** Radians to the right and upwards from the camera. */
function directionOf(right: number, up: number): Direction {
  return [Math.sin(right) * Math.cos(up), -Math.sin(up), Math.cos(right) * Math.cos(up)];
}
