import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { retryDelayMs } from '../../src/webhook/schedule.ts';

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
