import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOver } from '../../../../src/verify/document/merge/age-over.ts';
import { mergeFields } from '../../../../src/verify/document/merge/merge-fields.ts';
import { mrz } from './readings.ts';

const isOver = (birth: string, years: number, today: string) =>
  ageOver(mergeFields(mrz({ date_of_birth: birth })), years, today);

test('a person is 18 on the eighteenth birthday, not the day before', () => {
  assert.equal(isOver('2007-06-30', 18, '2025-06-30'), true);
  assert.equal(isOver('2007-07-01', 18, '2025-06-30'), false);
});

test('a person born on 29 February is a year older on 1 March of a common year, on the day itself of a leap year', () => {
  assert.equal(isOver('2004-02-29', 18, '2022-02-28'), false);
  assert.equal(isOver('2004-02-29', 18, '2022-03-01'), true);
  assert.equal(isOver('2004-02-29', 20, '2024-02-28'), false);
  assert.equal(isOver('2004-02-29', 20, '2024-02-29'), true);
});

test('an age is not said where no possible date of birth was read', () => {
  assert.equal(ageOver([], 18, '2025-06-30'), null);
  assert.equal(isOver('2003-02-29', 18, '2025-06-30'), null);
  assert.equal(isOver('2025-07-01', 18, '2025-06-30'), null);
});
