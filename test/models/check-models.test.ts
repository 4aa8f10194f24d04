/** The check at start: every graph is there and is the one that the manifest promises. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkModels } from '../../src/verify/models/check-models.ts';
import { graphPath, requiredModels } from '../../src/verify/models/manifest.ts';
import { detectorOf, fileOf, MANIFEST, newDirectory } from './support.ts';

test('a missing graph and one with another hash are both named, a right one is not', async (t) => {
  const directory = await newDirectory(t);
  await mkdir(join(directory, 'fetched'));
  const bytes = randomBytes(5000);
  const specs = ['right.onnx', 'wrong.onnx', 'absent.onnx'].map((file) => detectorOf(fileOf(file, bytes)));
  await writeFile(join(directory, 'fetched', 'right.onnx'), bytes);
  await writeFile(join(directory, 'fetched', 'wrong.onnx'), bytes.subarray(1));
  assert.deepEqual(await checkModels(specs, directory), [
    { file: 'wrong.onnx', fault: 'wrong_hash' },
    { file: 'absent.onnx', fault: 'missing' },
  ]);
});

test('a stand-in with its promised hash is as good as the file', async (t) => {
  const directory = await newDirectory(t);
  await mkdir(join(directory, 'fetched'));
  const bytes = randomBytes(500);
  const { url: _, ...stand_in } = fileOf('half.onnx', bytes);
  const spec = detectorOf({ ...fileOf('whole.onnx', randomBytes(1000)), stand_in });
  await writeFile(graphPath(spec, directory), bytes);
  assert.deepEqual(await checkModels([spec], directory), []);
});

test('a graph of our own is looked for beside the manifest, not among the fetched', () => {
  const { url: _, ...file } = fileOf('ours.onnx', randomBytes(10));
  assert.equal(graphPath(detectorOf(file), '/models'), join('/models', 'graphs', 'ours.onnx'));
});

test('eight megabytes of models are checked in a fraction of a second', async (t) => {
  const directory = await newDirectory(t);
  await mkdir(join(directory, 'fetched'));
  const bytes = randomBytes(2_000_000);
  const specs = ['a', 'b', 'c', 'd'].map((name) => detectorOf(fileOf(`${name}.onnx`, bytes)));
  await Promise.all(specs.map((spec) => writeFile(graphPath(spec, directory), bytes)));
  const begin = performance.now();
  assert.deepEqual(await checkModels(specs, directory), []);
  const milliseconds = performance.now() - begin;
  t.diagnostic(`${milliseconds.toFixed(0)} ms`);
  assert.ok(milliseconds < 1000, `${milliseconds} ms`);
});

test('the service needs one embedder: the one that FACE_MODEL names, or the default', () => {
  const keys = (faceModel?: string) =>
    requiredModels(MANIFEST, faceModel).flatMap((spec) => (spec.role === 'face_embedder' ? [spec.key] : []));
  assert.deepEqual(keys(), ['retail-0095']);
  assert.deepEqual(keys('sface'), ['sface']);
  assert.throws(() => keys('unknown'), /FACE_MODEL.*unknown.*retail-0095, sface/);
});
