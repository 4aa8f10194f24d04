import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelInput } from '../../../src/verify/models/manifest.ts';
import { toTensor } from '../../../src/verify/models/to-tensor.ts';

const input: ModelInput = { name: 'x', channels: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] };
const pixels = { data: Uint8Array.of(10, 20, 30, 40, 50, 60), width: 2, height: 1 };

test('channels come one plane after the other, in the order that the manifest names', () => {
  assert.deepEqual([...toTensor(pixels, input)], [10, 40, 20, 50, 30, 60]);
  assert.deepEqual([...toTensor(pixels, { ...input, channels: 'bgr' })], [30, 60, 20, 50, 10, 40]);
});

test('each channel is scaled, then loses its mean, then is divided by its deviation', () => {
  const scaled = { ...input, channels: 'bgr', scale: 0.5, mean: [1, 2, 3], std: [2, 4, 8] } as const;
  assert.deepEqual(
    [...toTensor(pixels, { ...scaled, mean: [1, 2, 3], std: [2, 4, 8] })],
    [7, 14.5, 2, 5.75, 0.25, 2.125],
  );
});
