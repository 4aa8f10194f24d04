/** How much the portrait and the selfie look like one person: the cosine of the angle between their vectors. */
import type { Step } from '../work.ts';

export const compareFaces: Step<'match'> = ({ vectors }, { embedder }) => {
  if (!vectors) return null;
  const score = cosine(vectors.portrait, vectors.selfie);
  return { match: { score, threshold: embedder.spec.threshold } };
};

/** Of vectors of length 1; -1..1. */
export function cosine(one: Float32Array, other: Float32Array): number {
  const sum = one.reduce((total, value, i) => total + value * (other[i] ?? 0), 0);
  return Math.min(Math.max(sum, -1), 1);
}
