import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point, Quad } from '../../../../src/verify/document/document.ts';
import { flatten } from '../../../../src/verify/document/locate/flatten.ts';
import { placeIn } from '../../../../src/verify/image/unwarp.ts';

/** Red grows to the right, green downwards, each by a grey level in four pixels. */
function slopes(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set([(i % width) / 4, Math.floor(i / width) / 4, 0], 3 * i);
  return { data, width, height };
}

const TILTED: Quad = [
  [210, 120],
  [760, 180],
  [700, 560],
  [150, 470],
];

test('every place of the page shows what lies at its place in the photo', () => {
  const photo = slopes(1000, 700);
  const flat = flatten(photo, TILTED);
  assert.ok(flat);
  const { pixels, toPhoto } = flat;
  for (const [column, row] of [
    [0, 0],
    [pixels.width - 1, 0],
    [200, 100],
    [31, pixels.height - 1],
  ] as const) {
    const [x, y] = placeIn(toPhoto, column, row);
    const at = 3 * (row * pixels.width + column);
    assert.ok(Math.abs((pixels.data[at] ?? 0) - x / 4) <= 1.5, `red at ${column}, ${row}`);
    assert.ok(Math.abs((pixels.data[at + 1] ?? 0) - y / 4) <= 1.5, `green at ${column}, ${row}`);
  }
});

test('the corners lie within the page, a hundredth of its longer side from the border', () => {
  const flat = flatten(slopes(1000, 700), TILTED);
  assert.ok(flat);
  const { width, height } = flat.pixels;
  const margin = width * (0.01 / 1.02);
  const places: Point[] = [
    [margin, margin],
    [width - margin, margin],
    [width - margin, height - margin],
    [margin, height - margin],
  ];
  places.forEach(([column, row], i) => {
    const [x, y] = placeIn(flat.toPhoto, column - 0.5, row - 0.5);
    assert.ok(Math.hypot(x - (TILTED[i]?.[0] ?? 0), y - (TILTED[i]?.[1] ?? 0)) < 1.5, `corner ${i}`);
  });
});

test('a page is no larger than in the photo, and never longer than 1,600 px', () => {
  const small = flatten(slopes(400, 300), [
    [100, 100],
    [200, 100],
    [200, 160],
    [100, 160],
  ]);
  assert.deepEqual([small?.pixels.width, small?.pixels.height], [102, 62]);
  const large = flatten(slopes(2560, 1920), [
    [50, 40],
    [2500, 40],
    [2500, 1800],
    [50, 1800],
  ]);
  assert.equal(large?.pixels.width, 1600);
});

test('corners on one line give no page', () => {
  const line: Quad = [
    [10, 10],
    [20, 10],
    [30, 10],
    [40, 10],
  ];
  assert.equal(flatten(slopes(50, 50), line), null);
});
