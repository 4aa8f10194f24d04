import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '../../../../src/verify/document/document.ts';
import { lineOf, quadOf } from '../../../../src/verify/document/text/line-quad.ts';
import { turnRegions } from '../../../../src/verify/document/text/turn-regions.ts';
import { type Pixels, type Turn, turn } from '../../../../src/verify/image/pixels.ts';

/** Black but for one white pixel. */
function pageWith([x, y]: Point): Pixels {
  const data = new Uint8Array(3 * 40 * 30);
  data.fill(255, 3 * (y * 40 + x), 3 * (y * 40 + x) + 3);
  return { data, width: 40, height: 30 };
}

for (const quarters of [0, 1, 2, 3] as const satisfies readonly Turn[]) {
  test(`after ${quarters} quarter turns a region lies where its pixels went`, () => {
    const centre: Point = [11, 5];
    const page = pageWith(centre);
    const turned = turn(page, quarters);
    const white = turned.data.indexOf(255) / 3;
    const region = { quad: quadOf({ centre, along: [1, 0], length: 9, height: 3 }), score: 1 };
    const [found] = turnRegions([region], page, quarters);
    assert.ok(found);
    const line = lineOf(found.quad);
    assert.deepEqual(line.centre, [white % turned.width, Math.floor(white / turned.width)]);
    assert.deepEqual([line.length, line.height], [9, 3]);
  });
}

test('lines that run upwards are read to the right after a turn either way', () => {
  const upwards = { quad: quadOf({ centre: [20, 15], along: [0, -1], length: 20, height: 3 }), score: 1 };
  for (const quarters of [1, 3] as const) {
    const [found] = turnRegions([upwards], { width: 40, height: 30 }, quarters);
    assert.ok(found && lineOf(found.quad).along[0] > 0.99);
  }
});
