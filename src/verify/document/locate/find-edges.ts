/** A picture → how steeply and in which direction its colour changes at every pixel, taken from the channel that changes most. */
import type { Pixels } from '../../image/pixels.ts';

/** Grey levels per pixel; rows from the top, as in the picture. */
export interface Edges {
  readonly width: number;
  readonly height: number;
  /** Of the change to the right and downwards. */
  readonly across: Float32Array;
  readonly down: Float32Array;
  /** Length of the two together. */
  readonly slope: Float32Array;
}

/** Sobel's kernels, divided by the eight that they weigh; the outermost pixels have none. */
export function findEdges({ data, width, height }: Pixels): Edges {
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const slope = new Float32Array(width * height);
  const pitch = width * 3;
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      let best = 0;
      for (let here = 3 * at, end = here + 3; here < end; here++) {
        const upper = here - pitch;
        const lower = here + pitch;
        const rising = (data[lower + 3] as number) - (data[upper - 3] as number);
        const falling = (data[upper + 3] as number) - (data[lower - 3] as number);
        const dx = (rising + falling + 2 * ((data[here + 3] as number) - (data[here - 3] as number))) / 8;
        const dy = (rising - falling + 2 * ((data[lower] as number) - (data[upper] as number))) / 8;
        const square = dx * dx + dy * dy;
        if (square <= best) continue;
        best = square;
        across[at] = dx;
        down[at] = dy;
      }
      slope[at] = Math.sqrt(best);
    }
  }
  return { width, height, across, down, slope };
}
