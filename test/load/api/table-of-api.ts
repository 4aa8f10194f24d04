/** The API's figures as a table in Markdown, as it stands in the README. */
import type { ApiReport } from './measure-api.ts';
import type { Pressed } from './press.ts';

type Turns = ApiReport['poll'];
type Row = readonly [what: string, figure: string, target: string, n: string];

export function tableOfApi(report: ApiReport): string {
  const rows = [
    ...turnRows('GET session by id', report.poll),
    pressedRow('POST session', report.create),
    pressedRow('one POST to four GET', report.create_and_poll),
    ...turnRows(
      `GET among ${report.sessions_in_table.toLocaleString('en')} sessions`,
      report.poll_among_many,
    ),
    deliveryRow(report),
  ];
  return [
    `${report.processes} processes on one Postgres, client and database on the same machine.`,
    '',
    '| measured | | target | n |',
    '|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `The plan of a poll: ${report.plan}`,
  ].join('\n');
}

function turnRows(what: string, turns: Turns): Row[] {
  const [low, high] = turns.ratio_ci95;
  return [
    [
      `${what}, p50 / p99, errors`,
      `${turns.per_second} per second, ${turns.p50_ms} / ${turns.p99_ms} ms, ${turns.errors}`,
      '',
      String(turns.n),
    ],
    [
      `of a bare route with one query (${turns.bare_per_second} per second)`,
      `${turns.ratio} (95 %: ${low} to ${high})`,
      '≥ 0.6',
      String(turns.n),
    ],
  ];
}

function pressedRow(what: string, { perSecond, p50Ms, p99Ms, errors, n }: Pressed): Row {
  return [
    `${what}, p50 / p99, errors`,
    `${perSecond} per second, ${p50Ms} / ${p99Ms} ms, ${errors}`,
    '',
    String(n),
  ];
}

function deliveryRow({ deliveries }: ApiReport): Row {
  const { perSecond, n, repeated } = deliveries;
  return [
    `webhook deliveries by one worker, sent twice`,
    `${perSecond} per second, ${repeated}`,
    '',
    String(n),
  ];
}
