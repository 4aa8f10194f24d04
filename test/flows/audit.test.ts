import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { AuditRow } from '../../src/account/audit-rows.ts';
import { runCommand } from '../../src/operator/commands.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';

const PATH = '/v1/verify/session';

onEveryDatabase('the audit log', (database) => {
  let service: Service;
  let keyId: string;
  let accountId: string;

  before(async () => {
    service = await startService({ database, models: false });
    const [key] = await service.app.operator.database.query<{ id: string; account_id: string }>(
      "select id, account_id from api_keys where mode = 'test'",
    );
    [keyId, accountId] = [key?.id ?? '', key?.account_id ?? ''];
  });
  afterEach(async () => {
    assert.equal((await service.app.operator.audit.verify()).isSound, true);
  });
  after(() => service.stop());

  const get = (path: string) => service.call('GET', path);
  /** The rows that `work` left, oldest first. */
  async function rowsOf(work: () => Promise<unknown>): Promise<AuditRow[]> {
    const { audit } = service.app.operator;
    const last = (await audit.list({ limit: 1 }))[0]?.position ?? 0;
    await work();
    const rows = await audit.list({ limit: 500 });
    return rows.filter(({ position }) => position > last).reverse();
  }
  const told = (rows: readonly AuditRow[]) => rows.map(({ action, subject }) => [action, subject]);
  async function finished(): Promise<string> {
    const { id } = await createSession(service, { mock_behavior: {} });
    await finish(service, id);
    return id;
  }

  test('who reads a result stands in it, with the request that did, before the answer comes', async () => {
    const id = await finished();
    let answer: Answer | undefined;
    const rows = await rowsOf(async () => {
      answer = await get(`${PATH}/${id}`);
    });
    assert.equal(rows.length, 1);
    const { action, subject, actor, accountId: account, requestId, at } = rows[0] as AuditRow;
    assert.deepEqual([action, subject, actor, account], ['readSession', id, keyId, accountId]);
    assert.equal(requestId, answer?.headers.get('x-request-id'));
    assert.ok(Math.abs(at.getTime() - service.clock.now().getTime()) < 60_000);
  });

  test('a session of which nothing personal is known leaves no row, and one with metadata does', async () => {
    const empty = await createSession(service);
    const named = await createSession(service, { metadata: { name: 'Ada' } });
    const expected = await createSession(service, { expected_details: { first_name: 'Ada' } });
    const ids = [empty, named, expected].map(({ id }) => id);
    const rows = await rowsOf(async () => {
      for (const id of ids) await get(`${PATH}/${id}`);
    });
    assert.deepEqual(told(rows), [
      ['readSession', named.id],
      ['readSession', expected.id],
    ]);
  });

  test('a list leaves a row for each person in it', async () => {
    const ids = [await finished(), await finished(), (await createSession(service)).id];
    const rows = await rowsOf(() => get('/v1/verify/sessions?limit=3'));
    assert.deepEqual(told(rows), [
      ['listSessions', ids[1]],
      ['listSessions', ids[0]],
    ]);
    assert.equal(new Set(rows.map(({ requestId }) => requestId)).size, 1);
  });

  test('a read image leaves a row that names it; the list of images shows no person and leaves none', async () => {
    const id = await finished();
    const images = await get(`${PATH}/${id}/images`);
    const image = images.body.data[0].id;
    const rows = await rowsOf(async () => {
      await get(`${PATH}/${id}/images`);
      await get(`${PATH}/${id}/images/${image}`);
      await get(`${PATH}/${id}/images/img_none`);
    });
    assert.deepEqual(told(rows), [['readImage', `${id}/${image}`]]);
  });

  test('the feed of events and a single event leave a row for each person they tell of', async () => {
    const id = await finished();
    const feed = (await get('/v1/events?limit=100')).body.data;
    const event = feed.find(
      (one: { session_id: string; event: string }) =>
        one.session_id === id && one.event === 'verification.completed',
    );
    const rows = await rowsOf(() => get(`/v1/events/${event.id}`));
    assert.deepEqual(told(rows), [['readEvent', `${id}/${event.id}`]]);
    const all = await rowsOf(() => get('/v1/events?limit=100'));
    assert.ok(
      told(all).some(([action, subject]) => action === 'listEvents' && subject === `${id}/${event.id}`),
    );
    assert.ok(all.every(({ subject }) => subject?.startsWith('ver_')));
  });

  test('an erasure leaves one row, however often it is asked for, and later reads none', async () => {
    const id = await finished();
    const rows = await rowsOf(async () => {
      await service.call('DELETE', `${PATH}/${id}`);
      await service.call('DELETE', `${PATH}/${id}`);
      await get(`${PATH}/${id}`);
    });
    assert.deepEqual(told(rows), [['eraseSession', id]]);
    assert.equal(rows[0]?.actor, keyId);
  });

  test('the person’s own page leaves none', async () => {
    const { url } = await createSession(service, { metadata: { name: 'Ada' } });
    const rows = await rowsOf(async () => assert.equal((await fetch(url)).status, 200));
    assert.deepEqual(rows, []);
  });

  test('an answer that is given again for an Idempotency-Key leaves a row again', async () => {
    const { id } = await createSession(service, { metadata: { name: 'Ada' } });
    const cancel = () =>
      service.call('POST', `${PATH}/${id}/cancel`, { headers: { 'idempotency-key': `cancel-${id}` } });
    const rows = await rowsOf(async () => {
      assert.deepEqual((await cancel()).body, (await cancel()).body);
    });
    assert.deepEqual(told(rows), [
      ['cancelSession', id],
      ['cancelSession', id],
    ]);
  });

  test('keys and settings that are changed leave rows, over HTTP and at the command line, without their secrets', async () => {
    const operator = service.app.operator;
    let made = '';
    const rows = await rowsOf(async () => {
      const created = await service.call('POST', '/v1/keys', {
        json: { name: 'Checkout', scopes: ['sessions:read'] },
      });
      assert.equal(created.status, 201);
      made = created.body.id;
      await runCommand(operator, 'keys revoke', { id: made });
      await runCommand(operator, 'webhooks secret', {});
      await runCommand(operator, 'keys list', {});
      await runCommand(operator, 'accounts features', { account: accountId, features: 'kyc_verification' });
    });
    assert.deepEqual(
      rows.map(({ actor, action, subject }) => [actor, action, subject]),
      [
        [keyId, 'createKey', made],
        ['operator', 'keys revoke', made],
        ['operator', 'webhooks secret', null],
        ['operator', 'accounts features', accountId],
      ],
    );
  });

  test('while it cannot be written nothing personal is told, and everything else goes on', async () => {
    const [id, empty] = [await finished(), (await createSession(service)).id];
    const { database: opened } = service.app.operator;
    await opened.query('alter table audit_log rename to elsewhere');
    try {
      const { status, body, text } = await get(`${PATH}/${id}`);
      assert.deepEqual([status, body.code], [500, 'internal_error']);
      assert.ok(!text.includes('AHMAD'));
      assert.equal((await get('/v1/verify/sessions')).status, 500);
      assert.equal((await service.call('DELETE', `${PATH}/${id}`)).status, 500);
      assert.equal((await get(`${PATH}/${empty}`)).status, 200);
    } finally {
      await opened.query('alter table elsewhere rename to audit_log');
    }
    const { status, body } = await get(`${PATH}/${id}`);
    assert.deepEqual([status, body.erased_at], [200, null], 'what could not be noted was not done');
  });

  test('many reads at once leave a row each', async () => {
    const id = await finished();
    const rows = await rowsOf(() => Promise.all(Array.from({ length: 60 }, () => get(`${PATH}/${id}`))));
    assert.deepEqual([rows.length, new Set(rows.map(({ requestId }) => requestId)).size], [60, 60]);
  });

  test('no row holds a name, a number or a key', async () => {
    const rows = await service.app.operator.database.query(
      'select to_jsonb(a)::text as row from audit_log a',
    );
    assert.ok(rows.length > 80);
    for (const { row } of rows) assert.doesNotMatch(String(row), /AHMAD|901215|Ada|dk_test_|dk_live_/);
  });

  test('vouch audit list and verify show it to the operator, and leave no row themselves', async () => {
    const id = await finished();
    await get(`${PATH}/${id}`);
    const run = async <T = Record<string, unknown>>(name: string, options: Record<string, string> = {}) =>
      (await runCommand(service.app.operator, name, options)) as T;
    const rows = await rowsOf(async () => {
      const [row] = await run<Record<string, unknown>[]>('audit list', { session: id, limit: '1' });
      assert.deepEqual([row?.action, row?.subject, row?.actor], ['readSession', id, keyId]);
      const { sound, rows: count, head } = await run('audit verify');
      assert.deepEqual([sound, typeof count, String(head).length], [true, 'number', 64]);
      const noted = { head: String(head), position: String(count) };
      assert.equal((await run('audit verify', noted)).sound, true);
      await assert.rejects(
        run('audit verify', { ...noted, position: String(Number(count) + 1) }),
        /broken: row/,
      );
      await assert.rejects(run('audit verify', { head: String(head) }), /belong together/);
      await assert.rejects(run('audit list', { account: 'acc_none' }), /Name an account/);
    });
    assert.deepEqual(rows, []);
  });
});
