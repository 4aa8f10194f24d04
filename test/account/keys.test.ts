import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { createAccounts, DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { createKeys, type Keys, type NewKey, SCOPES } from '../../src/account/keys.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';
import { until } from '../support/service.ts';
import { counting } from './counting.ts';

const START = Date.parse('2026-03-12T10:30:00Z');
const DAY_MS = 86_400_000;

async function newAccount(database: Database): Promise<string> {
  const masterKey = createMasterKey(randomBytes(32));
  const accounts = createAccounts({ database, masterKey, clock: () => new Date(START) });
  return (await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES })).id;
}

onEveryDatabase('keys', (kind) => {
  let url: string | null;
  let database: Database;
  let wanted: NewKey;
  let now: number;
  let keys: Keys;
  const clock = () => new Date(now);

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    wanted = { accountId: await newAccount(database), name: 'key', mode: 'test', scopes: SCOPES };
  });
  beforeEach(() => {
    now = START;
    keys = createKeys({ database, clock });
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const find = (id: string) => keys.find({ accountId: wanted.accountId, mode: 'test', id });

  test('who polls costs a query for the key every half second at most, and no write but one a minute', async () => {
    const watched = counting(database);
    keys = createKeys({ database: watched, clock });
    const { text } = await keys.create(database, wanted);
    watched.taken();
    for (let i = 0; i < 100; i++) await keys.recognise(text);
    assert.equal(watched.taken().length, 2, 'the key is read, its use is noted');
    now += 499;
    await keys.recognise(text);
    assert.equal(watched.taken().length, 0);
    now += 1;
    await keys.recognise(text);
    assert.equal(watched.taken().length, 1);
    now += 60_000;
    for (let i = 0; i < 100; i++) await keys.recognise(text);
    assert.equal(watched.taken().length, 2);
  });

  test('a wrong key is not remembered: it is taken from the moment it exists', async () => {
    const text = `dk_test_${'a'.repeat(32)}`;
    assert.equal(await keys.recognise(text), null);
    await keys.create(database, { ...wanted, text });
    assert.ok(await keys.recognise(text));
  });

  test('the time of the last use is written down, and not again within the minute', async () => {
    const { key, text } = await keys.create(database, wanted);
    assert.equal((await find(key.id))?.lastUsedAt, null);
    await keys.recognise(text);
    const used = async () => (await find(key.id))?.lastUsedAt?.getTime() ?? null;
    assert.equal(await until(used, (time) => time !== null), START);
    now += 59_999;
    await keys.recognise(text);
    assert.equal(await used(), START);
    now += 1;
    await keys.recognise(text);
    await until(used, (time) => time === START + 60_000);
  });

  test('a key expires at its date, also while it is remembered', async () => {
    const { key, text } = await keys.create(database, { ...wanted, lifetimeMs: 100 });
    assert.equal(key.expiresAt?.getTime(), START + 100);
    assert.ok(await keys.recognise(text));
    now += 99;
    assert.ok(await keys.recognise(text));
    now += 1;
    assert.equal(await keys.recognise(text), null);
    assert.equal(await keys.recogniseId(key.id), null);
    assert.equal(await keys.recogniseClient(key.id, text), null);
  });

  test('a client is its id and its key together', async () => {
    const { key, text } = await keys.create(database, wanted);
    const other = await keys.create(database, wanted);
    assert.equal((await keys.recogniseClient(key.id, text))?.keyId, key.id);
    assert.equal(await keys.recogniseClient(key.id, other.text), null);
    assert.equal(await keys.recogniseClient(key.id, ''), null);
    assert.equal(await keys.recogniseClient('key_none', text), null);
  });

  test('a rotated key has a successor with the same rights, and ends after the overlap', async () => {
    const old = await keys.create(database, {
      ...wanted,
      name: 'CI',
      scopes: ['images:read'],
      rateLimitPerMinute: 9,
    });
    const made = await keys.rotate(old.key.id, DAY_MS);
    assert.ok(typeof made === 'object');
    const { id, createdAt, lastFour, ...rights } = made.key;
    const { id: _, createdAt: __, lastFour: ___, ...before } = old.key;
    assert.deepEqual(rights, before);
    assert.notEqual(made.text, old.text);
    assert.equal((await find(old.key.id))?.replacedBy, id);
    now += DAY_MS - 1;
    assert.ok(await keys.recognise(old.text));
    now += 1;
    assert.equal(await keys.recognise(old.text), null);
    assert.ok(await keys.recognise(made.text));
  });

  test('a successor lives as long as its predecessor was meant to, which rotation never lets live longer', async () => {
    const old = await keys.create(database, { ...wanted, lifetimeMs: 2 * DAY_MS });
    now += DAY_MS + DAY_MS / 2;
    const made = await keys.rotate(old.key.id, DAY_MS);
    assert.ok(typeof made === 'object');
    assert.equal(made.key.expiresAt?.getTime(), now + 2 * DAY_MS);
    assert.equal((await find(old.key.id))?.expiresAt?.getTime(), START + 2 * DAY_MS);
  });

  test('what has ended or was never there is not rotated, and of two rotations at once one wins', async () => {
    const { key } = await keys.create(database, wanted);
    const both = await Promise.all([keys.rotate(key.id, 0), keys.rotate(key.id, 0)]);
    assert.deepEqual(both.filter((result) => result === 'ended').length, 1);
    assert.equal(await keys.rotate('key_none', 0), 'unknown');
    const revoked = await keys.create(database, wanted);
    await keys.revoke(revoked.key.id);
    assert.equal(await keys.rotate(revoked.key.id, 0), 'ended');
  });

  test('the text of a key is nowhere in the database', async () => {
    const { text } = await keys.create(database, wanted);
    const rows = await database.query('select api_keys::text as row from api_keys');
    assert.ok(!JSON.stringify(rows).includes(text.slice(8)));
  });
});

onPostgres('keys in two processes', (kind) => {
  test('a revocation is heard at once, and without hearing half a second is the most that one is late', async () => {
    const url = await kind.create();
    const [here, there] = [await openReady(url), await openReady(url)];
    let now = START;
    const clock = () => new Date(now);
    const accountId = await newAccount(here);
    const revoking = createKeys({ database: here, clock });
    const hearing = createKeys({ database: there, clock });
    const deaf = createKeys({ database: there, clock });
    await hearing.watch();
    const wanted = { accountId, name: 'key', mode: 'test' as const, scopes: SCOPES };
    const { key, text } = await revoking.create(here, wanted);
    assert.ok((await hearing.recognise(text)) && (await deaf.recognise(text)));
    await revoking.revoke(key.id);
    await until(
      () => hearing.recognise(text),
      (caller) => caller === null,
      5000,
    );
    now += 500;
    assert.equal(await deaf.recognise(text), null);
    await Promise.all([here.close(), there.close()]);
    await kind.drop(url);
  });
});
