import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigit } from '../../../../src/verify/document/mrz/check-digit.ts';

test('the worked examples of ICAO 9303-3 and 9303-4 have their check digits', () => {
  assert.equal(checkDigit('520727'), '3');
  assert.equal(checkDigit('AB2134<<<'), '5');
  assert.equal(checkDigit('L898902C3'), '6');
  assert.equal(checkDigit('740812'), '2');
  assert.equal(checkDigit('ZE184226B<<<<<'), '1');
});

test('fillers alone have the check digit 0', () => {
  assert.equal(checkDigit('<<<<<<'), '0');
  assert.equal(checkDigit(''), '0');
});
