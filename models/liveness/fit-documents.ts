/**
 * Fits how the recapture of a document is read from the four signals, prints how well that does on documents that it was not
 * fitted to, and writes the constants: `npx tsx models/liveness/fit-documents.ts <folder with pictures of documents>`.
 * The pictures are read, never kept. After a change of a graph run build.ts first.
 */
import '../../src/verify/models/no-telemetry.ts';

import { writeFileSync } from 'node:fs';
import { deviationsOf } from '../../src/verify/document/recapture/score-recapture.ts';
import { HANDMADE_CHECKS, type HandmadeCheck } from '../../src/verify/evidence.ts';
import { type DocumentSample, isOriginal, MADE_OF_DOCUMENTS, readDocuments } from './document-samples.ts';
import { fitLogistic, logitOf, type Projection, type Weights } from './logistic.ts';
import { loadNetworks } from './samples.ts';
import { SIGNALS } from './signals.ts';

/** Share of the originals that may be taken for recaptures. */
const FALSE_ALARMS_MAX = 0.05;
const RIDGE = 0.02;
const FIGURES = 4;

type Originals = Parameters<typeof deviationsOf>[1] & {};

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Give the folder with pictures of documents');

const samples = await readDocuments(folder, await loadNetworks());
const originals = samples.filter(isOriginal);
say(`${new Set(samples.map(({ document }) => document)).size} documents, ${originals.length} originals`);
for (const without of [undefined, ...HANDMADE_CHECKS])
  say(`${(without ? `without ${without}` : 'all four').padEnd(20)}${figures(scoreOthers(samples, without))}`);
const scale = scaleOf(samples);
write(scale, fit(samples, scale));

/** Every picture is scored by what was fitted to the other documents. */
function scoreOthers(all: readonly DocumentSample[], without?: HandmadeCheck) {
  return [...new Set(all.map(({ document }) => document))].flatMap((document) => {
    const others = all.filter((sample) => sample.document !== document);
    const theirScale = scaleOf(others);
    const fitted = fit(others, theirScale, without);
    return all
      .filter((sample) => sample.document === document)
      .map((sample) => ({ sample, logit: logitOf(deviationsOf(sample.measures, theirScale), fitted) }));
  });
}

function figures(scored: ReturnType<typeof scoreOthers>): string {
  const shareOf = (kinds: readonly string[], isSo: (logit: number) => boolean) => {
    const some = scored.filter(({ sample }) => kinds.includes(sample.kind));
    return `${((100 * some.filter(({ logit }) => isSo(logit)).length) / some.length).toFixed(1)} %`;
  };
  const missed = MADE_OF_DOCUMENTS.map((kind) => `${kind} ${shareOf([kind], (logit) => logit >= 0)}`);
  return `false alarms ${shareOf(['original', 'camera'], (logit) => logit < 0)}  missed: ${missed.join('  ')}`;
}

function fit(some: readonly DocumentSample[], from: Originals, without?: HandmadeCheck): Weights {
  const count = (original: boolean) => some.filter((sample) => isOriginal(sample) === original).length;
  const [ofOriginals, ofRecaptures] = [1 / count(true), 1 / count(false)];
  const examples = some.map((sample) => ({
    values: deviationsOf(sample.measures, from),
    live: isOriginal(sample),
    weight: isOriginal(sample) ? ofOriginals : ofRecaptures,
  }));
  const fitted = fitLogistic(examples, keepSigns(without), RIDGE);
  const logits = examples.filter(({ live }) => live).map(({ values }) => logitOf(values, fitted));
  const sorted = logits.toSorted((one, other) => one - other);
  return { ...fitted, bias: fitted.bias - (sorted[Math.floor(sorted.length * FALSE_ALARMS_MAX)] ?? 0) };
}

/** What theory says of a signal, no set turns round. */
function keepSigns(without?: HandmadeCheck): Projection {
  const directions = HANDMADE_CHECKS.map(
    (check) => SIGNALS.find((signal) => signal.check === check)?.direction ?? 0,
  );
  return (weights) =>
    weights.map((weight, at) => {
      const direction = directions[at] ?? 0;
      return HANDMADE_CHECKS[at] === without ? 0 : direction * Math.max(0, direction * weight);
    });
}

function scaleOf(some: readonly DocumentSample[]): Originals {
  const measured = some.filter(isOriginal).map(({ measures }) => measures);
  const entries = HANDMADE_CHECKS.map((check) => {
    const values = measured.map((measures) => measures[check]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return [check, { mean, deviation: Math.sqrt(variance) }];
  });
  return Object.fromEntries(entries) as Originals;
}

function write(from: Originals, { weights, bias }: Weights): void {
  const rounded = (value: number) => Number(value.toPrecision(FIGURES));
  const source = [
    '/** Constants of `scoreRecapture`, written by models/liveness/fit-documents.ts. */',
    "import type { HandmadeCheck } from '../../evidence.ts';",
    '',
    '/** Of documents that were photographed themselves, in the unit of the measure. */',
    'export const ORIGINALS: Readonly<Record<HandmadeCheck, { readonly mean: number; readonly deviation: number }>> = {',
    ...HANDMADE_CHECKS.map((check) => {
      const { mean, deviation } = from[check];
      return `  ${check}: { mean: ${rounded(mean)}, deviation: ${rounded(deviation)} },`;
    }),
    '};',
    '',
    '/** Weights in the order of HANDMADE_CHECKS, for standard deviations. */',
    'export const RECAPTURE_FUSION = {',
    `  weights: [${weights.map(rounded).join(', ')}],`,
    `  bias: ${rounded(bias)},`,
    '} as const;',
    '',
  ];
  const file = new URL('../../src/verify/document/recapture/recapture-fusion.ts', import.meta.url);
  writeFileSync(file, source.join('\n'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
