import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDates } from '../../../../src/verify/document/merge/check-dates.ts';
import type { DateRule } from '../../../../src/verify/document/merge/cross-finding.ts';
import { mergeFields } from '../../../../src/verify/document/merge/merge-fields.ts';
import { visual } from './readings.ts';

const today = '2025-06-30';
type Dates = Parameters<typeof visual>[0];
const found = (dates: Dates, validityYearsMax?: number | null) =>
  checkDates(
    mergeFields(visual(dates)),
    validityYearsMax === undefined ? { today } : { today, validityYearsMax },
  ).map((finding) => (finding.code === 'expired' ? 'expired' : finding.rule));

test('a document is good on the day that it expires, and no longer', () => {
  assert.deepEqual(found({ expiry_date: '2025-06-30' }), []);
  assert.deepEqual(found({ expiry_date: '2025-06-29' }), ['expired']);
});

const IMPOSSIBLE: readonly (readonly [DateRule, Dates])[] = [
  ['not_a_date', { date_of_birth: '1990-02-30' }],
  ['not_a_date', { expiry_date: 'permanent' }],
  ['birth_in_future', { date_of_birth: '2025-07-01' }],
  ['birth_too_long_ago', { date_of_birth: '1894-06-30' }],
  ['issue_in_future', { issue_date: '2025-07-01' }],
  ['issue_before_birth', { date_of_birth: '1990-05-15', issue_date: '1990-05-14' }],
  ['expiry_before_issue', { issue_date: '2026-01-02', expiry_date: '2026-01-01' }],
  ['validity_too_long', { issue_date: '2020-01-01', expiry_date: '2070-01-02' }],
];

for (const [rule, dates] of IMPOSSIBLE) {
  test(`${Object.values(dates).join(' and ')} cannot be: ${rule}`, () => {
    assert.ok(found(dates).includes(rule));
  });
}

test('dates that can be are not remarked', () => {
  assert.deepEqual(
    found({ date_of_birth: '2000-02-29', issue_date: '2020-01-01', expiry_date: '2070-01-01' }),
    [],
  );
  assert.deepEqual(found({ date_of_birth: '1895-06-30' }), []);
});

test('a card for life is well where its kind allows it', () => {
  const dates = { issue_date: '2020-01-01', expiry_date: '9999-12-31' };
  assert.deepEqual(found(dates), ['validity_too_long']);
  assert.deepEqual(found(dates, null), []);
});

test('whatever stands where a date should be is a finding, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) =>
      Array.isArray(found({ expiry_date: value, issue_date: '2020-01-01' })),
    ),
  );
});
