import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRegions } from '../../../../src/verify/document/text/find-regions.ts';
import { lineOf } from '../../../../src/verify/document/text/line-quad.ts';

const READING = { threshold: 0.3, min_score: 0.5, unclip: 1.5 };

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
  readonly height: number;
  readonly value: number;
}

/** A map of 300 x 200 with tilted bars of one probability each. */
function mapWith(bars: readonly Bar[]) {
  const [width, height] = [300, 200];
  const data = new Float32Array(width * height);
  for (const bar of bars) {
    const [cos, sin] = [Math.cos(bar.angle), Math.sin(bar.angle)];
    for (let i = 0; i < data.length; i++) {
      const [dx, dy] = [(i % width) - bar.x, Math.floor(i / width) - bar.y];
      const isInside =
        Math.abs(dx * cos + dy * sin) <= bar.length / 2 && Math.abs(dy * cos - dx * sin) <= bar.height / 2;
      if (isInside) data[i] = bar.value;
    }
  }
  return { data, width, height };
}

const BAR: Bar = { x: 150, y: 100, angle: 0, length: 120, height: 8, value: 0.9 };

test('a line is found where it lies, grown by its area over its perimeter', () => {
  const [region] = findRegions(mapWith([BAR]), READING);
  assert.ok(region);
  const { centre, length, height } = lineOf(region.quad);
  const [coreLength, coreHeight] = [121, 9];
  const grown = (coreLength * coreHeight * 1.5) / (2 * (coreLength + coreHeight));
  assert.deepEqual(centre, [150, 100]);
  assert.ok(Math.abs(length - coreLength - 2 * grown) < 1e-6);
  assert.ok(Math.abs(height - coreHeight - 2 * grown) < 1e-6);
  assert.ok(Math.abs(region.score - 0.9) < 0.01);
});

test('a tilted line is read along itself, to the right', () => {
  for (const degrees of [-40, -12, 3, 25, 44]) {
    const angle = (degrees * Math.PI) / 180;
    const [region] = findRegions(mapWith([{ ...BAR, angle }]), READING);
    assert.ok(region);
    const { along } = lineOf(region.quad);
    assert.ok(Math.abs(Math.atan2(along[1], along[0]) - angle) < 0.03, `${degrees}`);
  }
});

test('a line that runs straight up is read upwards, a narrow letter to the right', () => {
  const upright = findRegions(mapWith([{ ...BAR, length: 8, height: 120 }]), READING);
  const letter = findRegions(mapWith([{ ...BAR, length: 8, height: 11 }]), READING);
  const [up, right] = [upright[0], letter[0]].map((region) => region && lineOf(region.quad).along);
  assert.ok(up && right);
  assert.ok(up[1] < -0.99);
  assert.ok(right[0] > 0.99);
});

test('lines that do not touch are two, and specks and faint ones are none', () => {
  const two = [
    { ...BAR, y: 60 },
    { ...BAR, y: 75 },
  ];
  assert.equal(findRegions(mapWith(two), READING).length, 2);
  assert.equal(findRegions(mapWith([{ ...BAR, value: 0.4 }]), READING).length, 0);
  assert.equal(findRegions(mapWith([{ ...BAR, length: 1, height: 0 }]), READING).length, 0);
  assert.equal(findRegions(mapWith([]), READING).length, 0);
});
