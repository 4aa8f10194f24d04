/** One face is seen by several cells: of boxes that overlap only the most certain stays (greedy non-maximum suppression). */
import type { Box, Face } from '../evidence.ts';

/** Intersection over union, 0..1. */
const OVERLAP_MAX = 0.3;

/** Most certain first. */
export function suppressOverlaps(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of faces.toSorted((one, other) => other.score - one.score)) {
    if (kept.every((better) => overlap(better.box, face.box) <= OVERLAP_MAX)) kept.push(face);
  }
  return kept;
}

export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (one.width * one.height + other.width * other.height - common);
}
