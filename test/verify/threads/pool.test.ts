import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { ThreadPool } from '../../../src/verify/threads/pool.ts';

type Job = 'hang' | 'crash' | 'throw' | 'uncaught' | 'work' | number;
type Pool = ThreadPool<Job, { threadId: number; workerData: unknown }>;

const started: Pool[] = [];

function startPool(threads: number, timeoutMs: number): Pool {
  const module = new URL('./unruly-thread.mjs', import.meta.url);
  const pool: Pool = new ThreadPool({ module, threads, timeoutMs, graceMs: 200, startData: 'tools' });
  started.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((pool) => pool.stop()));
});

describe('thread pool', () => {
  test('a thread is given its tools when it starts', async () => {
    assert.equal((await startPool(1, 5000).run('work')).workerData, 'tools');
  });

  test('a job that hangs is given up in time and its thread replaced', async () => {
    const pool = startPool(1, 2000);
    const { threadId } = await pool.run('work');
    await assert.rejects(pool.run('hang'), /longer than 2000 ms/);
    assert.notEqual((await pool.run('work')).threadId, threadId);
  });

  for (const job of ['crash', 'uncaught'] as const) {
    test(`a job that brings its thread down (${job}) rejects and its thread is replaced`, async () => {
      const pool = startPool(1, 5000);
      const { threadId } = await pool.run('work');
      await assert.rejects(pool.run(job));
      assert.notEqual((await pool.run('work')).threadId, threadId);
    });
  }

  test('a job that throws rejects with its own error and its thread lives on', async () => {
    const pool = startPool(1, 5000);
    const { threadId } = await pool.run('work');
    await assert.rejects(pool.run('throw'), /this job is bad/);
    assert.equal((await pool.run('work')).threadId, threadId);
  });

  test('a hanging job takes no other job with it', async () => {
    const pool = startPool(2, 2000);
    const hanging = assert.rejects(pool.run('hang'), /longer than/);
    const others = await Promise.all([pool.run('work'), pool.run('work'), pool.run('work')]);
    assert.equal(others.length, 3);
    await hanging;
  });

  test('waiting for a thread does not count against the time of a job', async () => {
    const pool = startPool(1, 1000);
    await pool.run('work');
    const jobs = Array.from({ length: 4 }, () => pool.run(400));
    assert.equal((await Promise.all(jobs)).length, 4);
  });

  test('stopping lets the running job end and turns away the waiting one', async () => {
    const pool = startPool(1, 5000);
    await pool.run('work');
    const running = pool.run(200);
    const waiting = assert.rejects(pool.run('work'), /stopped/);
    await pool.stop();
    await waiting;
    assert.ok(await running);
    await assert.rejects(pool.run('work'), /stopped/);
  });

  test('a thread that is told to stop while it starts leaves by itself', async () => {
    const pool = startPool(2, 5000);
    await pool.stop();
    await assert.rejects(pool.run('work'), /stopped/);
  });
});
