import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { createAccounts } from '../../src/account/accounts.ts';
import { createKeys, SCOPES } from '../../src/account/keys.ts';
import { createRateLimits, type RateLimits } from '../../src/account/rate-limits.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';
import { type Counting, counting } from './counting.ts';

const START = Date.parse('2026-03-12T10:30:00Z');
const PROCESSES = 3;

onEveryDatabase('rate limits', (kind) => {
  let url: string | null;
  let opened: Database;
  let database: Counting;
  let accountId: string;
  let keyId: string;
  let now: number;
  let processes: readonly RateLimits[];
  const clock = () => new Date(now);

  before(async () => {
    url = await kind.create();
    opened = await openReady(url);
    const accounts = createAccounts({
      database: opened,
      masterKey: createMasterKey(randomBytes(32)),
      clock: () => new Date(START),
    });
    accountId = (await accounts.create(opened, { name: 'One', features: [] })).id;
  });
  beforeEach(async () => {
    now = START;
    const wanted = { accountId, name: 'key', mode: 'test' as const, scopes: SCOPES };
    keyId = (await createKeys({ database: opened, clock }).create(opened, wanted)).key.id;
    database = counting(opened);
    processes = Array.from({ length: PROCESSES }, () =>
      createRateLimits({ database, clock, perMinute: 6000 }),
    );
  });
  after(async () => {
    await opened.close();
    await kind.drop(url);
  });

  const spend = (index: number, rateLimitPerMinute: number | null) =>
    (processes[index % PROCESSES] as RateLimits).spend({ keyId, rateLimitPerMinute });
  const allowedOf = async (requests: number, limit: number | null) => {
    const answers = await Promise.all(Array.from({ length: requests }, (_, i) => spend(i, limit)));
    return answers.filter(({ isAllowed }) => isAllowed).length;
  };

  for (const limit of [1, 2, 7, 49, 50, 99]) {
    test(`${limit} a minute are exactly ${limit} over three processes`, async () => {
      assert.equal(await allowedOf(2 * limit + 20, limit), limit);
      assert.equal(await allowedOf(20, limit), 0);
    });
  }

  for (const limit of [100, 101, 777, 1000]) {
    test(`${limit} a minute over three processes are never more, and all of them when all processes are asked`, async () => {
      assert.equal(await allowedOf(3 * limit, limit), limit);
    });
  }

  test('most requests cost no query, and a flood beyond the limit costs none', async () => {
    assert.equal(await allowedOf(1000, null), 1000);
    assert.ok(database.taken().length <= 12, 'a lease is 120 requests');
    now += 60_000;
    assert.equal(await allowedOf(60, 5), 5);
    database.taken();
    assert.equal(await allowedOf(1000, 5), 0);
    assert.deepEqual(database.taken(), []);
  });

  test('what is left is counted down, and a new minute begins with everything', async () => {
    now += 45_500;
    assert.deepEqual(await spend(0, 3), { isAllowed: true, limit: 3, remaining: 2, resetSeconds: 15 });
    assert.deepEqual(await spend(1, 3), { isAllowed: true, limit: 3, remaining: 1, resetSeconds: 15 });
    assert.deepEqual(await spend(2, 3), { isAllowed: true, limit: 3, remaining: 0, resetSeconds: 15 });
    assert.deepEqual(await spend(0, 3), { isAllowed: false, limit: 3, remaining: 0, resetSeconds: 15 });
    now += 14_500;
    assert.deepEqual(await spend(0, 3), { isAllowed: true, limit: 3, remaining: 2, resetSeconds: 60 });
  });

  test('minutes that are over are deleted, the present one is not', async () => {
    await spend(0, 5);
    now += 180_000;
    await spend(0, 5);
    const [process] = processes;
    assert.ok(((await process?.sweep()) ?? 0) >= 1);
    const rows = await opened.query('select window_start as start from rate_windows where key_id = $1', [
      keyId,
    ]);
    assert.deepEqual(rows, [{ start: clock() }]);
  });
});
