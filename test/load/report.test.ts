import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measured } from './measure.ts';
import { reportOf } from './report.ts';
import { tableOf } from './table.ts';

const spread = { p50: 5, p95: 9, p99: 12, n: 100 };
const measured: Measured = {
  cores: 2,
  oneThread: {
    whole: [120, 120],
    floor: [100, 100],
    floorDecode: [40, 40],
    floorDecodeAtOnce: [20, 20],
    floorModels: [60, 60],
    steps: { decode: [30, 30] },
    modelRuns: 10,
    sizes: ['2560x1920', '1920x2560'],
  },
  throughput: { perSecond: 18, n: 180 },
  floorPerSecond: 20,
  withoutPostgres: null,
  fullLoad: {
    verdicts: 50,
    seconds: 15,
    getMs: spread,
    livezMs: spread,
    eventLoopP99Ms: 15,
    rssPeakMb: 600,
    rssSteadyMb: 500,
  },
  lastImage: [{ workers: 1, aloneMs: spread, atOnceMs: spread }],
};

test('the report has the figures that are promised, each from its own measurement', () => {
  const report = reportOf(measured);
  assert.equal(report.floor_ms, 100);
  assert.equal(report.ratio, 1.2);
  assert.equal(report.ratio_at_once, 1.5);
  assert.equal(report.throughput_ratio, 0.9);
  assert.equal(report.throughput_to_floor, 0.9);
  assert.deepEqual(report.steps, { decode: { p50: 30, p95: 30 } });
  const { whole_ms_p50, whole_ms_p95, per_second, event_loop_p99_ms, get_p99_ms, rss_mb } = report;
  assert.deepEqual(
    [whole_ms_p50, whole_ms_p95, per_second, event_loop_p99_ms, get_p99_ms, rss_mb],
    [120, 120, 18, 15, 12, 600],
  );
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
});

test('without Postgres the figures that need it are null, and the table says why', () => {
  const report = reportOf({ ...measured, withoutPostgres: 'no Postgres', fullLoad: null, lastImage: [] });
  assert.deepEqual([report.rss_mb, report.get_p99_ms, report.event_loop_p99_ms], [null, null, null]);
  assert.match(tableOf(report), /Not measured: the service on Postgres \(no Postgres\)/);
});
