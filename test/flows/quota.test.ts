import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createAccounts } from '../../src/account/accounts.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Answer, type Reachable, type Service, startService } from '../support/service.ts';

const PATH = '/v1/verify/session';
const MONTH_MS_MAX = 31 * 86_400_000;

const create = (service: Reachable, key: string, json: object = {}): Promise<Answer> =>
  service.call('POST', PATH, { key, json });
const statuses = (answers: readonly Answer[]): Record<number, number> =>
  Object.fromEntries(
    [201, 429].map((status) => [status, answers.filter((answer) => answer.status === status).length]),
  );

onEveryDatabase('an account with a quota', (database) => {
  let service: Service;
  let id: string;

  before(async () => {
    if (WITHOUT_MODELS) return;
    service = await startService({ database });
    id = (await service.app.operator.accounts.list())[0]?.id ?? '';
  });
  after(() => service?.stop());

  const quota = async () => (await service.call('GET', '/v1/account', { key: service.liveKey })).body.quota;

  test('makes so many live sessions; the next is 429 quota_exceeded, and says until when and who to ask', {
    skip: WITHOUT_MODELS,
  }, async () => {
    assert.equal((await create(service, service.liveKey)).status, 201);
    await service.app.operator.accounts.setQuota(id, 3);
    assert.equal((await quota()).used_this_month, 1, 'what was made before counts');
    assert.equal((await create(service, service.liveKey)).status, 201);
    assert.equal((await create(service, service.liveKey)).status, 201);
    const { status, body, headers } = await create(service, service.liveKey);
    assert.deepEqual([status, body.code], [429, 'quota_exceeded']);
    const { resets_at, ...counted } = await quota();
    assert.deepEqual(counted, { sessions_per_month: 3, used_this_month: 3 });
    assert.match(body.detail, new RegExp(`3 sessions.*${resets_at}.*operator`));
    const seconds = Number(headers.get('retry-after'));
    const untilReset = (Date.parse(resets_at) - service.clock.now().getTime()) / 1000;
    assert.ok(Math.abs(seconds - untilReset) <= 60, `${seconds} seconds, ${untilReset} until the reset`);
    const listed = await service.call('GET', '/v1/verify/sessions', { key: service.liveKey });
    assert.equal(listed.body.data.length, 3, 'what was refused is not there');
  });

  test('makes as many test sessions as it wants, and a refused request costs nothing', {
    skip: WITHOUT_MODELS,
  }, async () => {
    assert.equal((await create(service, service.testKey)).status, 201);
    await service.app.operator.accounts.setQuota(id, 4);
    assert.equal(
      (await create(service, service.liveKey, { webhook_url: 'https://evil.example/' })).status,
      422,
    );
    assert.equal((await create(service, service.liveKey, { steps: [] })).status, 422);
    assert.equal((await quota()).used_this_month, 3);
  });

  test('cannot have one session too many by asking for many at once', { skip: WITHOUT_MODELS }, async () => {
    await service.app.operator.accounts.setQuota(id, 8);
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(service, service.liveKey)));
    assert.deepEqual(statuses(answers), { 201: 5, 429: 7 });
    assert.equal((await quota()).used_this_month, 8);
  });

  test('counts a request that is sent again with its Idempotency-Key once', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const { used_this_month } = await quota();
    await service.app.operator.accounts.setQuota(id, used_this_month);
    const again = () =>
      service.call('POST', PATH, { key: service.liveKey, headers: { 'idempotency-key': 'order-7' } });
    assert.equal((await again()).status, 429);
    await service.app.operator.accounts.setQuota(id, used_this_month + 1);
    const [first, second] = [await again(), await again()];
    assert.deepEqual([first.status, second.status, second.body.id], [201, 201, first.body.id]);
    assert.equal((await quota()).used_this_month, used_this_month + 1);
  });

  test('begins anew with the month; a cancelled session is used up all the same', {
    skip: WITHOUT_MODELS,
  }, async () => {
    service.clock.advance(MONTH_MS_MAX);
    assert.equal((await quota()).used_this_month, 0);
    const { body } = await create(service, service.liveKey);
    await service.call('POST', `${PATH}/${body.id}/cancel`, { key: service.liveKey });
    assert.equal((await quota()).used_this_month, 1);
  });
});

onPostgres('a quota in several processes', (database) => {
  let installation: Installation;
  let opened: Database;

  before(async () => {
    installation = await createInstallation(database);
    opened = await openDatabase(installation.config, () => {});
  });
  after(async () => {
    await opened.close();
    await installation.remove();
  });

  test('is one quota: of many requests to both, exactly as many as it allows make a session', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const settings = { VERIFY_THREADS: '1', DRAIN_MS: '0' };
    const first = await installation.start('api', settings);
    const second = await installation.start('api', settings);
    const masterKey = createMasterKey(installation.config.masterKey);
    const accounts = createAccounts({ database: opened, masterKey, clock: () => new Date() });
    const [account] = await accounts.list();
    await accounts.setQuota(account?.id ?? '', 25);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => create(i % 2 ? first : second, first.liveKey)),
    );
    assert.deepEqual(statuses(answers), { 201: 25, 429: 35 });
    const [row] = await opened.query('select count(*)::int from sessions');
    assert.deepEqual(row, { count: 25 });
  });
});
