/**
 * Edges → the same, each weakened by the edges around it: grain, weave and print lie among their like, while a document's border has
 * bare paper or a bare table on one side at least, and keeps its strength.
 */
import type { Edges } from './find-edges.ts';

const TEXTURE = {
  /** Half the width of the square whose mean slope is the texture at its middle, pixels. */
  reach: 3,
  /** How far from an edge its two surroundings lie, pixels: their squares do not hold the edge itself. */
  aside: 5,
  /** Grey levels per pixel of texture that halve an edge: more than a sensor's noise leaves. */
  halving: 1.5,
} as const;

/** Divided by the texture of the calmer side, as cells of the visual cortex are by their neighbours (Heeger, 1992); none below `slopeMin`. */
export function quietenTexture(edges: Edges, slopeMin: number): Edges {
  const { width, height, slope } = edges;
  const texture = blurBox(slope, width, height);
  const across = new Float32Array(slope.length);
  const down = new Float32Array(slope.length);
  const quiet = new Float32Array(slope.length);
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const full = slope[at] as number;
      if (full < slopeMin) continue;
      const right = Math.round((TEXTURE.aside * (edges.across[at] as number)) / full);
      const below = Math.round((TEXTURE.aside * (edges.down[at] as number)) / full);
      const one = texture[clamp(row + below, height) * width + clamp(column + right, width)] as number;
      const other = texture[clamp(row - below, height) * width + clamp(column - right, width)] as number;
      const share = TEXTURE.halving / (TEXTURE.halving + Math.min(one, other));
      across[at] = share * (edges.across[at] as number);
      down[at] = share * (edges.down[at] as number);
      quiet[at] = share * full;
    }
  }
  return { width, height, across, down, slope: quiet };
}

function clamp(value: number, length: number): number {
  return value < 0 ? 0 : value >= length ? length - 1 : value;
}

/** The mean of the square around each pixel; at the border, of what the picture has of it. */
function blurBox(values: Float32Array, width: number, height: number): Float32Array {
  const rows = blurLines(values, { lines: height, length: width, step: 1, pitch: width });
  return blurLines(rows, { lines: width, length: height, step: width, pitch: 1 });
}

interface Walk {
  readonly lines: number;
  readonly length: number;
  /** From one value to the next, and from one line to the next. */
  readonly step: number;
  readonly pitch: number;
}

function blurLines(values: Float32Array, { lines, length, step, pitch }: Walk): Float32Array {
  const means = new Float32Array(values.length);
  const { reach } = TEXTURE;
  for (let line = 0; line < lines; line++) {
    const start = line * pitch;
    let [sum, count] = [0, 0];
    for (let i = -reach; i < length; i++) {
      const [entering, leaving] = [i + reach, i - reach - 1];
      if (entering < length) [sum, count] = [sum + (values[start + entering * step] as number), count + 1];
      if (leaving >= 0) [sum, count] = [sum - (values[start + leaving * step] as number), count - 1];
      if (i >= 0) means[start + i * step] = sum / count;
    }
  }
  return means;
}
