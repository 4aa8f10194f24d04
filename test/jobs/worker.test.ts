import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Handler, Worker } from '../../src/jobs/worker.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { Database, Row } from '../../src/store/database.ts';
import { openQueue, type Queue, type QueueName, RENEW_LEASE_MS } from '../../src/store/queue.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openEmpty } from '../support/open-database.ts';
import { until } from '../support/service.ts';

const FINISH_MS = 200;
const LONG_MS = 10_000;

onEveryDatabase('the worker', (kind) => {
  let url: string | null;
  let database: Database;
  let queue: Queue;
  const workers: Worker[] = [];

  before(async () => {
    url = await kind.create();
    database = await openEmpty(url);
    queue = await openQueue(database, () => {});
  });
  after(async () => {
    await Promise.all(workers.map((worker) => worker.stop(FINISH_MS)));
    await queue.stop();
    await database.close();
    await kind.drop(url);
  });

  const startWorker = async (run: Handler['run']): Promise<Worker> => {
    const handlers = {
      'verify-session': { concurrency: 1, run },
      'give-up-session': { concurrency: 1, run: async () => {} },
    } satisfies Record<QueueName, Handler>;
    const worker = new Worker({
      queue,
      handlers,
      metrics: createMetrics({ queues: queue.depth, waitingDeliveries: async () => 0 }),
      log: createLog('silent'),
    });
    workers.push(worker);
    await worker.start();
    return worker;
  };

  const stored = async (subject: string): Promise<Row> => {
    const [row] = await database.query(
      `select state, retry_count as tries, started_on as "startedOn" from pgboss.job where data->>'subject' = $1`,
      [subject],
    );
    return row ?? assert.fail('no such job');
  };

  test('a worker that is stopped finishes the job it has', async () => {
    let end = (): void => {};
    const worker = await startWorker(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    await queue.send(database, 'verify-session', 'ver_short');
    await until(
      () => stored('ver_short'),
      ({ state }) => state === 'active',
    );
    const stopped = worker.stop(LONG_MS);
    await pause(FINISH_MS);
    assert.equal((await stored('ver_short')).state, 'active');
    end();
    await stopped;
    assert.equal((await stored('ver_short')).state, 'completed');
  });

  test('a job that is not done in time is handed back, and another worker has it at once, with all its tries', async () => {
    let end = (): void => {};
    const slow = await startWorker(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    await queue.send(database, 'verify-session', 'ver_long');
    await until(
      () => stored('ver_long'),
      ({ state }) => state === 'active',
    );
    await slow.stop(FINISH_MS);
    const taken: string[] = [];
    const next = await startWorker(async (subject) => {
      taken.push(subject);
    });
    await until(
      () => stored('ver_long'),
      ({ state }) => state === 'completed',
    );
    assert.deepEqual(taken, ['ver_long']);
    assert.equal((await stored('ver_long')).tries, 0);
    end();
    await next.stop(FINISH_MS);
  });

  test('what became of a job after it was handed back is not its first worker’s to say', async () => {
    let fail = (): void => {};
    const slow = await startWorker(
      () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('too late'));
        }),
    );
    await queue.send(database, 'verify-session', 'ver_back');
    await until(
      () => stored('ver_back'),
      ({ state }) => state === 'active',
    );
    await slow.stop(FINISH_MS);
    const job = await queue.take('verify-session');
    fail();
    await pause(FINISH_MS);
    assert.equal((await stored('ver_back')).state, 'active');
    if (job) await queue.done(job);
  });

  test('a worker that lives keeps its job beyond the lease', async () => {
    let end = (): void => {};
    const worker = await startWorker(
      () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    );
    await queue.send(database, 'verify-session', 'ver_kept');
    const first = await until(
      () => stored('ver_kept'),
      ({ state }) => state === 'active',
    );
    await until(
      () => stored('ver_kept'),
      ({ startedOn }) => Number(startedOn) >= Number(first.startedOn) + RENEW_LEASE_MS / 2,
    );
    end();
    await worker.stop(LONG_MS);
    assert.equal((await stored('ver_kept')).state, 'completed');
  });
});
