import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pixels, turn } from '../../../src/verify/image/pixels.ts';
import { resize, warp } from '../../../src/verify/image/warp.ts';

function paint(width: number, height: number, colour: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++)
    data[i] = colour(Math.floor(i / 3) % width, Math.floor(i / 3 / width));
  return { data, width, height };
}

test('the map of nothing changes nothing', () => {
  const source = paint(7, 5, (x, y) => x * 20 + y);
  const same = warp(source, { xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 }, 7, 5);
  assert.deepEqual(same, source);
});

test('a shift by half a pixel blends neighbours', () => {
  const source = paint(4, 1, (x) => x * 10);
  const shifted = warp(source, { xx: 1, xy: 0, x0: 0.5, yx: 0, yy: 1, y0: 0 }, 3, 1);
  assert.deepEqual([shifted.data[0], shifted.data[3], shifted.data[6]], [5, 15, 25]);
});

test('a fine chequerboard shrinks to grey, not to stripes', () => {
  const board = paint(640, 640, (x, y) => ((x + y) % 2) * 255);
  const small = resize(board, { width: 80, height: 80 });
  assert.ok(small.data.every((value) => Math.abs(value - 128) <= 2));
});

test('a slope keeps its place however much it shrinks', () => {
  const slope = paint(1000, 8, (x) => Math.round(x / 4));
  const small = resize(slope, { width: 100, height: 1 });
  for (let x = 0; x < 100; x++) assert.ok(Math.abs((small.data[3 * x] ?? 0) - (x * 10 + 4.5) / 4) <= 1.5);
});

test('four quarter turns come back, and one turns clockwise', () => {
  const source = paint(5, 3, (x, y) => x + 10 * y);
  const once = turn(source, 1);
  assert.deepEqual([once.width, once.height], [3, 5]);
  assert.equal(once.data[0], 20);
  assert.deepEqual(turn(once, 3), source);
  assert.deepEqual(turn(turn(source, 2), 2), source);
  assert.deepEqual(turn(turn(once, 1), 2), source);
});
