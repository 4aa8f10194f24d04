/** The report as a table in Markdown, as it stands in the README. */
import { FLOOR_SENTENCE, type Report } from './report.ts';

type Row = readonly [what: string, figure: string, target: string, n: string];

export function tableOf(report: Report): string {
  const rows = [...pipelineRows(report), ...serviceRows(report)].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    `${report.cores} cores, images of ${report.image_sizes.join(' and ')}. ${FLOOR_SENTENCE}`,
    '',
    '| measured | | target | n |',
    '|---|---|---|---|',
    ...rows,
    ...(report.without_postgres
      ? ['', `Not measured: the service on Postgres (${report.without_postgres}).`]
      : []),
  ].join('\n');
}

function pipelineRows(report: Report): Row[] {
  const n = String(report.n);
  const steps = Object.entries(report.steps).map(
    ([step, { p50, p95 }]): Row => [`step ${step}, p50 / p95`, `${p50} / ${p95} ms`, '', n],
  );
  return [
    ['whole verification, p50 / p95', `${report.whole_ms_p50} / ${report.whole_ms_p95} ms`, '', n],
    ...steps,
    [
      `floor, p50 (decoding ${report.floor_decode_ms}, ${report.model_runs} model runs ${report.floor_models_ms})`,
      `${report.floor_ms} ms`,
      '',
      n,
    ],
    ['whole / floor', `${report.ratio} (95 %: ${report.ratio_ci95.join(' to ')})`, '≤ 1.25', n],
    [
      `the same to a floor that decodes side by side, as the pipeline does (${report.floor_at_once_ms} ms)`,
      String(report.ratio_at_once),
      '',
      n,
    ],
    ['verifications per second, all cores', String(report.per_second), '', String(report.per_second_n)],
    [
      'of what the cores would do if none slowed the other (cores / floor)',
      String(report.throughput_ratio),
      '≥ 0.85',
      String(report.per_second_n),
    ],
    [
      `of the floors that they do side by side (${report.floor_per_second} per second)`,
      String(report.throughput_to_floor),
      '',
      String(report.per_second_n),
    ],
  ];
}

function serviceRows(report: Report): Row[] {
  if (report.without_postgres) return [];
  const verdicts = `${report.load_verdicts} verdicts in ${report.load_seconds} s`;
  const waits = report.last_image_to_verdict.flatMap(
    ({ workers, alone_ms: alone, at_once_ms: atOnce }): Row[] => [
      [
        `last image to verdict, ${workers} worker${workers > 1 ? 's' : ''}, p50 / p95`,
        `${alone.p50} / ${alone.p95} ms`,
        '',
        String(alone.n),
      ],
      [`the same, ${atOnce.n} at once`, `${atOnce.p50} / ${atOnce.p95} ms`, '', String(atOnce.n)],
    ],
  );
  return [
    ['event loop at full load, p99 of a 10 ms timer', `${report.event_loop_p99_ms} ms`, '< 20 ms', verdicts],
    [
      'GET session at full load, p50 / p99',
      `${report.get_p50_ms} / ${report.get_p99_ms} ms`,
      '',
      String(report.get_n),
    ],
    ['GET /livez at full load, p99', `${report.livez_p99_ms} ms`, '', String(report.get_n)],
    [
      'memory of the process, steady / peak',
      `${report.rss_steady_mb} / ${report.rss_mb} MB`,
      '< 700 MB',
      verdicts,
    ],
    ...waits,
  ];
}
