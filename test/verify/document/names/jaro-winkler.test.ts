import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jaroWinkler } from '../../../../src/verify/document/names/jaro-winkler.ts';

test("Winkler's published examples have his scores", () => {
  const published = [
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
    ['SHACKLEFORD', 'SHACKELFORD', 0.982],
    ['JERALDINE', 'GERALDINE', 0.926],
  ] as const;
  for (const [one, other, score] of published)
    assert.ok(Math.abs(jaroWinkler(one, other) - score) < 0.001, `${one} ${other}`);
});

test('words without a letter in common are not alike', () => {
  assert.equal(jaroWinkler('ABC', 'XYZ'), 0);
  assert.equal(jaroWinkler('', 'XYZ'), 0);
});
