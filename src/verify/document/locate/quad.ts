/** Plane geometry of four corners in order around their quad. */
import type { Point, Quad } from '../document.ts';

/** Positive when the corners run clockwise as seen in a picture, whose rows run down. */
export function areaOf(quad: Quad): number {
  return (
    quad.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = quad[(i + 1) % 4] as Point;
      return sum + x * nextY - nextX * y;
    }, 0) / 2
  );
}

/** The lengths of its sides: top, right, bottom, left. */
export function sidesOf(quad: Quad): readonly [number, number, number, number] {
  const [a, b, c, d] = quad;
  return [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(other[0] - one[0], other[1] - one[1]);
}

export function centreOf([a, b, c, d]: Quad): Point {
  return [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4];
}

/** How far inside a clockwise quad a point lies, in pixels to its nearest side's line; negative outside. */
export function depthInside(quad: Quad, [x, y]: Point): number {
  let depth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4; i++) {
    const [cornerX, cornerY] = quad[i] as Point;
    const [nextX, nextY] = quad[(i + 1) % 4] as Point;
    const [sideX, sideY] = [nextX - cornerX, nextY - cornerY];
    const beside = sideX * (y - cornerY) - sideY * (x - cornerX);
    depth = Math.min(depth, beside / Math.max(1e-9, Math.hypot(sideX, sideY)));
  }
  return depth;
}

/** In the reading direction: clockwise from the corner that is nearest the picture's top left. */
export function startAtTopLeft(quad: Quad): Quad {
  const clockwise: Quad = areaOf(quad) >= 0 ? quad : [quad[0], quad[3], quad[2], quad[1]];
  const sums = clockwise.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const turned = [0, 1, 2, 3].map((i) => clockwise[(first + i) % 4] as Point);
  return turned as unknown as Quad;
}

/** Pixel centres lie at whole numbers, so the same place in a picture `factor` times as large is not just a multiple. */
export function scaleQuad(quad: Quad, factor: number): Quad {
  const scaled = quad.map(([x, y]): Point => [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5]);
  return scaled as unknown as Quad;
}
