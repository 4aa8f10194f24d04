import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SCOPES } from '../../src/account/keys.ts';
import { keyOfAnother } from '../support/another-account.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, plainJpeg, sendImage } from '../support/sessions.ts';

const PATH = '/v1/verify/session';

onEveryDatabase('only who may call is answered', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  for (const [header, ids] of [
    ['X-API-Key', 'VL-02'],
    ['X-SDK-Key', 'OK-13'],
    ['x-api-key', 'VL-02'],
  ] as const) {
    test(`${ids}: the header ${header} carries the same key as Authorization`, async () => {
      const answer = await service.call('POST', PATH, { key: null, headers: { [header]: service.testKey } });
      assert.equal(answer.status, 201);
    });
  }

  test('DK-11: no key, a wrong key and another scheme are 401 before the body is read', async () => {
    const [NONE, WRONG] = ['Bearer realm="vouch"', 'Bearer realm="vouch", error="invalid_token"'];
    for (const [challenge, headers] of [
      [NONE, {}],
      [WRONG, { authorization: 'Bearer dk_test_wrong' }],
      [NONE, { authorization: `Basic ${service.testKey}` }],
      [NONE, { authorization: 'Bearer' }],
      [NONE, { 'x-api-key': '' }],
      [WRONG, { 'x-api-key': `${service.testKey}x` }],
    ] as [string, Record<string, string>][]) {
      const answer = await service.call('POST', PATH, { key: null, headers, json: { unknown: 1 } });
      assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated'], JSON.stringify(headers));
      assert.equal(answer.headers.get('www-authenticate'), challenge, JSON.stringify(headers));
    }
  });

  test('credentials that differ are 400, and one key in several places is one credential', async () => {
    const { testKey: key, liveKey } = service;
    const ask = (headers: Record<string, string>) =>
      service.call('GET', '/v1/verify/sessions', { key: null, headers });
    const twice = await ask({ authorization: `Bearer ${key}`, 'x-api-key': liveKey });
    assert.deepEqual([twice.status, twice.body.code], [400, 'malformed_request']);
    assert.equal((await ask({ 'x-sdk-key': key, 'x-api-key': liveKey })).status, 400);
    assert.equal(
      (await ask({ authorization: `Bearer ${key}`, 'x-api-key': key, 'x-sdk-key': key })).status,
      200,
    );
  });

  test('a key in the query or in the body is none', async () => {
    for (const name of ['access_token', 'api_key', 'key', 'X-API-Key']) {
      const path = `/v1/verify/sessions?${name}=${service.testKey}`;
      assert.equal((await service.call('GET', path, { key: null })).status, 401, name);
      const json = { [name]: service.testKey };
      assert.equal((await service.call('POST', PATH, { key: null, json })).status, 401, name);
    }
  });

  test('a revoked key is 401 at once', async () => {
    const { key, text } = await keyOfAnother(service);
    const { id } = await createSession(service, {}, text);
    assert.equal((await service.call('GET', `${PATH}/${id}`, { key: text })).status, 200);
    await service.app.operator.keys.revoke(key.id);
    assert.equal((await service.call('GET', `${PATH}/${id}`, { key: text })).status, 401);
  });

  test('an expired key is 401 from its second on, in the words of an unknown one', async () => {
    const { keys, database: db } = service.app.operator;
    const { key } = await keyOfAnother(service);
    const wanted = { accountId: key.accountId, name: 'brief', mode: 'test' as const, scopes: SCOPES };
    const { text } = await keys.create(db, { ...wanted, lifetimeMs: 60_000 });
    const ask = (text: string) => service.call('GET', '/v1/verify/sessions', { key: text });
    assert.equal((await ask(text)).status, 200);
    service.clock.advance(60_000);
    const [expired, unknown] = [await ask(text), await ask('dk_test_unknown')];
    assert.deepEqual([expired.status, unknown.status], [401, 401]);
    assert.equal(expired.body.detail, unknown.body.detail);
    assert.equal(expired.headers.get('www-authenticate'), unknown.headers.get('www-authenticate'));
  });

  test('a missing scope is named in the challenge of RFC 6750', async () => {
    const { keys, database: db } = service.app.operator;
    const { key } = await keyOfAnother(service);
    const wanted = { accountId: key.accountId, name: 'reader', mode: 'test' as const };
    const { text } = await keys.create(db, { ...wanted, scopes: ['sessions:read'] });
    const { status, headers } = await service.call('POST', PATH, { key: text });
    assert.equal(status, 403);
    assert.equal(
      headers.get('www-authenticate'),
      'Bearer realm="vouch", error="insufficient_scope", scope="sessions:write"',
    );
  });

  test('an account without the feature is 403 feature_not_enabled', async () => {
    const { text } = await keyOfAnother(service, []);
    const { status, body } = await service.call('POST', PATH, { key: text });
    assert.deepEqual([status, body.code], [403, 'feature_not_enabled']);
  });

  test('a key without the scope is 403 insufficient_scope, and does what its scopes allow', async () => {
    const { id } = await createSession(service);
    const { keys, accounts, database: db } = service.app.operator;
    const [account] = await accounts.list();
    const wanted = { accountId: account?.id ?? '', name: 'reader', mode: 'test' as const };
    const { text } = await keys.create(db, { ...wanted, scopes: ['sessions:read'] });
    const status = async (method: string, path: string) =>
      (await service.call(method, `${PATH}${path}`, { key: text })).status;
    assert.equal(await status('GET', `/${id}`), 200);
    assert.equal(await status('POST', ''), 403);
    assert.equal(await status('POST', `/${id}/cancel`), 403);
    assert.equal(await status('DELETE', `/${id}`), 403);
    assert.equal(await status('GET', `/${id}/images`), 403);
  });

  test('another account sees 404, not 403, and changes nothing', async () => {
    const { id } = await createSession(service);
    const { text } = await keyOfAnother(service);
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/cancel'],
      ['GET', '/images'],
      ['GET', '/images/img_1'],
    ] as const) {
      const answer = await service.call(method, `${PATH}/${id}${path}`, { key: text });
      assert.deepEqual([answer.status, answer.body.code], [404, 'not_found'], `${method} ${path}`);
    }
    const upload = await sendImage(service, id, 'selfie', await plainJpeg(), text);
    assert.equal(upload.status, 404);
    assert.equal((await service.call('GET', `${PATH}/${id}`)).body.status, 'pending');
  });

  test('the live key of the same account does not see a test session', async () => {
    const { id } = await createSession(service);
    assert.equal((await service.call('GET', `${PATH}/${id}`, { key: service.liveKey })).status, 404);
    const list = await service.call('GET', '/v1/verify/sessions', { key: service.liveKey });
    assert.deepEqual(list.body.data, []);
  });

  test('nobody else sees the list of an account', async () => {
    await createSession(service);
    const { text } = await keyOfAnother(service);
    assert.deepEqual((await service.call('GET', '/v1/verify/sessions', { key: text })).body.data, []);
  });
});
