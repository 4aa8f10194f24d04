import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { type Answer, type CallOptions, type Service, startService } from '../support/service.ts';
import { createSession, finish, plainJpeg } from '../support/sessions.ts';

const CREATE = '/v1/verify/session';
const DAY_MS = 86_400_000;
const PERSON = { expected_details: { first_name: 'Wilhelmina' }, metadata: { note: 'for Ada' } };

onEveryDatabase('DK-55: a POST with an Idempotency-Key', (database) => {
  let service: Service;
  let keys = 0;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const newKey = (): string => `order-${keys++}`;
  const post = (path: string, key: string, { headers, ...options }: CallOptions = {}): Promise<Answer> =>
    service.call('POST', path, { ...options, headers: { ...headers, 'idempotency-key': key } });
  const sql = <T extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
    service.app.operator.database.query<T>(text, values);
  const sessions = async (reference: string): Promise<number> => {
    const [row] = await sql<{ count: number }>('select count(*)::int from sessions where reference_id = $1', [
      reference,
    ]);
    return row?.count ?? 0;
  };

  test('gets the first answer again byte for byte, marked, also when the session has moved on', async () => {
    const key = newKey();
    const json = { reference_id: 'moved on', ...PERSON };
    const first = await post(CREATE, key, { json });
    assert.deepEqual([first.status, first.headers.get('idempotent-replayed')], [201, null]);
    await service.call('POST', `${CREATE}/${first.body.id}/cancel`);
    const again = await post(CREATE, key, { json });
    assert.deepEqual([again.status, again.text], [201, first.text]);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    for (const name of ['content-type', 'content-length', 'cache-control'])
      assert.equal(again.headers.get(name), first.headers.get(name), name);
    assert.notEqual(again.headers.get('x-request-id'), first.headers.get('x-request-id'));
    assert.equal(await sessions('moved on'), 1);
  });

  test('gets a refusal of the domain again as well, with the first request id in it', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    await finish(service, id);
    const key = newKey();
    const first = await post(`${CREATE}/${id}/cancel`, key);
    const again = await post(`${CREATE}/${id}/cancel`, key);
    assert.deepEqual([first.status, first.body.code], [409, 'wrong_state']);
    assert.deepEqual([again.status, again.text], [409, first.text]);
    assert.equal(again.headers.get('content-type'), first.headers.get('content-type'));
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.equal(again.body.request_id, first.headers.get('x-request-id'));
  });

  test('asks the same when its members come in another order, and what is left out is said', async () => {
    const key = newKey();
    const first = await post(CREATE, key, { json: { state: 'a', reference_id: 'order' } });
    for (const body of [
      '{ "reference_id": "order",\n "state": "a" }',
      '{"state":"a","reference_id":"order","expires_in":"24h"}',
    ]) {
      const again = await post(CREATE, key, { body, headers: { 'content-type': 'application/json' } });
      assert.equal(again.text, first.text);
    }
  });

  test('and another body, path or operation is refused: 409 idempotency_conflict, and nothing happens', async () => {
    const key = newKey();
    const first = await post(CREATE, key, { json: { reference_id: 'conflict' } });
    const { id } = await createSession(service);
    for (const [path, json] of [
      [CREATE, { reference_id: 'conflict', state: 'b' }],
      [CREATE, undefined],
      [`${CREATE}/${id}/cancel`, undefined],
      [`${CREATE}/${first.body.id}/cancel`, undefined],
    ] as const) {
      const { status, body } = await post(path, key, json && { json });
      assert.deepEqual([status, body.code], [409, 'idempotency_conflict']);
    }
    assert.equal(await sessions('conflict'), 1);
    assert.equal((await service.call('GET', `${CREATE}/${id}`)).body.status, 'pending');
  });

  test('has one effect when twenty of it come at once, and all get one answer', async () => {
    const key = newKey();
    const json = { reference_id: 'twenty' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(CREATE, key, { json })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    assert.equal(replayed.length, 19);
    assert.equal(await sessions('twenty'), 1);
  });

  test('does not meet the same key of another account, or of the other mode', async () => {
    const { accounts, keys: apiKeys, database } = service.app.operator;
    const stranger = await accounts.create(database, { name: 'Stranger', features: ['kyc_verification'] });
    const keyOf = async (accountId: string, mode: 'live' | 'test') => {
      const wanted = { accountId, name: 'k', mode, scopes: ['sessions:write'] } as const;
      return (await apiKeys.create(database, wanted)).text;
    };
    const [own] = await accounts.list();
    const callers = [
      service.testKey,
      await keyOf(stranger.id, 'test'),
      await keyOf(stranger.id, 'live'),
      await keyOf(own?.id ?? '', 'live'),
    ];
    const key = newKey();
    const ids = await Promise.all(
      callers.map(async (caller) => (await post(CREATE, key, { key: caller })).text),
    );
    assert.equal(new Set(ids).size, callers.length);
    const sameAccount = await post(CREATE, key, { key: await keyOf(stranger.id, 'test') });
    assert.equal(sameAccount.text, ids[1], 'a key belongs to the account, not to the credential');
  });

  test('runs anew when a fault of ours came between', async () => {
    const key = newKey();
    const json = { reference_id: 'fault' };
    await sql('alter table sessions rename to lost');
    assert.equal((await post(CREATE, key, { json })).status, 500);
    await sql('alter table lost rename to sessions');
    const { status, headers } = await post(CREATE, key, { json });
    assert.deepEqual([status, headers.get('idempotent-replayed')], [201, null]);
    assert.equal(await sessions('fault'), 1);
  });

  test('may be put right: what was not valid is not kept', async () => {
    const key = newKey();
    assert.equal((await post(CREATE, key, { json: { steps: ['dance'] } })).status, 422);
    assert.equal(
      (await post(CREATE, key, { body: '{', headers: { 'content-type': 'application/json' } })).status,
      400,
    );
    assert.equal((await post(CREATE, key, { json: {} })).status, 201);
  });

  test('may be a form: the same image in another form is the same request, another image is not', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    const key = newKey();
    const [photo, other] = await Promise.all([plainJpeg(), plainJpeg(700)]);
    const send = (bytes: Buffer, boundary: string) => {
      const begin = `--${boundary}\r\nContent-Disposition: form-data; name=`;
      const fields = `${begin}"type"\r\n\r\nselfie\r\n${begin}"image"; filename="a"\r\nContent-Type: image/jpeg\r\n\r\n`;
      const pieces = [Buffer.from(fields), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      return post(`${CREATE}/${id}/images`, key, { body: new Uint8Array(Buffer.concat(pieces)), headers });
    };
    const first = await send(photo, 'one');
    assert.equal(first.status, 201);
    assert.deepEqual(
      [(await send(photo, 'two')).text, (await send(photo, 'three')).status],
      [first.text, 201],
    );
    assert.equal((await send(other, 'one')).body.code, 'idempotency_conflict');
    assert.equal((await sql('select 1 from images where session_id = $1', [id])).length, 1);
  });

  test('waits for the first, and is told to come again when that does not end: 409 idempotency_in_progress', async () => {
    const key = newKey();
    const json = { reference_id: 'in progress' };
    await post(CREATE, key, { json });
    const soon = (seconds: number) => [new Date(service.clock.now().getTime() + seconds * 1000)];
    await sql('update idempotent_answers set status = null, claimed_until = $1', soon(3600));
    const told = await post(CREATE, key, { json });
    assert.deepEqual([told.status, told.body.code], [409, 'idempotency_in_progress']);
    assert.match(told.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
    await sql('update idempotent_answers set claimed_until = $1', soon(0));
    assert.equal(
      (await post(CREATE, key, { json })).headers.get('idempotent-replayed'),
      null,
      'its process had died',
    );
    assert.equal(await sessions('in progress'), 2);
  });

  test('needs a key of 1 to 255 visible characters, after a credential and before a body', async () => {
    const pointer = '/Idempotency-Key';
    for (const key of ['', 'a b', 'x'.repeat(256), 'schlüssel', 'a\tb']) {
      const { status, body } = await post(CREATE, key, {
        body: '{',
        headers: { 'content-type': 'application/json' },
      });
      assert.deepEqual(
        [status, body.code, body.errors[0]?.pointer],
        [422, 'validation_failed', pointer],
        key,
      );
    }
    assert.equal((await post(CREATE, '', { key: null })).status, 401);
    assert.equal((await post(CREATE, 'x'.repeat(255))).status, 201);
    assert.equal((await post(CREATE, '"8e03978e-40d5-43dd-bc93-6894a57f9324"')).status, 201);
    const headers = { 'idempotency-key': 'a b' };
    assert.equal(
      (await service.call('GET', `${CREATE}s`, { headers })).status,
      200,
      'it means nothing to a GET',
    );
  });

  test('leaves a row that shows neither link nor name, and goes when the session is erased', async () => {
    const key = newKey();
    const json = { reference_id: 'erased', ...PERSON };
    const first = await post(CREATE, key, { json });
    const { id, client_token: token } = first.body;
    const rows = () => sql('select * from idempotent_answers where session_id = $1', [id]);
    assert.equal((await rows()).length, 1);
    const shown = inLatin1(await rows());
    for (const secret of [token, token.slice(-20), 'Wilhelmina', 'Ada', key])
      assert.ok(!shown.includes(secret), secret);
    await post(`${CREATE}/${id}/cancel`, newKey());
    assert.equal((await rows()).length, 2);
    await service.call('DELETE', `${CREATE}/${id}`);
    assert.deepEqual(await rows(), []);
    assert.notEqual((await post(CREATE, key, { json })).body.id, id);
  });

  test('runs anew after 24 hours, and not a minute before', async () => {
    const key = newKey();
    const first = await post(CREATE, key);
    service.clock.advance(DAY_MS - 60_000);
    assert.equal((await post(CREATE, key)).text, first.text);
    service.clock.advance(60_000);
    const anew = await post(CREATE, key, { json: { state: 'another' } });
    assert.deepEqual([anew.status, anew.headers.get('idempotent-replayed')], [201, null]);
    assert.notEqual(anew.body.id, first.body.id);
  });
});

onPostgres('DK-55: a POST with an Idempotency-Key to several processes', (database) => {
  let installation: Installation;

  before(async () => {
    installation = await createInstallation(database);
  });
  after(() => installation.remove());

  test('has one effect, and every process gives the first answer again', async () => {
    const [one, other] = await Promise.all([installation.start('api'), installation.start('api')]);
    const options = { json: { reference_id: 'both' }, headers: { 'idempotency-key': 'both' } };
    const both = Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).call('POST', CREATE, options));
    const answers = await Promise.all(both);
    await one.kill('SIGKILL');
    answers.push(await other.call('POST', CREATE, options));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    const opened = await openDatabase(installation.config, () => {});
    const rows = await opened.query('select 1 from sessions');
    await opened.close();
    assert.equal(rows.length, 1);
  });
});

function inLatin1(rows: readonly Record<string, unknown>[]): string {
  const values = rows.flatMap((row) => Object.values(row));
  return values
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value),
    )
    .join('\n');
}
