import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDuration } from '../../src/session/duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DURATIONS: Readonly<Record<string, number>> = {
  '0s': 0,
  '45s': 45_000,
  '15m': 15 * MINUTE,
  '24h': DAY,
  '90d': 90 * DAY,
  '2w': 14 * DAY,
  PT0S: 0,
  PT15M: 15 * MINUTE,
  PT24H: DAY,
  P1D: DAY,
  P30D: 30 * DAY,
  P2W: 14 * DAY,
  P1DT12H: 36 * HOUR,
  PT1H30M5S: HOUR + 30 * MINUTE + 5000,
  P0D: 0,
};

const NO_DURATIONS = [
  '',
  'P',
  'PT',
  'P1DT',
  'P1Y',
  'P1M',
  'P1Y2M3D',
  'PT1.5H',
  '1.5h',
  '-5m',
  '+5m',
  '1h30m',
  '24H',
  '24',
  'h',
  ' 24h',
  '24h ',
  '24h\n',
  'pt24h',
  '1234567s',
  '1e3s',
  '٣h',
  'PT24H0',
  'PT5M1H',
];

const units = { s: 1000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;
const count = fc.nat(999_999);

for (const [text, ms] of Object.entries(DURATIONS))
  test(`"${text}" is ${ms} ms`, () => assert.equal(parseDuration(text), ms));

for (const text of NO_DURATIONS)
  test(`${JSON.stringify(text)} is no duration`, () => assert.equal(parseDuration(text), null));

test('any count of any unit is that many times the unit', () => {
  fc.assert(
    fc.property(count, fc.constantFrom('s', 'm', 'h', 'd', 'w'), (n, unit) => {
      assert.equal(parseDuration(`${n}${unit}`), n * units[unit]);
    }),
  );
});

test('an ISO 8601 duration is the sum of its parts', () => {
  fc.assert(
    fc.property(count, count, count, count, count, (w, d, h, m, s) => {
      const sum = w * units.w + d * units.d + h * units.h + m * units.m + s * units.s;
      assert.equal(parseDuration(`P${w}W${d}DT${h}H${m}M${s}S`), sum);
    }),
  );
});

test('any text at all gives whole milliseconds of zero or more, or null', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^P?[\dTWDHMSwdhms]{0,12}$/)), (text) => {
      const ms = parseDuration(text);
      assert.ok(ms === null || (Number.isSafeInteger(ms) && ms >= 0), `${text}: ${ms}`);
    }),
  );
});
