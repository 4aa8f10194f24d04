import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acceptedAt,
  areaUnder,
  curveOf,
  equalErrorRate,
  ranked,
  thresholdRefusing,
} from './statistics/curve.ts';
import { estimate, estimateShare, independentTrials } from './statistics/estimate.ts';
import { once, type Trial } from './statistics/trial.ts';

const trial = (score: number, positive: boolean, ...persons: number[]): Trial => ({
  score,
  positive,
  persons,
});
const curveFrom = (trials: readonly Trial[]) => curveOf(ranked(trials), once(trials));

/** Four of one kind at 0.9 0.8 0.6 0.3, four of the other at 0.7 0.4 0.2 0.1. */
const MIXED = [0.9, 0.8, 0.6, 0.3]
  .map((score, at) => trial(score, true, at))
  .concat([0.7, 0.4, 0.2, 0.1].map((score, at) => trial(score, false, 4 + at)));

test('the curve has the shares that are counted by hand at every threshold', () => {
  const at = (threshold: number) => curveFrom(MIXED).find((point) => point.threshold === threshold);
  assert.deepEqual(at(0.8), { threshold: 0.8, falsePositive: 0, falseNegative: 0.5 });
  assert.deepEqual(at(0.6), { threshold: 0.6, falsePositive: 0.25, falseNegative: 0.25 });
  assert.deepEqual(at(0.1), { threshold: 0.1, falsePositive: 1, falseNegative: 0 });
});

test('the AUC is the share of pairs in the right order, and a tie is half a pair', () => {
  assert.equal(areaUnder(curveFrom(MIXED)), 13 / 16);
  assert.equal(areaUnder(curveFrom([trial(0.5, true, 1), trial(0.5, false, 2)])), 0.5);
  assert.equal(areaUnder(curveFrom([trial(0.9, true, 1), trial(0.5, false, 2)])), 1);
});

test('the EER lies where both errors meet, and TAR takes no more impostors than it may', () => {
  assert.equal(equalErrorRate(curveFrom(MIXED)), 0.25);
  assert.equal(acceptedAt(curveFrom(MIXED), 0.2), 0.5);
  assert.equal(acceptedAt(curveFrom(MIXED), 0.25), 0.75);
});

test('a threshold for so many refusals refuses so many', () => {
  assert.equal(thresholdRefusing([0.4, 0.1, 0.3, 0.2], 0), 0.1);
  assert.equal(thresholdRefusing([0.4, 0.1, 0.3, 0.2], 2), 0.3);
  assert.equal(thresholdRefusing([0.1], 1), Number.POSITIVE_INFINITY);
});

test('the same trials have the same interval, and it holds the value', () => {
  const trials = Array.from({ length: 200 }, (_, at) => trial(at % 10, true, at));
  const share = () => estimateShare(trials, ({ score }) => score < 2);
  assert.deepEqual(share(), share());
  const { value, low, high, interval } = share();
  assert.equal(interval, 'bootstrap');
  assert.ok(low < value && value < high && high - low < 0.13, `${low} ${value} ${high}`);
});

test('many photos of few persons are as unsure as the persons are few', () => {
  const width = (persons: number) => {
    const trials = Array.from({ length: 400 }, (_, at) => trial(at % persons, true, at % persons));
    const { low, high } = estimateShare(trials, ({ score }) => score < persons / 4);
    return high - low;
  };
  assert.ok(width(8) > 4 * width(200), `${width(8)} and ${width(200)}`);
});

test('a pair of two counts by the product of how often both were drawn, a pair of one as often as that one', () => {
  const trials = [trial(1, true, 1), trial(1, false, 1, 2), trial(1, true, 2)];
  const drawn: number[][] = [];
  estimate(trials, (weights) => {
    drawn.push(Array.from(weights));
    return [0];
  });
  assert.deepEqual(drawn[0], [1, 1, 1]);
  for (const [one = 0, both, other = 0] of drawn.slice(1)) {
    assert.equal(one + other, 2);
    assert.equal(both, one * other);
  }
});

test('where no error was seen the bound is the rule of three, over persons and not over photos', () => {
  const photos = (persons: number) => Array.from({ length: 320 }, (_, at) => trial(1, true, at % persons));
  const never = (persons: number) => estimateShare(photos(persons), () => false);
  assert.equal(independentTrials(photos(8)), 8);
  assert.deepEqual([never(8).value, never(8).low, never(8).interval], [0, 0, 'rule_of_three']);
  assert.ok(Math.abs(never(8).high - 0.312) < 0.001);
  assert.ok(Math.abs(never(300).high - 3 / 300) < 0.0003);
  const always = estimateShare(photos(8), () => true);
  assert.deepEqual([always.high, Math.round(1000 * always.low)], [1, 688]);
});
