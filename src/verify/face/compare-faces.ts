/** How much the portrait and the selfie look like one person: the cosine of the angle between their vectors, and how it is to be read. */
import type { FaceMatch } from '../evidence.ts';
import type { FaceEmbedderSpec } from '../models/manifest.ts';
import type { Step } from '../work.ts';

export const compareFaces: Step<'match'> = ({ vectors }, { embedder }) => {
  if (!vectors) return null;
  return { match: matchOf(cosine(vectors.portrait, vectors.selfie), embedder.spec) };
};

export function matchOf(score: number, spec: FaceEmbedderSpec): FaceMatch {
  const { calibration, threshold, name, graph } = spec;
  return {
    score,
    probability: calibration ? probabilityOf(score, calibration.probability) : null,
    curve: calibration?.curve.map(({ fmr, threshold }) => ({ fmr, threshold })) ?? [],
    published_threshold: threshold,
    model: { name, sha256: graph.sha256 },
  };
}

/** Of vectors of length 1; -1..1. */
export function cosine(one: Float32Array, other: Float32Array): number {
  const sum = one.reduce((total, value, i) => total + value * (other[i] ?? 0), 0);
  return Math.min(Math.max(sum, -1), 1);
}

function probabilityOf(score: number, { slope, intercept }: { slope: number; intercept: number }): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)));
}
