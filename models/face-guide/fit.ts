/**
 * Fits the page's guide for the selfie to drawn people held rightly and wrongly, and writes its weights with what they do on
 * photos: `npx tsx models/face-guide/fit.ts <folder of faces> <folder with labels.csv> <folder of documents>`. Nothing is
 * learnt from the photos, and none is kept.
 */
import '../../src/verify/models/no-telemetry.ts';

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findEdges, scoreEdges, type Weights } from '../../src/page/client/capture/face-guide.ts';
import { readManifest } from '../../src/verify/models/manifest.ts';
import { loadRole } from '../load-role.ts';
import { randomFrom } from '../random.ts';
import { countAnswers } from './count-answers.ts';
import { SIDE_PX } from './cut-square.ts';
import { makeSamples, type Sample } from './make-samples.ts';
import { answerPhoto, type Folders, readUnseen } from './measure-photos.ts';
import type { Place } from './place-squares.ts';
import { rounded, roundNetwork } from './round-network.ts';
import { type Example, newNetwork, scoreOf, train } from './train-network.ts';

/** As many as fit into 3 KB of the page's script. */
const UNITS = 10;
const SEED = 48;
/** Epochs of the rounds; before each but the first, pictures without a face that look like one are added. */
const ROUNDS = [4, 4, 20] as const;
/** Of the pictures without a face, the first round sees one in this many. */
const EASY_EVERY = 2;
/** A score from which a picture without a face is hard. */
const HARD = -1.5;
/** Share of the well placed faces that may be missed, on drawings of their own. */
const MISSED = 0.03;
const OUT = new URL('../../src/page/client/capture/face-guide-weights.ts', import.meta.url);

interface Labelled extends Example {
  readonly place: Place;
}

const [faces, pad, documents] = process.argv.slice(2);
if (!faces || !pad || !documents)
  throw new Error('Give the folders of faces, of frames with labels.csv and of documents');

const samples = await makeSamples(randomFrom(SEED));
const weights = setBias(fit(examplesOf('training')), examplesOf('operating point'));
const figures = await measure({ faces, pad, documents });
process.stdout.write(`${figures.join('\n')}\n`);
writeFileSync(OUT, sourceOf(weights, figures));

function examplesOf(group: Sample['group']): Labelled[] {
  return samples
    .filter((sample) => sample.group === group)
    .map(({ seen, place }) => ({ values: edgesOf(seen), isFace: place === 'in the oval', place }));
}

function edgesOf(seen: Uint8Array): Float32Array {
  return findEdges(seen, SIDE_PX, SIDE_PX);
}

async function measure(folders: Folders): Promise<string[]> {
  const specs = readManifest(new URL('../manifest.json', import.meta.url));
  const detector = await loadRole(specs, 'face_detector', fileURLToPath(new URL('..', import.meta.url)));
  const photos = await readUnseen(folders, detector);
  const random = randomFrom(SEED);
  const scoreSeen = (seen: Uint8Array) => scoreEdges(edgesOf(seen), weights);
  return countAnswers(photos.flatMap((photo) => answerPhoto(photo, scoreSeen, random)));
}

function fit(examples: readonly Labelled[]): Weights {
  const random = randomFrom(SEED);
  const empty = examples.filter(({ place }) => place === 'no face');
  const seen = new Set(examples.filter(({ place }) => place !== 'no face' || random(0, EASY_EVERY) < 1));
  const network = newNetwork(examples[0]?.values.length ?? 0, UNITS, random);
  for (const [round, epochs] of ROUNDS.entries()) {
    const hard = round === 0 ? [] : empty.filter(({ values }) => scoreOf(network, values) > HARD);
    for (const example of hard) seen.add(example);
    train(network, [...seen], { epochs, random });
  }
  return roundNetwork(network);
}

/** Moves the score so that 0 is where few enough well placed faces are missed. */
function setBias(fitted: Weights, examples: readonly Example[]): Weights {
  const scores = examples
    .filter(({ isFace }) => isFace)
    .map(({ values }) => scoreEdges(values, fitted))
    .toSorted((one, other) => one - other);
  const threshold = scores[Math.floor(MISSED * scores.length)] ?? 0;
  return { ...fitted, bias: rounded(fitted.bias - threshold) };
}

function sourceOf({ bias, units }: Weights, lines: readonly string[]): string {
  return [
    '/**',
    ' * Weights of `faceInOval`, written by',
    ' * `npx tsx models/face-guide/fit.ts ../shared/eval/faces/lfw ../shared/eval/pad ../shared/eval/documents/images`.',
    ' * They were learnt from drawn people and rooms alone; what is drawn, how they are fitted and how many faces may be missed was',
    ' * chosen by the figures on photos of two thirds of the people and documents. On photos of the others a face was seen in (where',
    ' * it was, set of the photo):',
    ...lines.map((line) => ` * - ${line}`),
    ' */',
    "import type { Weights } from './face-guide.ts';",
    '',
    'export const WEIGHTS: Weights = {',
    `  bias: ${bias},`,
    '  units: [',
    ...units.flatMap(({ weights: letters, offset, gain }) => [
      '    {',
      `      offset: ${offset},`,
      `      gain: ${gain},`,
      `      weights:\n        "${letters}",`.replaceAll('"', "'"),
      '    },',
    ]),
    '  ],',
    '};',
    '',
  ].join('\n');
}
