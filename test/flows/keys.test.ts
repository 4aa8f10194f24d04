import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SCOPES, type Scope } from '../../src/account/keys.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Service, startService, until } from '../support/service.ts';

const KEYS = '/v1/keys';
const HOUR_MS = 3_600_000;

onEveryDatabase('an account manages its keys', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const create = async (json: object, key = service.testKey) => service.call('POST', KEYS, { json, key });
  const good = async (key: string) =>
    (await service.call('GET', '/v1/verify/sessions', { key })).status === 200;

  async function keyWith(
    scopes: readonly Scope[],
    more: { rateLimitPerMinute?: number } = {},
  ): Promise<string> {
    const { accounts, keys, database: db } = service.app.operator;
    const accountId = (await accounts.list())[0]?.id ?? '';
    return (await keys.create(db, { accountId, name: 'helper', mode: 'test', scopes, ...more })).text;
  }

  test('a key is made, shown once, works, and is listed without its text', async () => {
    const { status, body } = await create({ name: 'Checkout', scopes: ['sessions:read'], expires_in: '90d' });
    assert.equal(status, 201);
    const { key, ...shown } = body;
    assert.match(key, /^dk_test_[A-Za-z0-9]{32}$/);
    assert.deepEqual(
      [shown.name, shown.mode, shown.scopes, shown.last_four, shown.last_used_at, shown.revoked_at],
      ['Checkout', 'test', ['sessions:read'], key.slice(-4), null, null],
    );
    assert.equal(Date.parse(shown.expires_at) - Date.parse(shown.created_at), 90 * 24 * HOUR_MS);
    assert.ok(await good(key));
    const list = await service.call('GET', KEYS);
    assert.equal(list.body.data[0].id, body.id, 'the newest first');
    assert.ok(!list.text.includes(key.slice(8)));
  });

  test('keys of another mode are neither listed, made, replaced nor revoked', async () => {
    const live = (await create({ name: 'live', scopes: ['sessions:read'] }, service.liveKey)).body;
    assert.equal(live.mode, 'live');
    const listed = (await service.call('GET', `${KEYS}?limit=100`)).body.data;
    assert.ok(listed.every(({ mode }: { mode: string }) => mode === 'test'));
    const made = await create({ name: 'x', scopes: ['sessions:read'], mode: 'live' });
    assert.deepEqual([made.status, made.body.code], [403, 'wrong_mode']);
    assert.equal((await service.call('DELETE', `${KEYS}/${live.id}`)).status, 404);
    assert.equal((await service.call('POST', `${KEYS}/${live.id}/rotate`)).status, 404);
    assert.ok(await good(live.key));
  });

  test('nobody gives what he lacks: neither by making a key nor by replacing a stronger one', async () => {
    const weak = await keyWith(['account:write', 'sessions:read']);
    const strong = (await create({ name: 'strong', scopes: SCOPES })).body;
    const made = await create({ name: 'x', scopes: ['sessions:read', 'images:read'] }, weak);
    assert.deepEqual([made.status, made.body.code], [403, 'insufficient_scope']);
    const rotated = await service.call('POST', `${KEYS}/${strong.id}/rotate`, { key: weak });
    assert.deepEqual([rotated.status, rotated.body.code], [403, 'insufficient_scope']);
    assert.ok(await good(strong.key));
    assert.equal((await create({ name: 'x', scopes: ['sessions:read'] }, weak)).status, 201);
  });

  test('an access token gives no more than its own scopes either', async () => {
    const key = await keyWith(SCOPES);
    const { keyId } = (await service.app.operator.keys.recognise(key)) ?? { keyId: '' };
    const form = {
      grant_type: 'client_credentials',
      client_id: keyId,
      client_secret: key,
      scope: 'account:write',
    };
    const token = await service.call('POST', '/oauth/token', { key: null, body: new URLSearchParams(form) });
    const made = await create({ name: 'x', scopes: ['images:read'] }, token.body.access_token);
    assert.deepEqual([made.status, made.body.code], [403, 'insufficient_scope']);
    assert.equal(
      (await create({ name: 'x', scopes: ['account:write'] }, token.body.access_token)).status,
      201,
    );
  });

  test('a key that may call seldom makes none that may call more often', async () => {
    const slow = await keyWith(SCOPES, { rateLimitPerMinute: 30 });
    const scopes = ['sessions:read'];
    const faster = await create({ name: 'x', scopes, rate_limit_per_minute: 31 }, slow);
    assert.deepEqual([faster.status, faster.body.errors[0].pointer], [422, '/rate_limit_per_minute']);
    assert.equal((await create({ name: 'x', scopes }, slow)).body.rate_limit_per_minute, 30);
    assert.equal((await create({ name: 'x', scopes, rate_limit_per_minute: 6001 })).status, 422);
    assert.equal((await create({ name: 'x', scopes })).body.rate_limit_per_minute, null);
  });

  test('a revoked key is refused at once, stays in the list, and is revoked again without harm', async () => {
    const { id, key } = (await create({ name: 'leaked', scopes: ['sessions:read'] })).body;
    assert.ok(await good(key));
    const first = await service.call('DELETE', `${KEYS}/${id}`);
    assert.equal(first.status, 200);
    assert.ok(!(await good(key)));
    assert.equal((await service.call('DELETE', `${KEYS}/${id}`)).body.revoked_at, first.body.revoked_at);
    assert.ok((await service.call('GET', KEYS)).body.data.some((one: { id: string }) => one.id === id));
  });

  test('a key is replaced without a gap: both work for the overlap, then only the new one', async () => {
    const old = (await create({ name: 'CI', scopes: ['sessions:read'] })).body;
    const made = await service.call('POST', `${KEYS}/${old.id}/rotate`, { json: { overlap: '1h' } });
    assert.equal(made.status, 201);
    assert.deepEqual([made.body.name, made.body.scopes], ['CI', ['sessions:read']]);
    assert.ok((await good(old.key)) && (await good(made.body.key)));
    const again = await service.call('POST', `${KEYS}/${old.id}/rotate`);
    assert.deepEqual([again.status, again.body.code], [409, 'key_ended']);
    service.clock.advance(HOUR_MS);
    assert.deepEqual([await good(old.key), await good(made.body.key)], [false, true]);
  });

  test('the last use of a key is told', async () => {
    const { id, key } = (await create({ name: 'used', scopes: ['sessions:read'] })).body;
    await good(key);
    await good(key);
    const lastUse = async (): Promise<string | null> => {
      const { data } = (await service.call('GET', KEYS)).body;
      return data.find((one: { id: string }) => one.id === id).last_used_at;
    };
    const told = await until(lastUse, (time) => time !== null);
    assert.ok(Math.abs(Date.parse(told ?? '') - service.clock.now().getTime()) < 60_000);
  });

  test('the list goes on from its cursor and shows every key once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await service.call('GET', `${KEYS}?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.data.map(({ id }: { id: string }) => id));
      cursor = page.body.next_cursor;
    }
    const all = (await service.app.operator.keys.list()).filter(({ mode }) => mode === 'test');
    assert.deepEqual(seen, all.map(({ id }) => id).toReversed());
  });

  for (const [what, json, pointer] of [
    ['no name', { scopes: ['sessions:read'] }, '/name'],
    ['no scope', { name: 'x', scopes: [] }, '/scopes'],
    ['a scope that there is not', { name: 'x', scopes: ['everything'] }, '/scopes/0'],
    ['a mode that there is not', { name: 'x', scopes: ['sessions:read'], mode: 'staging' }, '/mode'],
    ['a lifetime that is none', { name: 'x', scopes: ['sessions:read'], expires_in: 'soon' }, '/expires_in'],
    ['a text of its own', { name: 'x', scopes: ['sessions:read'], text: 'dk_test_mine' }, '/text'],
  ] as const) {
    test(`${what} is 422 and makes no key`, async () => {
      const answer = await create(json);
      assert.deepEqual([answer.status, answer.body.errors[0].pointer], [422, pointer]);
    });
  }
});
