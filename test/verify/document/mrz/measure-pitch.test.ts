import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVEN_MAX, measurePitch } from '../../../../src/verify/document/mrz/measure-pitch.ts';

const row = (place: (at: number) => number, count = 44) =>
  Array.from({ length: count }, (_, at) => place(at));

test('characters of one width lie evenly, also where a camera from the side narrows them steadily', () => {
  assert.ok((measurePitch(row((at) => 7 + 20 * at)) ?? 1) < 1e-9);
  assert.ok((measurePitch(row((at) => 20 * at + 0.05 * at * at)) ?? 1) < 1e-9);
});

test('what a reader is unsure by, a tenth of a character to and fro, is even still', () => {
  const measured = measurePitch(row((at) => 20 * at + (at % 2 === 0 ? 1 : -1)));
  assert.ok(measured !== null && Math.abs(measured - 0.05) < 0.005, `${measured}`);
  assert.ok(measured < EVEN_MAX);
});

test('characters of a proportional face, narrow and wide, do not', () => {
  const widths = row((at) => ('PUTOERIKSSON'.includes('AEIMLP<'[at % 7] ?? '') ? 26 : 14));
  const centres = widths.map(
    (width, at) => widths.slice(0, at).reduce((sum, each) => sum + each, 0) + width / 2,
  );
  const measured = measurePitch(centres);
  assert.ok(measured !== null && measured > EVEN_MAX, `${measured}`);
});

test('a line too short, empty, or of one place has no pitch', () => {
  for (const centres of [[], [1], row((at) => at, 19), row(() => 5)])
    assert.equal(measurePitch(centres), null);
});
