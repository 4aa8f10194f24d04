import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextAttemptAt, retryDelayMs } from '../../src/webhook/schedule.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DELAYS = [
  5000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

test('the delays are those of the contract', () => {
  assert.deepEqual(
    DELAYS.map((_, i) => retryDelayMs(i + 1, 0)),
    DELAYS,
  );
});

test('after the tenth try there is none', () => {
  assert.equal(retryDelayMs(10), null);
  assert.equal(retryDelayMs(11), null);
});

test('the tries reach over about 75 hours', () => {
  const hours = DELAYS.reduce((sum, delay) => sum + delay, 0) / HOUR;
  assert.ok(hours > 75 && hours < 76, `${hours}`);
});

test('jitter makes a delay up to a tenth longer, never shorter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, random) => {
        const least = DELAYS[attempts - 1] ?? 0;
        const delay = retryDelayMs(attempts, random) ?? 0;
        assert.ok(delay >= least && delay <= least * 1.1 + 1, `${delay}`);
      },
    ),
  );
});

test('without a given chance the delays differ, so receivers are not all tried at once', () => {
  assert.ok(new Set(Array.from({ length: 50 }, () => retryDelayMs(3))).size > 10);
});

const NOW = new Date('2026-03-12T10:30:00Z');
const delayFor = (retryAfter: string | null, attempts = 1): number =>
  (nextAttemptAt(NOW, { attempts, retryAfter })?.getTime() ?? Number.NaN) - NOW.getTime();

for (const [retryAfter, delay] of [
  ['120', 120 * SECOND],
  [' 3600 ', HOUR],
  ['Thu, 12 Mar 2026 11:30:00 GMT', HOUR],
  ['Thursday, 12-Mar-26 11:30:00 GMT', HOUR],
  ['86400', 24 * HOUR],
  ['604800', 24 * HOUR],
  ['99999999999999999999', 24 * HOUR],
  ['Fri, 12 Mar 2027 10:30:00 GMT', 24 * HOUR],
] as const)
  test(`Retry-After: ${retryAfter} is respected, up to a day`, () =>
    assert.equal(delayFor(retryAfter), delay));

for (const retryAfter of [
  null,
  '',
  '0',
  '1',
  '-120',
  '1e9',
  '0x7f',
  '12.5',
  'soon',
  'Infinity',
  'Thu, 12 Mar 2026 10:30:01 GMT',
  'Thu, 12 Mar 2020 10:30:00 GMT',
  'Thu, 99 Xyz 2026 10:30:00 GMT',
  '2026-03-12T11:30:00Z',
])
  test(`Retry-After: ${retryAfter} makes no try earlier or later than its schedule`, () => {
    const delay = delayFor(retryAfter);
    assert.ok(delay >= 5 * SECOND && delay <= 5.5 * SECOND, `${delay}`);
  });

test('Retry-After never shortens a delay, and adds no try after the last', () => {
  assert.ok(delayFor('60', 3) >= 30 * MINUTE);
  assert.equal(nextAttemptAt(NOW, { attempts: 10, retryAfter: '60' }), null);
});
