/** What was measured, as the flat numbers that `--json` prints and the table that people read. */
import type { LastImage } from './last-image.ts';
import type { Measured } from './measure.ts';
import { median, ratioInterval, round, spread } from './statistics.ts';

export const FLOOR_SENTENCE =
  'The floor is what no code of ours can avoid: decoding the same JPEG files with sharp to the same size, one after the other, ' +
  'and the bare runs of the same models on the very tensors that the pipeline made, in the same thread, in turns with the whole.';

export type Report = ReturnType<typeof reportOf>;

export function reportOf({
  cores,
  oneThread,
  throughput,
  floorPerSecond,
  withoutPostgres,
  fullLoad,
  lastImage,
}: Measured) {
  const { whole, floor, floorDecode, floorDecodeAtOnce, floorModels, steps, modelRuns, sizes } = oneThread;
  const floorAtOnce = floorDecodeAtOnce.map((ms, round) => ms + (floorModels[round] ?? 0));
  const floorMs = median(floor);
  const wholeMs = spread(whole);
  const summary = Object.entries(steps).map(([step, ms]) => [step, percentiles(ms)] as const);
  return {
    cores,
    image_sizes: sizes,
    n: whole.length,
    floor_ms: round(floorMs),
    floor_decode_ms: round(median(floorDecode)),
    floor_models_ms: round(median(floorModels)),
    model_runs: modelRuns,
    whole_ms_p50: round(wholeMs.p50),
    whole_ms_p95: round(wholeMs.p95),
    ratio: round(wholeMs.p50 / floorMs, 3),
    ratio_ci95: ratioInterval(whole, floor).map((value) => round(value, 3)),
    floor_at_once_ms: round(median(floorAtOnce)),
    ratio_at_once: round(wholeMs.p50 / median(floorAtOnce), 3),
    steps: Object.fromEntries(summary),
    per_second: round(throughput.perSecond, 2),
    per_second_n: throughput.n,
    throughput_ratio: round((throughput.perSecond * floorMs) / (cores * 1000), 3),
    floor_per_second: round(floorPerSecond, 2),
    throughput_to_floor: round(throughput.perSecond / floorPerSecond, 3),
    without_postgres: withoutPostgres,
    event_loop_p99_ms: fullLoad && round(fullLoad.eventLoopP99Ms),
    get_p99_ms: fullLoad && round(fullLoad.getMs.p99),
    get_p50_ms: fullLoad && round(fullLoad.getMs.p50),
    get_n: fullLoad?.getMs.n ?? 0,
    livez_p99_ms: fullLoad && round(fullLoad.livezMs.p99),
    rss_mb: fullLoad?.rssPeakMb == null ? null : round(fullLoad.rssPeakMb),
    rss_steady_mb: fullLoad?.rssSteadyMb == null ? null : round(fullLoad.rssSteadyMb),
    load_verdicts: fullLoad?.verdicts ?? 0,
    load_seconds: fullLoad?.seconds ?? 0,
    last_image_to_verdict: lastImage.map(waits),
  };
}

function waits({ workers, aloneMs, atOnceMs }: LastImage) {
  const of = ({ p50, p95, n }: LastImage['aloneMs']) => ({ p50: round(p50), p95: round(p95), n });
  return { workers, alone_ms: of(aloneMs), at_once_ms: of(atOnceMs) };
}

function percentiles(ms: readonly number[]) {
  const { p50, p95 } = spread(ms);
  return { p50: round(p50), p95: round(p95) };
}
