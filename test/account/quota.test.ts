import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Accounts, createAccounts, DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { newId } from '../../src/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

const MONTH_END = new Date('2026-03-31T23:59:30Z');
const NEXT_MONTH = new Date('2026-04-01T00:00:00Z');

onEveryDatabase('the quota of an account', (kind) => {
  let url: string | null;
  let database: Database;
  let accounts: Accounts;
  let now = MONTH_END;

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    accounts = createAccounts({ database, clock: () => now, masterKey: createMasterKey(randomBytes(32)) });
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const newAccount = async (): Promise<string> => {
    now = MONTH_END;
    return (await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES })).id;
  };
  const count = (id: string): Promise<boolean> => database.transaction((tx) => accounts.countSession(tx, id));
  const used = async (id: string): Promise<number> => (await accounts.usage(id)).usedThisMonth;
  const insert = (accountId: string, livemode: boolean, at: Date): Promise<unknown> =>
    database.query(
      `insert into sessions (id, account_id, livemode, simulated, status, request, created_at, expires_at)
       values ($1, $2, $3, false, 'pending', '{}', $4, $4)`,
      [newId('ver', at), accountId, livemode, at],
    );

  test('an account begins without one', async () => {
    const id = await newAccount();
    assert.deepEqual(await accounts.usage(id), {
      sessionsPerMonth: null,
      usedThisMonth: 0,
      resetsAt: NEXT_MONTH,
    });
  });

  test('as many are counted as it allows, and one more is not', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 2);
    assert.deepEqual([await count(id), await count(id), await count(id)], [true, true, false]);
    assert.equal(await used(id), 2);
  });

  test('none of many at once is let through too many, nor refused too early', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 7);
    const taken = await Promise.all(Array.from({ length: 20 }, () => count(id)));
    assert.equal(taken.filter(Boolean).length, 7);
    assert.equal(await used(id), 7);
  });

  test('the first of many at once in a new month is counted as one', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 3);
    now = NEXT_MONTH;
    const taken = await Promise.all(Array.from({ length: 8 }, () => count(id)));
    assert.equal(taken.filter(Boolean).length, 3);
  });

  test('what is counted in a transaction that fails is not counted', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 1);
    const failing = database.transaction(async (tx) => {
      assert.equal(await accounts.countSession(tx, id), true);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(await used(id), 0);
    assert.equal(await count(id), true);
  });

  test('the live sessions of the month before it was set count, those of tests, others and earlier months do not', async () => {
    const [id, other] = [await newAccount(), await newAccount()];
    await insert(id, true, new Date('2026-03-01T00:00:00Z'));
    await insert(id, true, MONTH_END);
    await insert(id, false, MONTH_END);
    await insert(other, true, MONTH_END);
    await insert(id, true, new Date('2026-02-28T23:59:59Z'));
    assert.equal(await used(id), 2);
    await accounts.setQuota(id, 3);
    assert.equal(await used(id), 2);
    assert.deepEqual([await count(id), await count(id)], [true, false]);
  });

  test('a higher quota lets the next one in, a lower one takes nothing back', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 1);
    assert.deepEqual([await count(id), await count(id)], [true, false]);
    await accounts.setQuota(id, 2);
    assert.deepEqual([await count(id), await count(id)], [true, false]);
    await accounts.setQuota(id, 1);
    assert.deepEqual(
      [await count(id), await accounts.usage(id)],
      [false, { sessionsPerMonth: 1, usedThisMonth: 2, resetsAt: NEXT_MONTH }],
    );
  });

  test('what was made while there was none counts when there is one again', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 1);
    await accounts.setQuota(id, null);
    await insert(id, true, MONTH_END);
    assert.deepEqual(await accounts.usage(id), {
      sessionsPerMonth: null,
      usedThisMonth: 1,
      resetsAt: NEXT_MONTH,
    });
    await accounts.setQuota(id, 1);
    assert.equal(await count(id), false);
  });

  test('a month later there is room again, and until then are so many seconds', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 1);
    await count(id);
    assert.equal(await count(id), false);
    assert.deepEqual(accounts.quotaReset(), { at: NEXT_MONTH, inSeconds: 30 });
    now = NEXT_MONTH;
    assert.deepEqual([await used(id), await count(id), await count(id)], [0, true, false]);
    assert.deepEqual(accounts.quotaReset().at, new Date('2026-05-01T00:00:00Z'));
  });

  test('a quota of none at all lets nothing in', async () => {
    const id = await newAccount();
    await accounts.setQuota(id, 0);
    assert.equal(await count(id), false);
  });
});
