import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/store/database.ts';
import { openQueue, QUEUES, type Queue, type QueueName } from '../../src/store/queue.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openEmpty } from '../support/open-database.ts';
import { until } from '../support/service.ts';

onEveryDatabase('the queue', (kind) => {
  let url: string | null;
  let database: Database;
  let queue: Queue;

  before(async () => {
    url = await kind.create();
    database = await openEmpty(url);
    queue = await openQueue(database, () => {});
  });
  after(async () => {
    await queue.stop();
    await database.close();
    await kind.drop(url);
  });

  const takeSoon = async (name: QueueName) => {
    await database.query(
      "update pgboss.job set start_after = now() - interval '1 second' where state = 'retry'",
    );
    return queue.take(name);
  };

  test('a job is taken when the transaction that sent it has committed', async () => {
    await database.transaction(async (tx) => {
      await queue.send(tx, 'verify-session', 'ver_kept');
    });
    const job = await queue.take('verify-session');
    assert.deepEqual([job?.queue, job?.subject], ['verify-session', 'ver_kept']);
    assert.ok(job);
    await queue.done(job);
    assert.equal(await queue.take('verify-session'), null);
  });

  test('a job sent in a transaction that was rolled back never runs', async () => {
    const work = database.transaction(async (tx) => {
      await queue.send(tx, 'verify-session', 'ver_lost');
      throw new Error('rolled back');
    });
    await assert.rejects(work, /rolled back/);
    assert.equal(await queue.take('verify-session'), null);
    assert.equal((await queue.depth())['verify-session'], 0);
  });

  test('a job can be taken in the very millisecond in which it was sent', async () => {
    for (let i = 0; i < 50; i++) {
      await queue.send(database, 'verify-session', `ver_${i}`);
      const job = await queue.take('verify-session');
      assert.equal(job?.subject, `ver_${i}`);
      await queue.done(job);
    }
  });

  test('two takers never get the same job', async () => {
    for (const subject of ['a', 'b', 'c']) await queue.send(database, 'verify-session', subject);
    const taken = await Promise.all(Array.from({ length: 6 }, () => queue.take('verify-session')));
    const subjects = taken.flatMap((job) => job?.subject ?? []);
    assert.deepEqual(subjects.sort(), ['a', 'b', 'c']);
    for (const job of taken) if (job) await queue.done(job);
  });

  test('a job that failed is handed back and taken again', async () => {
    await queue.send(database, 'verify-session', 'dlv_again');
    const first = await queue.take('verify-session');
    assert.ok(first);
    await queue.failed(first, 'TypeError');
    assert.equal(await queue.take('verify-session'), null, 'not before its pause is over');
    const second = await takeSoon('verify-session');
    assert.deepEqual(second, first);
    await queue.done(first);
  });

  test('a job that failed at every try goes to the dead-letter queue, with its subject', async () => {
    await queue.send(database, 'verify-session', 'ver_hopeless');
    for (let attempt = 0; attempt <= QUEUES['verify-session'].retryLimit; attempt++) {
      assert.equal(await queue.take('give-up-session'), null, `after ${attempt} tries`);
      const job = await takeSoon('verify-session');
      assert.ok(job);
      await queue.failed(job, 'Error');
    }
    assert.equal(await takeSoon('verify-session'), null);
    const dead = await queue.take('give-up-session');
    assert.equal(dead?.subject, 'ver_hopeless');
    assert.ok(dead);
    await queue.done(dead);
  });

  test('a job with a time is not taken before it', async () => {
    await queue.send(database, 'verify-session', 'dlv_later', new Date(Date.now() + 1000));
    assert.equal(await queue.take('verify-session'), null);
    const job = await until(
      () => queue.take('verify-session'),
      (found) => found !== null,
    );
    assert.equal(job?.subject, 'dlv_later');
    if (job) await queue.done(job);
  });

  test('a commit wakes the workers, a rollback does not', async () => {
    let wakes = 0;
    await queue.onWake(() => {
      wakes += 1;
    });
    const work = database.transaction(async (tx) => {
      await queue.send(tx, 'verify-session', 'ver_never');
      throw new Error('rolled back');
    });
    await assert.rejects(work);
    await sleep(100);
    assert.equal(wakes, 0);
    await database.transaction((tx) => queue.send(tx, 'verify-session', 'ver_now'));
    await until(
      async () => wakes,
      (count) => count === 1,
    );
    const job = await queue.take('verify-session');
    if (job) await queue.done(job);
  });

  test('depth counts what waits and what runs, per queue', async () => {
    await queue.send(database, 'verify-session', 'ver_1');
    await queue.send(database, 'verify-session', 'ver_2');
    const running = await queue.take('verify-session');
    assert.equal((await queue.depth())['verify-session'], 2);
    assert.ok(running);
    await queue.done(running);
    const rest = await queue.take('verify-session');
    assert.ok(rest);
    await queue.done(rest);
    assert.deepEqual(await queue.depth(), {
      'verify-session': 0,
      'give-up-session': 0,
    });
  });

  test('what ran when the process died is taken again: at once on the embedded database, after its lease on Postgres', async () => {
    await queue.send(database, 'verify-session', 'ver_orphan');
    assert.ok(await queue.take('verify-session'));
    const next = await openQueue(database, () => {});
    const taken = await takeSoon('verify-session');
    assert.equal(taken?.subject, kind.name === 'embedded' ? 'ver_orphan' : undefined);
    await next.stop();
    const again = await until(
      () => takeSoon('verify-session'),
      (found) => kind.name === 'embedded' || found !== null,
    );
    for (const job of [taken, again]) if (job) await queue.done(job);
  });

  test('a job that brings its process down at every try is given up like any other', async () => {
    await queue.send(database, 'verify-session', 'ver_deadly');
    for (let attempt = 0; attempt <= QUEUES['verify-session'].retryLimit; attempt++) {
      assert.equal((await takeSoon('verify-session'))?.subject, 'ver_deadly');
      await database.query("update pgboss.job set started_on = now() - expire_in * 2 where state = 'active'");
      const next = await openQueue(database, () => {});
      await until(
        () => database.query("select 1 from pgboss.job where state = 'active'"),
        (active) => active.length === 0,
      );
      await next.stop();
    }
    assert.equal((await queue.take('give-up-session'))?.subject, 'ver_deadly');
  });

  test('several processes may open the queue of a new database at once', {
    skip: kind.name === 'embedded' && 'the embedded database has one process',
  }, async () => {
    const own = await kind.create();
    const databases = await Promise.all(Array.from({ length: 3 }, () => openEmpty(own)));
    const queues = await Promise.all(databases.map((one) => openQueue(one, () => {})));
    for (const opened of queues) await opened.stop();
    for (const opened of databases) await opened.close();
    await kind.drop(own);
  });
});
