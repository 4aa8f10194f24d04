import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FEATURES, type Feature } from '../../src/account/accounts.ts';
import { SCOPES } from '../../src/account/keys.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { withoutModels } from '../support/models.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, plainJpeg, sendImage } from '../support/sessions.ts';

const PATH = '/v1/verify/session';

onEveryDatabase('only who may call is answered', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, config: { modelsDirectory: await withoutModels() } });
  });
  after(() => service.stop());

  /** A test key of an account of its own. */
  async function keyOfAnother(features: readonly Feature[] = FEATURES) {
    const { accounts, keys, database: db } = service.app.operator;
    const account = await accounts.create(db, { name: 'Another', features });
    return keys.create(db, { accountId: account.id, name: 'key', mode: 'test', scopes: SCOPES });
  }

  for (const header of ['X-API-Key', 'X-SDK-Key', 'x-api-key']) {
    test(`the header ${header} carries the same key as Authorization`, async () => {
      const answer = await service.call('POST', PATH, { key: null, headers: { [header]: service.testKey } });
      assert.equal(answer.status, 201);
    });
  }

  test('DK-11: no key, a wrong key and another scheme are 401 before the body is read', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer dk_test_wrong' },
      { authorization: `Basic ${service.testKey}` },
      { authorization: 'Bearer' },
      { 'x-api-key': '' },
      { 'x-api-key': `${service.testKey}x` },
    ] as Record<string, string>[]) {
      const answer = await service.call('POST', PATH, { key: null, headers, json: { unknown: 1 } });
      assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated'], JSON.stringify(headers));
      assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
    }
  });

  test('a revoked key is 401 at once', async () => {
    const { key, text } = await keyOfAnother();
    const { id } = await createSession(service, {}, text);
    assert.equal((await service.call('GET', `${PATH}/${id}`, { key: text })).status, 200);
    await service.app.operator.keys.revoke(key.id);
    assert.equal((await service.call('GET', `${PATH}/${id}`, { key: text })).status, 401);
  });

  test('an account without the feature is 403 feature_not_enabled', async () => {
    const { text } = await keyOfAnother([]);
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
    const { text } = await keyOfAnother();
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
    const { text } = await keyOfAnother();
    assert.deepEqual((await service.call('GET', '/v1/verify/sessions', { key: text })).body.data, []);
  });
});
