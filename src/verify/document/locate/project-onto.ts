/** The perspective map of the unit square onto a quad: (0, 0) onto its first corner, (1, 0) onto its second (Heckbert, 1989). */
import type { Perspective } from '../../image/unwarp.ts';
import type { Quad } from '../document.ts';

/** Null when three corners lie on one line. */
export function projectOnto([a, b, c, d]: Quad): Perspective | null {
  const [sumX, sumY] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const [rightX, rightY] = [b[0] - c[0], b[1] - c[1]];
  const [lowerX, lowerY] = [d[0] - c[0], d[1] - c[1]];
  const area = rightX * lowerY - lowerX * rightY;
  if (Math.abs(area) < 1e-9) return null;
  const gu = (sumX * lowerY - lowerX * sumY) / area;
  const gv = (rightX * sumY - sumX * rightY) / area;
  return {
    xu: b[0] - a[0] + gu * b[0],
    xv: d[0] - a[0] + gv * d[0],
    x0: a[0],
    yu: b[1] - a[1] + gu * b[1],
    yv: d[1] - a[1] + gv * d[1],
    y0: a[1],
    gu,
    gv,
  };
}
