/** SFace is too large to keep beside the code: its contract is proved on a graph of ours that has its names and shapes. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { embedFace } from '../../src/verify/face/embed-faces.ts';
import { loadModel } from '../../src/verify/models/load-model.ts';
import { embedderByKey, newDirectory, rowMeansGraph } from './support.ts';

const RED = 10;
const BLUE = 200;

test('SFace gets 112 x 112 pixels as red, green, blue in 0..255 and gives a unit vector of 128', async (t) => {
  const spec = embedderByKey('sface');
  const path = join(await newDirectory(t), 'sface.onnx');
  await writeFile(path, rowMeansGraph(spec));
  const model = await loadModel(spec, path);
  const [width, height] = spec.input.size;
  assert.deepEqual([width, height, spec.input.name, spec.output.name], [112, 112, 'data', 'fc1']);

  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => [RED, 100, BLUE][i % 3] ?? 0);
  const raw = (await model.run({ data, width, height }))(spec.output.name);
  assert.equal(raw.length, 128);
  assert.ok(Math.abs((raw[0] ?? 0) - RED) < 1e-3, `the first channel holds ${raw[0]}, not the red ${RED}`);

  const vector = await embedFace({ data, width, height }, model);
  assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-6);
});

test("SFace's template puts the eyes above the nose above the mouth, inside its crop", () => {
  const { template, input, threshold } = embedderByKey('sface');
  const [left, right, nose, mouthLeft, mouthRight] = template;
  assert.ok(left[0] < nose[0] && nose[0] < right[0] && mouthLeft[0] < mouthRight[0]);
  assert.ok(left[1] < nose[1] && nose[1] < mouthLeft[1] && mouthLeft[1] < input.size[1]);
  assert.equal(threshold, 0.363);
});
