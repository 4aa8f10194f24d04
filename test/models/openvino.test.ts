import '../../src/verify/models/no-telemetry.ts';

/** The converter: what it writes computes what the IR says, and what it does not know it refuses by name. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { convertOpenvino } from '../../models/openvino/convert-openvino.ts';
import { defaultEmbedder, MODELS_DIRECTORY, sha256 } from './support.ts';
import { tinyNetwork } from './tiny-network.ts';

const REFERENCE = fileURLToPath(
  new URL('../../../shared/models/reference/face-reidentification-retail-0095.onnx', import.meta.url),
);

test('every operator of a small network computes what its definition says, for one picture and for three', async () => {
  const { xml, weights, compute } = tinyNetwork();
  const session = await InferenceSession.create(convertOpenvino('tiny', xml, weights));
  for (const batch of [1, 3]) {
    const picture = Float32Array.from({ length: batch * 32 }, (_, i) => Math.sin(i) * 2);
    const result = await session.run({ data: new Tensor('float32', picture, [batch, 2, 4, 4]) });
    const expected = Array.from({ length: batch }, (_, n) =>
      compute(picture.subarray(n * 32, n * 32 + 32)),
    ).flat();
    const found = [...(result.output as Tensor).data] as number[];
    assert.equal(found.length, expected.length);
    found.forEach((value, i) => {
      assert.ok(Math.abs(value - (expected[i] ?? Number.NaN)) < 1e-5, `${i}: ${value} is not ${expected[i]}`);
    });
  }
});

test('the same network gives the same bytes', () => {
  const { xml, weights } = tinyNetwork();
  assert.equal(sha256(convertOpenvino('tiny', xml, weights)), sha256(convertOpenvino('tiny', xml, weights)));
});

const REFUSALS = [
  ['an operator it does not know', 'type="Sigmoid"', 'type="HSwish"', /"gate".*operator HSwish is not known/],
  [
    'an attribute it does not know',
    'rounding_type="floor"',
    'rounding_type="floor" ceil="1"',
    /"pool" \(AvgPool\)/,
  ],
  [
    'a value it is not right for',
    'rounding_type="floor"',
    'rounding_type="ceil"',
    /"pool" \(AvgPool\)[\s\S]*floor/,
  ],
  [
    'padding that the runtime would have to work out',
    'auto_pad="explicit"',
    'auto_pad="same_upper"',
    /Convolution\)/,
  ],
  [
    'an input that nothing feeds',
    '<edge from-layer="0"',
    '<edge from-layer="0" to-layer="99" to-port="0"/><none ',
    /nothing feeds its port 0/,
  ],
  ['another version of the format', 'version="11"', 'version="10"', /not an OpenVINO IR v11/],
  ['weights that end too early', 'offset="0"', 'offset="100000"', /beyond the end of the weights/],
] as const;

for (const [what, right, wrong, message] of REFUSALS) {
  test(`${what} is refused`, () => {
    const { xml, weights } = tinyNetwork();
    assert.ok(xml.includes(right));
    assert.throws(() => convertOpenvino('tiny', xml.replace(right, wrong), weights), message);
  });
}

test('the face model converts to the very bytes that the manifest names', (t) => {
  const [xml, weights] = ['.xml', '.bin'].map((ending) =>
    join(MODELS_DIRECTORY, 'fetched', `face-reidentification-retail-0095${ending}`),
  ) as [string, string];
  if (!existsSync(xml) || !existsSync(weights))
    return t.skip(`models/fetched lacks ${xml} or its .bin: run npm run models`);
  const { name, graph } = defaultEmbedder();
  const converted = convertOpenvino(name, readFileSync(xml, 'utf8'), readFileSync(weights));
  assert.deepEqual(
    { bytes: converted.length, sha256: sha256(converted) },
    { bytes: graph.bytes, sha256: graph.sha256 },
  );
});

test('the converted face model gives the vectors of the reference conversion', async (t) => {
  const path = join(MODELS_DIRECTORY, 'fetched', defaultEmbedder().graph.file);
  for (const needed of [path, REFERENCE]) {
    if (!existsSync(needed))
      return t.skip(`${needed} is absent: run npm run models, or see README for the reference`);
  }
  const [ours, reference] = await Promise.all([
    InferenceSession.create(path),
    InferenceSession.create(REFERENCE),
  ]);
  const picture = Float32Array.from({ length: 2 * 3 * 128 * 128 }, (_, i) => (i * 7919) % 256);
  const feeds = { '0': new Tensor('float32', picture, [2, 3, 128, 128]) };
  const vectors = await Promise.all(
    [ours, reference].map(async (session) => (await session.run(feeds)).output?.data),
  );
  for (const at of [0, 256]) {
    const [one, other] = vectors.map((data) => (data as Float32Array).slice(at, at + 256)) as [
      Float32Array,
      Float32Array,
    ];
    const dot = one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
    assert.ok(dot / (Math.hypot(...one) * Math.hypot(...other)) >= 1 - 1e-6);
  }
});
