import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEdges } from '../../../../src/verify/document/locate/find-edges.ts';
import { quietenTexture } from '../../../../src/verify/document/locate/quieten-texture.ts';

const [WIDTH, HEIGHT] = [200, 60];
/** Grey levels per pixel. */
const SLOPE_MIN = 1.3;

/** One grey level for each column. */
function columns(level: (x: number) => number) {
  const data = new Uint8Array(3 * WIDTH * HEIGHT);
  for (let at = 0; at < WIDTH * HEIGHT; at++) data.fill(level(at % WIDTH), 3 * at, 3 * at + 3);
  return { data, width: WIDTH, height: HEIGHT };
}

/** The steepest slope between two columns of the middle row. */
function steepest(slope: Float32Array, from: number, to: number): number {
  const row = (HEIGHT / 2) * WIDTH;
  return Math.max(...slope.subarray(row + from, row + to));
}

/** Lines two pixels wide, 24 levels apart, up to bare paper at column 100. */
const EDGES = findEdges(columns((x) => (x >= 100 ? 220 : x % 4 < 2 ? 96 : 120)));

test('a border between grain and bare paper keeps most of its strength, the grain next to it little', () => {
  const quiet = quietenTexture(EDGES, SLOPE_MIN);
  const [border, grain] = [steepest(quiet.slope, 97, 103), steepest(quiet.slope, 40, 80)];
  assert.ok(border > 0.5 * steepest(EDGES.slope, 97, 103), `border ${border}`);
  assert.ok(grain < 0.25 * steepest(EDGES.slope, 40, 80), `grain ${grain}`);
});

test('a faint border on a bare table stays as it is', () => {
  const edges = findEdges(columns((x) => (x < 100 ? 200 : 206)));
  const quiet = quietenTexture(edges, SLOPE_MIN);
  assert.equal(steepest(quiet.slope, 97, 103), steepest(edges.slope, 97, 103));
});

test('the direction of an edge is kept', () => {
  const { across, down, slope } = quietenTexture(EDGES, SLOPE_MIN);
  slope.forEach((full, at) => {
    assert.ok(Math.abs(Math.hypot(across[at] ?? 0, down[at] ?? 0) - full) < 1e-3);
    assert.ok((across[at] ?? 0) * (EDGES.across[at] ?? 0) >= 0);
  });
});
