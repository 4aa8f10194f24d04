import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Point, Quad } from '../../../../src/verify/document/document.ts';
import { measureShape } from '../../../../src/verify/document/locate/measure-shape.ts';
import { projectOnto } from '../../../../src/verify/document/locate/project-onto.ts';
import { areaOf, startAtTopLeft } from '../../../../src/verify/document/locate/quad.ts';
import { refineCorners } from '../../../../src/verify/document/locate/refine-corners.ts';
import { placeIn } from '../../../../src/verify/image/unwarp.ts';
import { sceneOptions } from './support/draw-scene.ts';
import { pose } from './support/pose.ts';
import { randomFrom } from './support/random.ts';

const SIZE = { width: 1600, height: 1200 };

function cardSeen(seed: number, tilt: number): Quad {
  const options = { ...sceneOptions('plain', seed), format: 'id1', tilt } as const;
  return pose(options, [0.5, 0.5], randomFrom(seed));
}

test('the map of the unit square reaches every corner', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 45 }), (seed, tilt) => {
      const quad = cardSeen(seed, tilt);
      const map = projectOnto(quad);
      assert.ok(map);
      const units: Point[] = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ];
      units.forEach(([u, v], i) => {
        const [x, y] = placeIn(map, u, v);
        assert.ok(Math.hypot(x - (quad[i]?.[0] ?? 0), y - (quad[i]?.[1] ?? 0)) < 1e-6);
      });
    }),
  );
});

test('a card keeps its shape however the camera is tilted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 35 }), (seed, tilt) => {
      assert.ok(measureShape(cardSeen(seed, tilt), SIZE) > 0.6);
    }),
  );
});

test('a square and a strip are no documents', () => {
  const rectangle = (width: number, height: number): Quad => [
    [500, 400],
    [500 + width, 400],
    [500 + width, 400 + height],
    [500, 400 + height],
  ];
  assert.ok(measureShape(rectangle(400, 400), SIZE) < 0.1);
  assert.ok(measureShape(rectangle(600, 150), SIZE) < 0.1);
  assert.ok(measureShape(rectangle(428, 270), SIZE) > 0.99);
});

test('corners in any order start at the top left and run clockwise', () => {
  const quad: Quad = [
    [90, 80],
    [85, 12],
    [10, 9],
    [5, 70],
  ];
  for (const shift of [0, 1, 2, 3]) {
    const turned = quad.map((_, i) => quad[(i + shift) % 4]) as unknown as Quad;
    for (const each of [turned, turned.toReversed() as unknown as Quad]) {
      const ordered = startAtTopLeft(each);
      assert.deepEqual(ordered[0], [10, 9]);
      assert.ok(areaOf(ordered) > 0);
    }
  }
});

test('corners that are some pixels off are brought back to the edges', () => {
  const [width, height] = [400, 300];
  const data = new Uint8Array(width * height * 3).fill(60);
  for (let y = 70; y < 230; y++) data.fill(200, 3 * (y * width + 80), 3 * (y * width + 330));
  const rough: Quad = [
    [84, 66],
    [325, 74],
    [333, 233],
    [76, 225],
  ];
  const refined = refineCorners({ data, width, height }, rough, 8);
  const truth: Quad = [
    [79.5, 69.5],
    [329.5, 69.5],
    [329.5, 229.5],
    [79.5, 229.5],
  ];
  refined.forEach(([x, y], i) => {
    assert.ok(
      Math.hypot(x - (truth[i]?.[0] ?? 0), y - (truth[i]?.[1] ?? 0)) < 1.5,
      `corner ${i}: ${x}, ${y}`,
    );
  });
});
