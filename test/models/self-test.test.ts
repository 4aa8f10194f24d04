/** The self-test passes the models as declared, and refuses each way of driving one wrongly. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { keepTested } from '../../models/keep-tested.ts';
import { type FaceModels, ModelRefused, selfTest } from '../../models/self-test.ts';
import { loadModel } from '../../src/verify/models/load-model.ts';
import { type FaceEmbedderSpec, graphPath, type ModelInput } from '../../src/verify/models/manifest.ts';
import {
  defaultEmbedder,
  detectorOf,
  embedderByKey,
  fileOf,
  loadFetched,
  MANIFEST,
  MODELS_DIRECTORY,
  newDirectory,
  rowMeansGraph,
} from './support.ts';

test('the default models pass, driven as the manifest says', async (t) => {
  const models = await loadFetched(t);
  if (models) await selfTest(models);
});

const { template, input } = defaultEmbedder();
const WRONG_ENTRIES: readonly [string, Partial<FaceEmbedderSpec>][] = [
  ['swapped channels', { input: { ...input, channels: 'rgb' } }],
  ['a scale of 1/255', { input: { ...input, scale: 1 / 255 } }],
  ['half the scale', { input: { ...input, scale: 0.5 } }],
  ['a mean that the graph already takes off', { input: { ...input, mean: [127.5, 127.5, 127.5] } }],
  [
    'a template that lies too low',
    { template: template.map(([x, y]) => [x, y + 8]) as FaceEmbedderSpec['template'] },
  ],
  ["another model's template", { template: scaled(embedderByKey('sface').template, 128 / 112) }],
];

for (const [what, wrong] of WRONG_ENTRIES) {
  test(`an entry with ${what} is refused by its fingerprint`, async (t) => {
    const models = await loadFetched(t);
    if (models)
      await assert.rejects(
        selfTest(await driven(models, wrong)),
        refused(/not the one in models.manifest\.json/),
      );
  });
}

test('without a fingerprint, an entry whose scores do not separate around its threshold is refused', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  const { fingerprint: _, ...spec } = models.embedder.spec;
  for (const wrong of [{ threshold: 0.99 }, { input: { ...input, scale: 1 / 255 } }]) {
    await assert.rejects(
      selfTest({ ...models, embedder: await load({ ...spec, ...wrong }) }),
      refused(/does not tell drawn people apart/),
    );
  }
});

test('a detector whose scale is wrong is refused', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  const { spec } = models.detector;
  const wrong: ModelInput = { ...spec.input, scale: 1 / 255 };
  const detector = await loadModel({ ...spec, input: wrong }, graphPath(spec, MODELS_DIRECTORY));
  await assert.rejects(selfTest({ ...models, detector }), refused(/where one is drawn/));
});

test('a fetched model that fails is removed and named', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  const directory = await newDirectory(t);
  await mkdir(`${directory}/fetched`);
  const detector = MANIFEST.filter(({ role }) => role === 'face_detector');
  for (const spec of detector) await copyFile(graphPath(spec, MODELS_DIRECTORY), graphPath(spec, directory));
  const embedder = embedderByKey('sface');
  await writeFile(graphPath(embedder, directory), rowMeansGraph(embedder));
  await assert.rejects(
    keepTested([...detector, embedder], directory),
    /sface_2021dec\.onnx is refused[\s\S]*was removed/,
  );
  assert.ok(!existsSync(graphPath(embedder, directory)));
});

test('a file that is no graph is removed and named', async (t) => {
  const directory = await newDirectory(t);
  await mkdir(`${directory}/fetched`);
  const bytes = Buffer.from('this is no graph');
  const [detector, embedder] = [detectorOf(fileOf('face.onnx', bytes)), embedderByKey('sface')];
  await writeFile(graphPath(detector, directory), bytes);
  await writeFile(graphPath(embedder, directory), rowMeansGraph(embedder));
  await assert.rejects(keepTested([detector, embedder], directory), /face\.onnx is refused.*cannot load it/);
  assert.ok(!existsSync(graphPath(detector, directory)));
});

async function driven(models: FaceModels, wrong: Partial<FaceEmbedderSpec>): Promise<FaceModels> {
  return { ...models, embedder: await load({ ...models.embedder.spec, ...wrong }) };
}

function load(spec: FaceEmbedderSpec) {
  return loadModel(spec, graphPath(spec, MODELS_DIRECTORY));
}

function refused(message: RegExp) {
  return (error: unknown) => error instanceof ModelRefused && message.test(error.message);
}

function scaled(points: FaceEmbedderSpec['template'], factor: number): FaceEmbedderSpec['template'] {
  return points.map(([x, y]) => [x * factor, y * factor]) as FaceEmbedderSpec['template'];
}
