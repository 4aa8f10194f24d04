/** Is a living person before the camera, or a picture of one? Each check looks at the selfie on its own; their scores are fused (ISO/IEC 30107-3). */
import { LIVENESS_CHECKS, type LivenessCheck } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import type { Model } from '../models/load-model.ts';
import type { LivenessSpec } from '../models/manifest.ts';
import type { Step } from '../work.ts';
import { fuse } from './fuse.ts';
import { takeCrops } from './take-crops.ts';

export const scoreLiveness: Step<'liveness'> = async ({ images, overviews, faces }, tools) => {
  const selfie = images?.selfie;
  const face = faces?.selfie?.[0];
  if (!selfie || !face) return null;
  const cropFor = takeCrops(selfie, face, overviews?.selfie);
  const scores: { check: LivenessCheck; score: number }[] = [];
  for (const model of tools.liveness) {
    scores.push({ check: model.spec.check, score: await scoreOne(cropFor(model.spec), model) });
  }
  const checks = averageByCheck(scores);
  return { liveness: { checks, ...fuse(checks) } };
};

/** 0..1, 1 = live. */
export async function scoreOne(crop: Pixels, model: Model<LivenessSpec>): Promise<number> {
  const { output } = model.spec;
  const outputs = await model.run(crop);
  const values = outputs(output.name);
  return output.live_class === undefined ? (values[0] ?? Number.NaN) : softmax(values, output.live_class);
}

function softmax(logits: Float32Array, index: number): number {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  return (powers[index] ?? Number.NaN) / powers.reduce((sum, power) => sum + power, 0);
}

/** Models that look for the same thing count as one. */
function averageByCheck(scores: readonly { check: LivenessCheck; score: number }[]) {
  const means = LIVENESS_CHECKS.map((check) => {
    const own = scores.filter((each) => each.check === check).map(({ score }) => score);
    const mean = own.reduce((sum, score) => sum + score, 0) / own.length;
    if (!(mean >= 0 && mean <= 1)) throw new Error(`No score from 0 to 1 for the liveness check ${check}`);
    return [check, mean];
  });
  return Object.fromEntries(means) as Record<LivenessCheck, number>;
}
