/** Full speed against one or several processes at once, on connections that stay open. */
import autocannon from 'autocannon';
import { round } from '../statistics.ts';

/** Of each process. */
const CONNECTIONS = 16;

export interface Pressed {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers other than 2xx, broken connections and time-outs. */
  readonly errors: number;
  readonly n: number;
}

export interface Press {
  readonly urls: readonly string[];
  readonly seconds: number;
  readonly requests: readonly autocannon.Request[];
}

export async function press({ urls, seconds, requests }: Press): Promise<Pressed> {
  const results = await Promise.all(
    urls.map((url) =>
      autocannon({ url, connections: CONNECTIONS, duration: seconds, requests: [...requests] }),
    ),
  );
  const sum = (read: (result: autocannon.Result) => number): number =>
    results.reduce((total, result) => total + read(result), 0);
  const mean = (read: (result: autocannon.Result) => number): number => sum(read) / results.length;
  return {
    perSecond: round(
      sum(({ requests, duration }) => requests.total / duration),
      0,
    ),
    p50Ms: round(mean(({ latency }) => latency.p50)),
    p99Ms: round(mean(({ latency }) => latency.p99)),
    errors: sum(({ errors, timeouts, non2xx }) => errors + timeouts + non2xx),
    n: sum(({ requests }) => requests.total),
  };
}
