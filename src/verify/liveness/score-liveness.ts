/** Is a living person before the camera, or a picture of one? Each check looks at the selfie on its own; their scores are fused (ISO/IEC 30107-3). */
import { HANDMADE_CHECKS, type HandmadeCheck, type LivenessCheck } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import type { Model } from '../models/load-model.ts';
import type { LivenessSpec } from '../models/manifest.ts';
import type { Step } from '../work.ts';
import { fuse } from './fuse.ts';
import { readMeasures } from './readings.ts';
import { takeCrops } from './take-crops.ts';

type CropFor = ReturnType<typeof takeCrops>;

export const scoreLiveness: Step<'liveness'> = async ({ images, overviews, faces }, tools) => {
  const selfie = images?.selfie;
  const face = faces?.selfie?.[0];
  if (!selfie || !face) return null;
  const cropFor = takeCrops(selfie, face, overviews?.selfie);
  const texture = await runCheck('texture', cropFor, tools.liveness);
  const measures = await measure(cropFor, tools.liveness);
  const checks = { texture, ...readMeasures(measures) };
  return { liveness: { checks, measures, ...fuse(checks) } };
};

/** Each in its own unit. */
export async function measure(
  cropFor: CropFor,
  models: readonly Model<LivenessSpec>[],
): Promise<Readonly<Record<HandmadeCheck, number>>> {
  const measures: [HandmadeCheck, number][] = [];
  for (const check of HANDMADE_CHECKS) measures.push([check, await runCheck(check, cropFor, models)]);
  return Object.fromEntries(measures) as Record<HandmadeCheck, number>;
}

/** The mean over a check's models and their crops: what looks for the same thing counts as one. */
export async function runCheck(
  check: LivenessCheck,
  cropFor: CropFor,
  models: readonly Model<LivenessSpec>[],
): Promise<number> {
  const values: number[] = [];
  for (const model of models.filter(({ spec }) => spec.check === check)) {
    for (const crop of cropFor(model.spec)) values.push(await runOne(crop, model));
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (!Number.isFinite(mean)) throw new Error(`No number for the liveness check ${check}`);
  return mean;
}

/** A measure in its unit, or the probability of live, 0..1. */
async function runOne(crop: Pixels, model: Model<LivenessSpec>): Promise<number> {
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
