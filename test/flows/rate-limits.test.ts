import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SCOPES, type Scope } from '../../src/account/keys.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { createInstallation } from '../support/installation.ts';
import { type Answer, type Service, startService } from '../support/service.ts';

const LIST = '/v1/verify/sessions';
const NAMES = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'] as const;

const headersOf = ({ headers }: Answer) => NAMES.map((name) => headers.get(name));

onEveryDatabase('a key calls as often as it may', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  async function newKey(
    rateLimitPerMinute: number | null,
    scopes: readonly Scope[] = SCOPES,
  ): Promise<string> {
    const { accounts, keys, database: db } = service.app.operator;
    const accountId = (await accounts.list())[0]?.id ?? '';
    const wanted = { accountId, name: 'key', mode: 'test' as const, scopes, rateLimitPerMinute };
    return (await keys.create(db, wanted)).text;
  }

  /** To the start of a minute, so that none ends in the middle of a test. */
  function toNextMinute(): void {
    service.clock.advance(60_000 - (service.clock.now().getTime() % 60_000));
  }

  test('every answer to a credential says what is left, also one that refuses', async () => {
    toNextMinute();
    const key = await newKey(50, ['sessions:read', 'webhooks:write']);
    const answers = [
      await service.call('GET', LIST, { key }),
      await service.call('GET', `${LIST}?colour=red`, { key }),
      await service.call('GET', '/v1/verify/session/ver_none', { key }),
      await service.call('POST', '/v1/verify/session', { key }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 422, 404, 403],
    );
    answers.forEach((answer, i) => {
      const [limit, remaining, reset] = headersOf(answer);
      assert.deepEqual([limit, remaining], ['50', String(49 - i)]);
      assert.match(reset ?? '', /^(5\d|60)$/);
    });
  });

  test('one request too many is 429 with the seconds to wait, and the next minute begins anew', async () => {
    toNextMinute();
    const key = await newKey(3);
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await service.call('GET', LIST, { key })).status);
    assert.deepEqual(statuses, [200, 200, 200]);
    const refused = await service.call('GET', LIST, { key });
    assert.deepEqual([refused.status, refused.body.code], [429, 'rate_limited']);
    assert.equal(refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset'));
    assert.deepEqual(headersOf(refused).slice(0, 2), ['3', '0']);
    toNextMinute();
    assert.equal((await service.call('GET', LIST, { key })).status, 200);
  });

  test('one key does not use up what another may, and a key without a limit has the one of the settings', async () => {
    toNextMinute();
    const [poor, rich] = [await newKey(1), await newKey(null)];
    await service.call('GET', LIST, { key: poor });
    assert.equal((await service.call('GET', LIST, { key: poor })).status, 429);
    assert.deepEqual(headersOf(await service.call('GET', LIST, { key: rich })).slice(0, 2), ['6000', '5999']);
  });

  test('access tokens are counted against their key, and so is getting them', async () => {
    toNextMinute();
    const key = await newKey(3);
    const { keyId } = (await service.app.operator.keys.recognise(key)) ?? { keyId: '' };
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: keyId,
      client_secret: key,
    });
    const got = await service.call('POST', '/oauth/token', { key: null, body });
    assert.deepEqual(headersOf(got).slice(0, 2), ['3', '2']);
    const token = got.body.access_token;
    assert.deepEqual(headersOf(await service.call('GET', LIST, { key: token })).slice(0, 2), ['3', '1']);
    assert.deepEqual(headersOf(await service.call('GET', LIST, { key })).slice(0, 2), ['3', '0']);
    assert.equal((await service.call('GET', LIST, { key: token })).status, 429);
    assert.equal((await service.call('POST', '/oauth/token', { key: null, body })).status, 429);
  });

  test('who is not known is told of no limit', async () => {
    for (const key of [null, 'dk_test_unknown'])
      assert.deepEqual(headersOf(await service.call('GET', LIST, { key })), [null, null, null]);
    assert.deepEqual(headersOf(await service.call('GET', '/livez')), [null, null, null]);
  });
});

const ENOUGH_MS = 10_000;

/** The processes look at the real clock: what follows must not fall into two of their minutes. */
async function withinOneMinute(): Promise<void> {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < ENOUGH_MS) await new Promise((resolve) => setTimeout(resolve, leftMs));
}

onPostgres('keys over two processes', (database) => {
  test('both together allow what the key may, and what one revokes the other refuses within a second', async () => {
    const installation = await createInstallation(database);
    try {
      const settings = { VERIFY_THREADS: '1', DRAIN_MS: '0' };
      const [one, two] = await Promise.all([
        installation.start('api', settings),
        installation.start('api', settings),
      ]);
      const json = { name: 'limited', scopes: ['sessions:read', 'account:write'], rate_limit_per_minute: 20 };
      const { key, id } = (await one.call('POST', '/v1/keys', { json })).body;
      const ask = (service: typeof one, credential: string) => service.call('GET', LIST, { key: credential });
      await withinOneMinute();
      const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => ask(i % 2 ? one : two, key)));
      const allowed = answers.filter(({ status }) => status === 200).length;
      assert.equal(allowed, 20);
      assert.ok(answers.every(({ status }) => status === 200 || status === 429));
      const other = (await one.call('POST', '/v1/keys', { json: { ...json, name: 'leaked' } })).body;
      assert.equal((await ask(two, other.key)).status, 200);
      assert.equal((await one.call('DELETE', `/v1/keys/${other.id}`)).status, 200);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.deepEqual([(await ask(one, other.key)).status, (await ask(two, other.key)).status], [401, 401]);
      assert.notEqual(id, other.id);
    } finally {
      await installation.remove();
    }
  });
});
