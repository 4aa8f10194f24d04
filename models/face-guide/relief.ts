/** The hills and hollows of a face: how they turn its surface, and how much light the hollows swallow. */

import type { HeadTraits } from './head-traits.ts';
import type { Direction } from './lamp.ts';

interface Bump {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  /** Below 0 for a hollow. */
  readonly height: number;
}

/** In widths of a bump, squared; beyond it hardly rises. */
const REACH = 9;
/** Light a hollow of depth 1 would swallow. */
const SWALLOWED = 4;

export type Relief = readonly Bump[];

export function reliefOf(traits: HeadTraits): Relief {
  return [
    ...noseOf(traits),
    ...mouthOf(traits),
    ...[...eyesOf(traits), ...cheeksOf(traits)].flatMap(bothSides),
  ].map((bump) => ({ ...bump, height: bump.height * traits.relief }));
}

function bothSides(bump: Bump): Bump[] {
  return [bump, { ...bump, x: -bump.x }];
}

function noseOf({ nose }: HeadTraits): Bump[] {
  const { y, halfWidth, height } = nose;
  return [
    { x: 0, y: y - 0.12, wide: halfWidth * 0.5, tall: 0.1, height: 0.04 * height },
    { x: 0, y: y - 0.025, wide: halfWidth * 0.62, tall: 0.045, height: 0.06 * height },
    ...bothSides({ x: halfWidth * 0.95, y: y - 0.008, wide: 0.026, tall: 0.026, height: 0.025 * height }),
  ];
}

function mouthOf({ mouth: { y, open, lips } }: HeadTraits): Bump[] {
  return [
    { x: 0, y, wide: 0.13, tall: 0.085, height: 0.035 },
    { x: 0, y: y - 0.026, wide: 0.085, tall: 0.017, height: 0.011 * lips },
    { x: 0, y: y + 0.026 + open, wide: 0.075, tall: 0.02, height: 0.013 * lips },
    { x: 0, y: y + 0.07 + open, wide: 0.075, tall: 0.024, height: -0.018 },
    { x: 0, y: 0.43, wide: 0.09, tall: 0.06, height: 0.03 },
  ];
}

function eyesOf({ eye: { x, y }, brow, isMale, age }: HeadTraits): Bump[] {
  return [
    { x: x * 0.95, y, wide: 0.075, tall: 0.05, height: -0.05 },
    { x, y, wide: 0.045, tall: 0.025, height: 0.018 },
    { x, y: y + 0.06, wide: 0.05, tall: 0.014, height: -0.01 * age },
    { x: x * 0.9, y: brow.y + 0.01, wide: 0.1, tall: 0.035, height: isMale ? 0.032 : 0.02 },
  ];
}

function cheeksOf({ smile, age, mouth }: HeadTraits): Bump[] {
  const fold = -0.008 - 0.018 * smile - 0.008 * age;
  return [
    { x: 0.23, y: 0.05 - 0.02 * smile, wide: 0.085, tall: 0.075, height: 0.03 + 0.03 * smile },
    { x: 0.15 + 0.02 * smile, y: mouth.y - 0.07, wide: 0.02, tall: 0.06, height: fold },
    { x: 0.27, y: 0.25, wide: 0.06, tall: 0.1, height: -0.012 * age },
  ];
}

/** Tilts the smooth head's direction by the slopes of all bumps; `open` is the share of light that is not swallowed. */
export function tilt(relief: Relief, x: number, y: number) {
  let [right, down, open] = [0, 0, 1];
  for (const bump of relief) {
    const [across, along] = [(x - bump.x) / bump.wide, (y - bump.y) / bump.tall];
    const far = across * across + along * along;
    if (far > REACH) continue;
    const height = bump.height * Math.exp(-far / 2);
    right += (height * across) / bump.wide;
    down += (height * along) / bump.tall;
    if (height < 0) open += height * SWALLOWED;
  }
  return { right, down, open };
}

export function unit([right, down, near]: Direction): Direction {
  const length = Math.hypot(right, down, near);
  return [right / length, down / length, near / length];
}
