import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toOverview } from '../../../src/verify/image/shrink-images.ts';

function slope(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = Math.floor(((Math.floor(i / 3) % width) * 256) / width);
  return { data, width, height };
}

test('an image no wider than an overview is its own, to the byte', async () => {
  const image = slope(640, 200);
  assert.equal(await toOverview(image), image);
});

for (const width of [1000, 1920, 2560, 3000]) {
  test(`an image ${width} px wide keeps its shape, and everything in it its place`, async () => {
    const overview = await toOverview(slope(width, width / 2));
    assert.deepEqual([overview.width, overview.height], [640, 320]);
    const middleRow = overview.data.subarray(160 * 640 * 3);
    for (let x = 2; x < 638; x++) assert.ok(Math.abs((middleRow[3 * x] as number) - (x * 256) / 640) <= 1.5);
  });
}

test('a fine chequerboard becomes grey, not stripes', async () => {
  const board = slope(2560, 1920);
  for (let i = 0; i < board.data.length; i++) {
    const pixel = Math.floor(i / 3);
    board.data[i] = (((pixel % 2560) + Math.floor(pixel / 2560)) % 2) * 255;
  }
  const { data } = await toOverview(board);
  assert.ok(data.every((value) => Math.abs(value - 128) <= 6));
});
