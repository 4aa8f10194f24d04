/** Points → the smallest rectangle around them, at any angle: one of its sides lies along a side of their convex hull (Toussaint, 1983). */
import type { Point } from '../document.ts';

export interface Rectangle {
  readonly centre: Point;
  /** A unit vector; the other side's is this one turned clockwise by a quarter. */
  readonly along: Point;
  /** Lengths along `along` and across it. */
  readonly length: number;
  readonly breadth: number;
}

/** There is at least one point. */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best = rectangleAlong(hull, [1, 0]);
  hull.forEach((point, i) => {
    const next = hull[(i + 1) % hull.length] as Point;
    const side = Math.hypot(next[0] - point[0], next[1] - point[1]);
    if (side === 0) return;
    const found = rectangleAlong(hull, [(next[0] - point[0]) / side, (next[1] - point[1]) / side]);
    if (found.length * found.breadth < best.length * best.breadth) best = found;
  });
  return best;
}

function rectangleAlong(hull: readonly Point[], along: Point): Rectangle {
  const [ax, ay] = along;
  const across = hull.map(([x, y]) => ax * x + ay * y);
  const down = hull.map(([x, y]) => ax * y - ay * x);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return { centre: [ax * u - ay * v, ay * u + ax * v], along, length: right - left, breadth: bottom - top };
}

/** Andrew's monotone chain (1979). */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const halves = [sorted, sorted.toReversed()].map((walk) => {
    const half: Point[] = [];
    for (const point of walk) {
      while (half.length > 1 && !turnsRight(half.at(-2) as Point, half.at(-1) as Point, point)) half.pop();
      half.push(point);
    }
    return half.slice(0, -1);
  });
  const hull = halves.flat();
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turnsRight(from: Point, over: Point, to: Point): boolean {
  return (over[0] - from[0]) * (to[1] - from[1]) - (over[1] - from[1]) * (to[0] - from[0]) > 0;
}
