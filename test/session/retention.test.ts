import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Session } from '../../src/session/session.ts';
import type { Retained } from '../../src/session/sweep-retention.ts';
import { migrate } from '../../src/store/migrate.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { openEmpty } from '../support/open-database.ts';
import { migrationsDirectory, type OpenedSessions, openSessions } from './open-sessions.ts';

const DAY_MS = 86_400_000;
const OTHER = 'https://hooks.example.com/vouch?user=ada';

onEveryDatabase('retention of sessions', (kind) => {
  let opened: OpenedSessions;

  before(async () => {
    opened = await openSessions(kind);
  });
  afterEach(async () => {
    for (const table of ['sessions', 'blobs']) await opened.database.query(`delete from ${table}`);
  });
  after(() => opened.close());

  async function sweep(what: Retained): Promise<number> {
    const { ids } = await opened.sessions.dueByRetention(what);
    return opened.sessions.letGo(what, ids);
  }
  const row = async (id: string) => (await opened.sessions.row(id)) as Session;
  const count = async (sql: string, id: string) => (await opened.database.query(sql, [id])).length;
  const dates = async (id: string) => {
    const { imagesDueAt, dataDueAt } = await row(id);
    return [imagesDueAt?.getTime(), dataDueAt?.getTime()];
  };
  const inDays = (...days: number[]) => days.map((day) => opened.now().getTime() + day * DAY_MS);

  test('DK-55: it is counted from the end, whether by verdict, by time or by the backend’s word', async () => {
    const open = await opened.begin();
    assert.deepEqual(await dates(open), inDays(2 + 30, 2 + 90), 'at the latest, as long as it is open');
    const [judged, cancelled, expired] = [await opened.end(), await opened.begin(), await opened.begin()];
    await opened.sessions.cancel(opened.viewer, cancelled);
    assert.deepEqual(await dates(judged), inDays(30, 90));
    assert.deepEqual(await dates(cancelled), inDays(30, 90));
    opened.advance(5 * DAY_MS);
    await opened.sessions.expireDue();
    assert.deepEqual(await dates(expired), inDays(30, 90));
  });

  test('DK-55: images go to the millisecond with their key and every frame, and the result stays', async () => {
    const id = await opened.end();
    const { session, images } = await opened.sessions.read(opened.viewer, id);
    assert.equal((await opened.sessions.readFrames(session, images)).length, 3);
    opened.advance(30 * DAY_MS - 1);
    assert.equal(await sweep('images'), 0);
    opened.advance(1);
    assert.equal(await sweep('images'), 1);
    assert.equal(await sweep('images'), 0);
    const kept = await opened.sessions.read(opened.viewer, id);
    assert.deepEqual([kept.images, kept.session.wrappedImageKey], [[], null]);
    assert.equal(kept.personalResult?.identity?.name, 'AHMAD BIN IBRAHIM');
    await assert.rejects(opened.sessions.readImage(session, images[0]?.id ?? ''), { code: 'not_found' });
    assert.equal(await count("select 1 from blobs where key like $1 || '%'", images[0]?.id ?? ''), 0);
  });

  test('images that lie in a backup cannot be opened with the key that the session keeps', async () => {
    const id = await opened.end();
    const [blob] = await opened.database.query<{ key: string; sealed: Uint8Array }>(
      'select * from blobs limit 1',
    );
    opened.advance(30 * DAY_MS);
    await sweep('images');
    await opened.database.query('insert into blobs (key, sealed) values ($1, $2)', [blob?.key, blob?.sealed]);
    await assert.rejects(opened.sessions.readImage(await row(id), blob?.key ?? ''), /authenticate/);
  });

  test('images from before they had a key of their own are read with the session’s', async () => {
    const id = await opened.end();
    const { session, images } = await opened.sessions.read(opened.viewer, id);
    const key = images[0]?.id ?? '';
    const sealer = opened.masterKey.unwrap(session.wrappedKey ?? Buffer.alloc(0), id);
    const sealed = sealer.seal(Buffer.from('older pixels'), key);
    await opened.database.query('update blobs set sealed = $2 where key = $1', [key, sealed]);
    await opened.database.query('update sessions set wrapped_image_key = null where id = $1', [id]);
    const read = await opened.sessions.readImage(await row(id), key);
    assert.equal(Buffer.from(read).toString(), 'older pixels');
  });

  test('"0s" in any form deletes the images in the transaction of the verdict', async () => {
    for (const images of ['0s', '0d', 'PT0S']) {
      const id = await opened.end({ retention: { images, data: '90d' } });
      const { wrappedImageKey, imagesDueAt } = await row(id);
      assert.deepEqual([wrappedImageKey, imagesDueAt], [null, null]);
      assert.equal(await count('select 1 from images where session_id = $1', id), 0);
    }
    assert.deepEqual(await opened.database.query('select 1 from blobs'), []);
  });

  test('DK-55 TS-08: when the data is due only id, status and dates stay, and nobody can be found by it', async () => {
    const id = await opened.end({
      reference_id: 'ref-ada',
      vendor_data: 'ada@example.com',
      redirect_url: 'https://shop.example.com/ada',
      state: 'ada',
      locale: 'de',
    });
    const before = await row(id);
    opened.advance(90 * DAY_MS - 1);
    assert.equal(await sweep('data'), 0);
    opened.advance(1);
    assert.equal(await sweep('data'), 1);
    const left = await row(id);
    assert.deepEqual(left.request, {
      steps: ['selfie'],
      expires_in: '24h',
      retention: { images: '30d', data: '90d' },
    });
    assert.deepEqual(
      [left.status, left.createdAt, left.completedAt],
      ['verified', before.createdAt, before.completedAt],
    );
    assert.deepEqual(
      [left.result, left.journey, left.sealedPerson, left.sealedRequest],
      [null, {}, null, null],
    );
    assert.deepEqual([left.wrappedKey, left.wrappedImageKey], [null, null]);
    assert.deepEqual(left.erasure, { reason: 'retention', images: 1 });
    const found =
      'select 1 from sessions where id = $1 and (reference_id is not null or vendor_data is not null)';
    assert.equal(await count(found, id), 0);
    assert.deepEqual(opened.noted.at(-1), {
      sessionId: id,
      accountId: opened.viewer.accountId,
      actor: 'service',
      requestId: null,
    });
  });

  test('a session that was erased on request loses its scores when the data is due', async () => {
    const id = await opened.end();
    await opened.sessions.erase(opened.viewer, id, { actor: 'key_1', requestId: null });
    assert.equal((await row(id)).result?.liveness?.passed, true);
    opened.advance(90 * DAY_MS);
    assert.equal(await sweep('data'), 1);
    const { result, erasure } = await row(id);
    assert.deepEqual([result, erasure], [null, { reason: 'requested', images: 1 }]);
  });

  test('30 days after the data the row goes with its events and deliveries', async () => {
    const id = await opened.end({ webhook_url: OTHER, retention: { images: '0s', data: '0s' } });
    await told();
    assert.equal(await sweep('data'), 1);
    opened.advance(30 * DAY_MS - 1);
    assert.equal(await sweep('row'), 0);
    opened.advance(1);
    assert.equal(await sweep('row'), 1);
    assert.equal(await opened.sessions.row(id), null);
    for (const table of ['events', 'deliveries', 'delivery_attempts'])
      assert.deepEqual(await opened.database.query(`select 1 from ${table}`), []);
  });

  test('a result is told before it is forgotten, but a receiver that never takes it keeps nothing alive', async () => {
    const retention = { images: '0s', data: '0s' };
    const [first, second] = [
      await opened.end({ webhook_url: OTHER, retention }),
      await opened.end({ webhook_url: OTHER, retention }),
    ];
    opened.advance(7 * DAY_MS - 1);
    assert.equal(await sweep('data'), 0);
    await told(first);
    assert.equal(await sweep('data'), 1);
    opened.advance(1);
    assert.equal(await sweep('data'), 1);
    const states = await opened.database.query<{ status: string; url: string }>(
      'select d.status, d.url from deliveries d join events e on e.id = event_id where session_id = $1',
      [second],
    );
    assert.equal(states.length, 2);
    for (const { status, url } of states)
      assert.deepEqual([status, url], ['abandoned', 'https://hooks.example.com']);
  });

  test('a session that never ends is let go all the same, a day after it could have', async () => {
    const id = await opened.begin({ retention: { images: '0s', data: '0s' } });
    await opened.database.query("update sessions set status = 'processing' where id = $1", [id]);
    opened.advance(2 * DAY_MS - 1);
    assert.equal(await sweep('data'), 0);
    opened.advance(1);
    assert.equal(await sweep('data'), 1);
    assert.equal((await row(id)).status, 'failed');
  });

  test('a session that cannot be let go holds up no other, is told as a failure, and shows in how late we are', async () => {
    const broken = await opened.end();
    opened.advance(1000);
    const others = [await opened.end(), await opened.end()];
    await opened.database.query("update sessions set journey = 'null' where id = $1", [broken]);
    opened.advance(90 * DAY_MS);
    const due = await opened.sessions.dueByRetention('data');
    assert.deepEqual([due.ids[0], due.lagMs], [broken, 1000]);
    await assert.rejects(sweep('data'), /1 of 3 sessions failed/);
    for (const id of others) assert.equal((await row(id)).wrappedKey, null);
    assert.notEqual((await row(broken)).wrappedKey, null);
  });

  test('several sweeps at once let each session go once', async () => {
    for (let i = 0; i < 6; i++) await opened.end();
    opened.advance(90 * DAY_MS);
    const noted = opened.noted.length;
    const done = await Promise.all([sweep('data'), sweep('data'), sweep('data')]);
    assert.equal(done[0] + done[1] + done[2], 6);
    assert.equal(opened.noted.length - noted, 6);
  });

  /** Every delivery arrived, or those of one session. */
  async function told(id: string | null = null): Promise<void> {
    await opened.database.query(
      `update deliveries set status = 'delivered' where event_id in
         (select id from events where $1::text is null or session_id = $1)`,
      [id],
    );
  }
});

onPostgres('retention beside other work', (kind) => {
  test('a session that somebody holds is left for the next sweep, and nobody waits for it', async () => {
    const opened = await openSessions(kind);
    const [held, free] = [await opened.end(), await opened.end()];
    opened.advance(90 * DAY_MS);
    const { ids } = await opened.sessions.dueByRetention('data');
    await opened.database.transaction(async (tx) => {
      await tx.query('select 1 from sessions where id = $1 for update', [held]);
      assert.equal(await opened.sessions.letGo('data', ids), 1);
    });
    assert.equal((await opened.sessions.row(free))?.wrappedKey, null);
    assert.equal(await opened.sessions.letGo('data', ids), 1);
    await opened.close();
  });
});

onEveryDatabase('sessions from before retention was kept', (kind) => {
  test('get their dates from what was asked when they were made', async () => {
    const url = await kind.create();
    const database = await openEmpty(url);
    const older = mkdtempSync(join(tmpdir(), 'vouch-migrations-'));
    for (const name of readdirSync(migrationsDirectory).filter((name) => name < '0009'))
      cpSync(join(migrationsDirectory, name), join(older, name));
    await migrate(database, older);
    await database.query(
      `insert into accounts (id, name, features, webhook_domains, sealed_webhook_secret, created_at)
       values ('acc_1', 'One', '{}', '{}', '', now())`,
    );
    const insert = (id: string, retention: object, ends: object) =>
      database.query(
        `insert into sessions (id, account_id, livemode, simulated, status, request, created_at, expires_at, completed_at, erased_at)
         values ($1, 'acc_1', true, false, 'verified', $2, '2026-03-01Z', '2026-03-02Z', $3, $4)`,
        [id, JSON.stringify({ retention }), ...Object.values(ends)],
      );
    await insert('ver_1', { images: '12h', data: 'P2W' }, { completed: '2026-03-01T12:00Z', erased: null });
    await insert('ver_2', { images: '0s', data: '365d' }, { completed: null, erased: '2026-03-01T12:00Z' });
    await migrate(database, migrationsDirectory);
    const sql =
      'select images_due_at as images, data_due_at as data, row_due_at as row from sessions order by id';
    assert.deepEqual(await database.query(sql), [
      { images: new Date('2026-03-02T00:00Z'), data: new Date('2026-03-15T12:00Z'), row: null },
      { images: null, data: new Date('2027-03-03T00:00Z'), row: null },
    ]);
    await database.close();
    await kind.drop(url);
    rmSync(older, { recursive: true });
  });
});
