/**
 * The turn, scale and shift that bring points closest to their targets, in least squares (Umeyama, 1991, in two dimensions
 * without reflection). A point as a complex number makes it one division: target ≈ factor · point + shift.
 */
export type Point = readonly [x: number, y: number];

/** x' = real·x − imaginary·y + shiftX, y' = imaginary·x + real·y + shiftY. */
export interface Similarity {
  readonly real: number;
  readonly imaginary: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** Both lists have one length; null when all points are one. */
export function fitSimilarity(points: readonly Point[], targets: readonly Point[]): Similarity | null {
  const [meanX, meanY] = mean(points);
  const [targetX, targetY] = mean(targets);
  let dot = 0;
  let cross = 0;
  let spread = 0;
  points.forEach(([x, y], i) => {
    const [dx, dy] = [x - meanX, y - meanY];
    const [tx, ty] = [(targets[i]?.[0] ?? 0) - targetX, (targets[i]?.[1] ?? 0) - targetY];
    dot += dx * tx + dy * ty;
    cross += dx * ty - dy * tx;
    spread += dx * dx + dy * dy;
  });
  if (spread === 0) return null;
  const [real, imaginary] = [dot / spread, cross / spread];
  const shiftX = targetX - real * meanX + imaginary * meanY;
  const shiftY = targetY - imaginary * meanX - real * meanY;
  return { real, imaginary, shiftX, shiftY };
}

/** The way back. */
export function invert({ real, imaginary, shiftX, shiftY }: Similarity): Similarity {
  const square = real * real + imaginary * imaginary;
  const [backReal, backImaginary] = [real / square, -imaginary / square];
  return {
    real: backReal,
    imaginary: backImaginary,
    shiftX: -(backReal * shiftX - backImaginary * shiftY),
    shiftY: -(backImaginary * shiftX + backReal * shiftY),
  };
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce(([sumX, sumY], [x, y]) => [sumX + x, sumY + y] as const, [0, 0] as Point);
  return [sum[0] / points.length, sum[1] / points.length];
}
