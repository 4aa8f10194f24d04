/**
 * Fits the constants of the liveness checks and of their fusion, prints how well they do on people and sets that they
 * were not fitted to, and writes them: `npx tsx models/liveness/fit.ts <folder with labels.csv> <folder with live photos>`.
 * The photos are read, never kept; then run build.ts.
 */
import '../../src/verify/models/no-telemetry.ts';

import { writeFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import type { ModelInput } from '../../src/verify/models/manifest.ts';
import { toTensor } from '../../src/verify/models/to-tensor.ts';
import { crossValidate, report, score, textureAlone } from './evaluate.ts';
import { listFaces, listLabelled, loadNetworks, readSamples } from './samples.ts';
import { featureGraph, SIDE } from './signal.ts';
import { SIGNALS } from './signals.ts';
import { type Measured, type Trained, train } from './train.ts';

const FACES = 700;
/** Figures kept of each constant: more would claim a precision that the fit does not have. */
const FIGURES = 4;
const INPUT = {
  name: 'pixels',
  channels: 'rgb',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
} as const satisfies ModelInput;

const [padFolder, facesFolder] = process.argv.slice(2);
if (!padFolder || !facesFolder)
  throw new Error('Give the folder with labels.csv and the folder with live photos');

const samples = await measureAll(padFolder, facesFolder);
const crossValidated = crossValidate(samples);
say('Other people than those fitted to; attacks: APCER, AUC', report(crossValidated));
say('At the same BPCER', textureAlone(crossValidated));
const [pad, faces] = (['pad', 'faces'] as const).map((set) => samples.filter((each) => each.set === set));
if (pad && faces)
  say('Fitted to pad only, so the cameras of faces are unknown', report(score(faces, train(pad))));
write(train(samples));

async function measureAll(padPath: string, facesPath: string): Promise<Measured[]> {
  const photos = [...listLabelled(padPath), ...listFaces(facesPath, FACES)];
  const measureFeatures = await featureMeter();
  const measured: Measured[] = [];
  for await (const { crop, ...about } of readSamples(photos, await loadNetworks())) {
    measured.push({ ...about, features: await measureFeatures(crop) });
  }
  return measured;
}

async function featureMeter(): Promise<(crop: Pixels) => Promise<Measured['features']>> {
  const sessions = await Promise.all(
    SIGNALS.map(async (signal) => ({
      check: signal.check,
      session: await InferenceSession.create(featureGraph(signal), { intraOpNumThreads: 1 }),
    })),
  );
  return async (crop) => {
    const pixels = new Tensor('float32', toTensor(crop, INPUT), [1, 3, SIDE, SIDE]);
    const features: [string, number[]][] = [];
    for (const { check, session } of sessions) {
      const { features: values } = await session.run({ pixels });
      features.push([check, Array.from(values?.data as Float32Array)]);
    }
    return Object.fromEntries(features) as unknown as Measured['features'];
  };
}

function write({ units, fusion }: Trained): void {
  const constants = JSON.stringify(units, rounded, 2);
  writeFileSync(new URL('constants.json', import.meta.url), `${constants}\n`);
  const weights = Object.entries(fusion.weights).map(([check, weight]) => `${check}: ${rounded('', weight)}`);
  const source = [
    '/** Constants of `fuse`, written by models/liveness/fit.ts. */',
    "import type { Fusion } from './fuse.ts';",
    '',
    'export const FUSION: Fusion = {',
    `  weights: { ${weights.join(', ')} },`,
    `  bias: ${rounded('', fusion.bias)},`,
    '};',
    '',
  ];
  writeFileSync(new URL('../../src/verify/liveness/fusion.ts', import.meta.url), source.join('\n'));
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(FIGURES)) : value;
}

function say(title: string, text: string): void {
  process.stdout.write(`${title}\n${text}\n\n`);
}
