import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, notify } from '../../src/store/database.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openEmpty } from '../support/open-database.ts';
import { until } from '../support/service.ts';

onEveryDatabase('the database seam', (kind) => {
  let url: string | null;
  let database: Database;

  before(async () => {
    url = await kind.create();
    database = await openEmpty(url);
    await database.script('create table counters (id text primary key, n integer not null)');
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  test('it says which database it is', () => {
    assert.equal(database.kind, kind.name);
  });

  test('what a transaction wrote is there when it ends, with what it answered', async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.query('insert into counters values ($1, $2)', ['kept', 1]);
      return 'done';
    });
    assert.equal(answer, 'done');
    assert.deepEqual(await database.query('select n from counters where id = $1', ['kept']), [{ n: 1 }]);
  });

  test('a transaction that throws leaves nothing, and its error comes through', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into counters values ($1, $2)', ['lost', 1]);
      throw new Error('changed my mind');
    });
    await assert.rejects(work, /changed my mind/);
    assert.deepEqual(await database.query('select 1 from counters where id = $1', ['lost']), []);
  });

  test('a statement that fails undoes its transaction, and the next one works', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into counters values ($1, $2)', ['half', 1]);
      await tx.query('insert into counters values ($1, $2)', ['half', 2]);
    });
    await assert.rejects(work, { code: '23505' });
    assert.deepEqual(await database.query('select 1 from counters where id = $1', ['half']), []);
  });

  test('twenty transactions that lock one row come one after the other, and none is lost', async () => {
    await database.query('insert into counters values ($1, 0)', ['shared']);
    const increment = () =>
      database.transaction(async (tx) => {
        const sql = "select n from counters where id = 'shared' for update";
        const [row] = await tx.query<{ n: number }>(sql);
        await sleep(1);
        await tx.query("update counters set n = $1 where id = 'shared'", [(row?.n ?? 0) + 1]);
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    assert.deepEqual(await database.query('select n from counters where id = $1', ['shared']), [{ n: 20 }]);
  });

  test('bytes, dates, lists and JSON come back as they went in', async () => {
    const at = new Date('2026-03-12T10:30:00.123Z');
    const [row] = await database.query<{ bytes: Uint8Array; at: Date; list: string[]; data: object }>(
      'select $1::bytea as bytes, $2::timestamptz as at, $3::text[] as list, $4::json as data',
      [Buffer.from([0, 255, 10]), at, ['a', 'b,"c'], JSON.stringify({ deep: [1, null] })],
    );
    assert.deepEqual([...(row?.bytes ?? [])], [0, 255, 10]);
    assert.deepEqual([row?.at, row?.list, row?.data], [at, ['a', 'b,"c'], { deep: [1, null] }]);
  });

  test('a listener hears a NOTIFY after the commit and not before', async () => {
    const heard: string[] = [];
    await database.listen('news', () => heard.push('news'));
    await database.transaction(async (tx) => {
      await notify(tx, 'news');
      await sleep(100);
      assert.deepEqual(heard, []);
    });
    await until(
      async () => heard,
      ({ length }) => length === 1,
    );
  });

  test('nobody hears of a transaction that was rolled back', async () => {
    let calls = 0;
    await database.listen('rumours', () => {
      calls += 1;
    });
    const work = database.transaction(async (tx) => {
      await notify(tx, 'rumours');
      throw new Error('never mind');
    });
    await assert.rejects(work);
    await notify(database, 'rumours');
    await until(
      async () => calls,
      (count) => count > 0,
    );
    assert.equal(calls, 1);
  });

  test('a script may hold several statements and answers the rows of the last', async () => {
    const rows = await database.script('create table letters (a text); select 1 as one; select 2 as two');
    assert.deepEqual(rows, [{ two: 2 }]);
  });
});
