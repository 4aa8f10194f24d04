/**
 * Fits the constants of the liveness checks and of their fusion, prints how well they do on people and sources that they
 * were not fitted to, and writes them:
 * `npx tsx models/liveness/fit.ts <folder with labels.csv> <folder with live photos> [file to keep the measurements in]`.
 * The photos are read, never kept. After a change of a graph run build.ts first.
 */
import '../../src/verify/models/no-telemetry.ts';

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { HANDMADE_CHECKS, LIVENESS_CHECKS } from '../../src/verify/evidence.ts';
import { covariateTrial } from './covariates.ts';
import { ablation, crossValidate, leaveOneSourceOut, report, textureAlone } from './evaluate.ts';
import { listFaces, listLabelled, loadNetworks, readSamples, type Sample } from './samples.ts';
import { type Trained, train } from './train.ts';

/** Figures kept of each constant: more would claim a precision that the fit does not have. */
const FIGURES = 4;

const [padFolder, facesFolder, kept] = process.argv.slice(2);
if (!padFolder || !facesFolder)
  throw new Error('Give the folder with labels.csv and the folder with live photos');

const samples = await measured(padFolder, facesFolder, kept);
const crossValidated = crossValidate(samples);
say('Other people than those fitted to; attacks: APCER, AUC', report(crossValidated));
say('At the same BPCER', textureAlone(crossValidated));
say('Fitted without one check', ablation(samples));
for (const [source, scored] of leaveOneSourceOut(samples)) say(`Fitted without ${source}`, report(scored));
say('What the fused score and a covariate would do', covariateTrial(samples));
write(train(samples));

async function measured(padPath: string, facesPath: string, file?: string): Promise<readonly Sample[]> {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const photos = [...listLabelled(padPath), ...listFaces(facesPath)];
  const all: Sample[] = [];
  for await (const sample of readSamples(photos, await loadNetworks())) all.push(sample);
  if (file) writeFileSync(file, JSON.stringify(all));
  return all;
}

function write({ readings, fusion }: Trained): void {
  const read = HANDMADE_CHECKS.map((check) => `  ${check}: { ${entries(readings[check])} },`);
  const source = [
    '/** Constants of `fuse` and of `readMeasures`, written by models/liveness/fit.ts. */',
    "import type { HandmadeCheck } from '../evidence.ts';",
    "import type { Fusion } from './fuse.ts';",
    "import type { Reading } from './readings.ts';",
    '',
    'export const READINGS: Readonly<Record<HandmadeCheck, Reading>> = {',
    ...read,
    '};',
    '',
    'export const FUSION: Fusion = {',
    `  weights: { ${LIVENESS_CHECKS.map((check) => `${check}: ${rounded(fusion.weights[check])}`).join(', ')} },`,
    `  bias: ${rounded(fusion.bias)},`,
    '};',
    '',
  ];
  writeFileSync(new URL('../../src/verify/liveness/fusion.ts', import.meta.url), source.join('\n'));
}

function entries({ mean, deviation, slope, bias }: Trained['readings']['color']): string {
  return Object.entries({ mean, deviation, slope, bias })
    .map(([name, value]) => `${name}: ${rounded(value)}`)
    .join(', ');
}

function rounded(value: number): number {
  return Number(value.toPrecision(FIGURES));
}

function say(title: string, text: string): void {
  process.stdout.write(`${title}\n${text}\n\n`);
}
