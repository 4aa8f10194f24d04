/** The quad of a line of text and what it says of the line: where it runs, how long and how high it is. */
import type { Point, Quad } from '../document.ts';

export interface Line {
  readonly centre: Point;
  /** A unit vector in the reading direction. */
  readonly along: Point;
  readonly length: number;
  readonly height: number;
}

/** The means of its opposite sides stand for a quad that is no rectangle. */
export function lineOf([a, b, c, d]: Quad): Line {
  const across: Point = [(b[0] - a[0] + c[0] - d[0]) / 2, (b[1] - a[1] + c[1] - d[1]) / 2];
  const down: Point = [(d[0] - a[0] + c[0] - b[0]) / 2, (d[1] - a[1] + c[1] - b[1]) / 2];
  const length = Math.max(1e-6, Math.hypot(...across));
  return {
    centre: [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4],
    along: [across[0] / length, across[1] / length],
    length,
    height: Math.abs(across[0] * down[1] - across[1] * down[0]) / length,
  };
}

export function quadOf({ centre, along: [x, y], length, height }: Line): Quad {
  const corner = (u: number, v: number): Point => [
    centre[0] + (x * u * length - y * v * height) / 2,
    centre[1] + (y * u * length + x * v * height) / 2,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Lines whose two ends nobody told apart are read to the right or upwards: all of a page alike, however it is tilted. */
export function readForwards(line: Line): Line {
  const [x, y] = line.along;
  return x < y * Math.tan(Math.PI / 6) ? { ...line, along: [-x, -y] } : line;
}
