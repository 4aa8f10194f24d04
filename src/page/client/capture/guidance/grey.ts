/** A small grey picture, as guidance looks at it. */
export interface Grey {
  /** Luma 0..255, row by row. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A rectangle in a picture, in its pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Four bytes a pixel, as a canvas gives them. */
interface Rgba {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** ITU-R BT.601 weights in 256ths. */
export function greyFrom({ data, width, height }: Rgba): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0, source = 0; at < grey.length; at++, source += 4) {
    const [red, green, blue] = [
      data[source] as number,
      data[source + 1] as number,
      data[source + 2] as number,
    ];
    grey[at] = (77 * red + 150 * green + 29 * blue) >> 8;
  }
  return { data: grey, width, height };
}

/** Each pixel the mean of a square of `factor` pixels. */
export function shrink({ data, width, height }: Grey, factor: number): Grey {
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(columns * rows);
  for (let at = 0; at < small.length; at++) {
    const start = Math.floor(at / columns) * factor * width + (at % columns) * factor;
    let sum = 0;
    for (let row = 0; row < factor; row++)
      for (let column = 0; column < factor; column++) sum += data[start + row * width + column] as number;
    small[at] = sum / (factor * factor);
  }
  return { data: small, width: columns, height: rows };
}
