/** A square of light values, on which one thing after another is painted. */
import type { Random } from '../random.ts';
import type { Grey } from './cut-square.ts';

export interface Canvas {
  /** 0 is black and 1 is white, in proportion to the light itself. */
  readonly light: Float32Array;
  readonly side: number;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How light a place is, and how much of it hides what lies beneath; null where it hides nothing. */
export type Paint = (x: number, y: number) => { readonly light: number; readonly cover: number } | null;

/** Photos show about the root of the light. */
const DISPLAY_GAMMA = 0.5;

export function newCanvas(side: number): Canvas {
  return { light: new Float32Array(side * side), side };
}

export function wholeOf({ side }: Canvas): Area {
  return { x: 0, y: 0, width: side, height: side };
}

export function paint({ light, side }: Canvas, area: Area, paintAt: Paint): void {
  const [left, top] = [Math.max(0, Math.floor(area.x)), Math.max(0, Math.floor(area.y))];
  const right = Math.min(side, Math.ceil(area.x + area.width));
  const bottom = Math.min(side, Math.ceil(area.y + area.height));
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const painted = paintAt(x + 0.5, y + 0.5);
      if (!painted || painted.cover <= 0) continue;
      const at = y * side + x;
      light[at] = mix(light[at] as number, painted.light, Math.min(1, painted.cover));
    }
  }
}

/** As a camera stores it. */
export function develop({ light, side }: Canvas, exposure: number): Grey {
  const luma = Uint8Array.from(light, (value) => {
    return 255 * Math.min(1, Math.max(0, value * exposure) ** DISPLAY_GAMMA);
  });
  return { luma, width: side, height: side };
}

/** The mean over a window, twice along each axis: about a Gaussian. */
export function blurCanvas({ light, side }: Canvas, radius: number): void {
  const reach = Math.round(radius);
  if (reach < 1) return;
  for (let pass = 0; pass < 2; pass++) {
    for (let line = 0; line < side; line++) {
      blurLine(light.subarray(line * side, (line + 1) * side), 1, reach);
      blurLine(light.subarray(line), side, reach);
    }
  }
}

function blurLine(light: Float32Array, stride: number, reach: number): void {
  const line = Float32Array.from(
    { length: Math.ceil(light.length / stride) },
    (_, at) => light[at * stride] ?? 0,
  );
  const valueAt = (at: number) => line[clamp(at, 0, line.length - 1)] as number;
  let sum = 0;
  for (let at = -reach; at <= reach; at++) sum += valueAt(at);
  for (let at = 0; at < line.length; at++) {
    light[at * stride] = sum / (2 * reach + 1);
    sum += valueAt(at + reach + 1) - valueAt(at - reach);
  }
}

export type Noise = (x: number, y: number) => number;

/** Points along each side, a power of 2, after which the noise repeats. */
const LATTICE = 32;

/** Smooth noise from -1 to 1 that changes over a distance of about 1. */
export function newNoise(random: Random): Noise {
  const values = Float32Array.from({ length: LATTICE ** 2 }, () => random(-1, 1));
  const at = (column: number, row: number) =>
    values[(row & (LATTICE - 1)) * LATTICE + (column & (LATTICE - 1))] as number;
  return (x, y) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const upper = mix(at(column, row), at(column + 1, row), x - column);
    const lower = mix(at(column, row + 1), at(column + 1, row + 1), x - column);
    return mix(upper, lower, y - row);
  };
}

/** From 0 to 1 over a distance of `soft` around 0. */
export function edge(distance: number, soft: number): number {
  return clamp(distance / soft + 0.5, 0, 1);
}

export function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

export function clamp(value: number, least: number, greatest: number): number {
  return Math.max(least, Math.min(greatest, value));
}
