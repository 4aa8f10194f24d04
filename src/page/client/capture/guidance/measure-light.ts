/** How bright a part of the picture is, and where it is burnt out. */
import type { Area, Grey } from './grey.ts';

/** Luma from which nothing can be told any more. */
const BURNT = 250;
/** Side of the squares that have to be burnt out wholly, pixels: white letters are finer than a lamp's reflection. */
const SQUARE = 4;

export interface Light {
  /** Mean luma, 0..255. */
  readonly brightness: number;
  /** Share of the squares that are burnt out. */
  readonly burnt: number;
}

export function measureLight({ data, width }: Grey, area: Area): Light {
  let sum = 0;
  let squares = 0;
  let burnt = 0;
  for (let y = area.y; y + SQUARE <= area.y + area.height; y += SQUARE) {
    for (let x = area.x; x + SQUARE <= area.x + area.width; x += SQUARE) {
      const square = lookAtSquare(data, y * width + x, width);
      sum += square.sum;
      squares++;
      if (square.darkest >= BURNT) burnt++;
    }
  }
  const count = Math.max(1, squares);
  return { brightness: sum / (count * SQUARE * SQUARE), burnt: burnt / count };
}

function lookAtSquare(data: Uint8Array, start: number, width: number) {
  let sum = 0;
  let darkest = 255;
  for (let row = 0; row < SQUARE; row++) {
    for (let column = 0; column < SQUARE; column++) {
      const luma = data[start + row * width + column] as number;
      sum += luma;
      darkest = Math.min(darkest, luma);
    }
  }
  return { sum, darkest };
}
