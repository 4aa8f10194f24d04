import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { placeIn, unwarp } from '../../../src/verify/image/unwarp.ts';
import { warp } from '../../../src/verify/image/warp.ts';

function paint(width: number, height: number, colour: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++)
    data[i] = colour(Math.floor(i / 3) % width, Math.floor(i / 3 / width));
  return { data, width, height };
}

const STRAIGHT = { xu: 1, xv: 0, x0: 0, yu: 0, yv: 1, y0: 0, gu: 0, gv: 0 } as const;

test('the map of nothing changes nothing', () => {
  const source = paint(7, 5, (x, y) => x * 20 + y);
  assert.deepEqual(unwarp(source, STRAIGHT, { width: 7, height: 5 }), source);
});

test('without perspective it is the affine warp', () => {
  const source = paint(90, 70, (x, y) => (x * x + 3 * y) % 251);
  const map = { ...STRAIGHT, xu: 0.8, xv: 0.1, x0: 3.3, yu: -0.1, yv: 0.9, y0: 9.1 };
  const affine = { xx: 0.8, xy: 0.1, x0: 3.3, yx: -0.1, yy: 0.9, y0: 9.1 };
  assert.deepEqual(unwarp(source, map, { width: 60, height: 50 }), warp(source, affine, 60, 50));
});

test('a fine chequerboard shrinks to grey, not to stripes', () => {
  const board = paint(640, 640, (x, y) => ((x + y) % 2) * 255);
  const map = { xu: 8, xv: 0, x0: 3.5, yu: 0, yv: 8, y0: 3.5, gu: 0.0005, gv: 0 };
  const small = unwarp(board, map, { width: 70, height: 70 });
  assert.ok(small.data.every((value) => Math.abs(value - 128) <= 4));
});

test('a slope under perspective keeps its place however much it shrinks', () => {
  const slope = paint(1000, 400, (x) => x / 4);
  for (const step of [0.5, 1, 3, 6]) {
    const map = { xu: step, xv: 0, x0: 20, yu: 0, yv: step, y0: 5, gu: 0.001, gv: 0.0005 };
    const size = { width: 60, height: 40 };
    const seen = unwarp(slope, map, size);
    for (let column = 0; column < size.width; column += 7) {
      const [x] = placeIn(map, column, 20);
      assert.ok(Math.abs((seen.data[3 * (20 * size.width + column)] ?? 0) - x / 4) <= 1.5);
    }
  }
});
