import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, quantile, ratioInterval, spread } from './statistics.ts';

test('a quantile lies between the two nearest values, whatever order they came in', () => {
  assert.equal(quantile([30, 10, 20], 0.5), 20);
  assert.equal(quantile([10, 20], 0.25), 12.5);
  assert.equal(quantile([7], 0.99), 7);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

test('a spread tells its percentiles and how many values they are of', () => {
  const values = Array.from({ length: 101 }, (_, at) => at);
  assert.deepEqual(spread(values), { p50: 50, p95: 95, p99: 99, n: 101 });
});

test('the interval of a ratio holds the ratio, and is a point when every round was alike', () => {
  const floor = Array.from({ length: 40 }, (_, at) => 100 + (at % 7));
  const whole = floor.map((ms, at) => ms * 1.2 + (at % 5));
  const [low, high] = ratioInterval(whole, floor);
  const ratio = median(whole) / median(floor);
  assert.ok(low <= ratio && ratio <= high && high - low < 0.2, `${low} ${ratio} ${high}`);
  assert.deepEqual(ratioInterval([120, 120], [100, 100]), [1.2, 1.2]);
});
