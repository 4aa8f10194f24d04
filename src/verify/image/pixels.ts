/** A decoded picture: 8-bit sRGB, three bytes a pixel, rows from the top. It never leaves its thread. */

export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Clockwise quarter turns. */
export type Turn = 0 | 1 | 2 | 3;

export function turn(pixels: Pixels, quarters: Turn): Pixels {
  if (quarters === 0) return pixels;
  const { width, height, data } = pixels;
  const [turnedWidth, turnedHeight] = quarters === 2 ? [width, height] : [height, width];
  const turned = new Uint8Array(data.length);
  const { first, right, down } = walk(width, height, quarters);
  let target = 0;
  for (let row = 0; row < turnedHeight; row++) {
    let source = first + row * down;
    for (let column = 0; column < turnedWidth; column++, source += right) {
      turned[target++] = data[3 * source] as number;
      turned[target++] = data[3 * source + 1] as number;
      turned[target++] = data[3 * source + 2] as number;
    }
  }
  return { data: turned, width: turnedWidth, height: turnedHeight };
}

/** Left and right swapped. */
export function mirror({ data, width, height }: Pixels): Pixels {
  const mirrored = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const source = 3 * (row * width + width - 1 - column);
      mirrored.set(data.subarray(source, source + 3), 3 * (row * width + column));
    }
  }
  return { data: mirrored, width, height };
}

/** Where in the source the turned picture's first pixel lies, and what one step right and one step down mean there, in pixels. */
function walk(width: number, height: number, quarters: 1 | 2 | 3) {
  switch (quarters) {
    case 1:
      return { first: (height - 1) * width, right: -width, down: 1 };
    case 2:
      return { first: height * width - 1, right: -1, down: -width };
    case 3:
      return { first: width - 1, right: width, down: -1 };
  }
}
