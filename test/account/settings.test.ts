import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Accounts, createAccounts, DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { DOMAINS_MAX } from '../../src/account/webhook-domains.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

onEveryDatabase('the settings of an account', (kind) => {
  let url: string | null;
  let database: Database;
  let accounts: Accounts;

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    const clock = () => new Date('2026-03-12T10:30:00Z');
    accounts = createAccounts({ database, clock, masterKey: createMasterKey(randomBytes(32)) });
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const newAccount = async (): Promise<string> =>
    (await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES })).id;

  test('a new account is found as it was answered', async () => {
    const made = await accounts.create(database, { name: 'One', features: DEFAULT_FEATURES });
    assert.deepEqual(await accounts.find(made.id), made);
    assert.deepEqual(
      [made.webhookDomains, made.sessionsPerMonth, made.defaultRetention, made.defaultPolicy],
      [[], null, {}, null],
    );
  });

  test('all of them change at once, and nothing of another account', async () => {
    const [id, other] = [await newAccount(), await newAccount()];
    const before = await accounts.find(other);
    const policy = { version: 'one-1', liveness: { threshold: 0.9 } };
    await accounts.change(id, {
      name: 'Größe "&" <b>',
      webhookDomains: ['shop.example'],
      allowedOrigins: ['https://shop.example'],
      branding: { name: 'Shop' },
      defaultRetention: { images: '30d', data: '60d' },
      defaultPolicy: policy,
    });
    const { name, webhookDomains, defaultRetention, defaultPolicy } = (await accounts.find(id)) ?? {};
    assert.deepEqual(
      [name, webhookDomains, defaultRetention, defaultPolicy],
      ['Größe "&" <b>', ['shop.example'], { images: '30d', data: '60d' }, policy],
    );
    assert.deepEqual(await accounts.appearance(id), {
      branding: { name: 'Shop' },
      allowedOrigins: ['https://shop.example'],
    });
    assert.deepEqual(await accounts.find(other), before);
  });

  test('what is not named stays; null removes a part of the retention, and the whole policy', async () => {
    const id = await newAccount();
    await accounts.change(id, {
      defaultRetention: { images: '1d', data: '2d' },
      defaultPolicy: { version: 'one-1' },
    });
    await accounts.change(id, {});
    await accounts.change(id, { name: 'Two', webhookDomains: undefined });
    await accounts.change(id, { defaultRetention: { images: null, data: '3d' } });
    const changed = await accounts.find(id);
    assert.deepEqual(
      [changed?.name, changed?.defaultRetention, changed?.defaultPolicy],
      ['Two', { data: '3d' }, { version: 'one-1' }],
    );
    await accounts.change(id, { defaultPolicy: null });
    assert.equal((await accounts.find(id))?.defaultPolicy, null);
  });

  test('two changes of different parts at once keep both', async () => {
    const id = await newAccount();
    await Promise.all([
      accounts.change(id, { defaultRetention: { images: '1d' } }),
      accounts.change(id, { defaultRetention: { data: '2d' } }),
      accounts.change(id, { webhookDomains: ['shop.example'] }),
    ]);
    const { defaultRetention, webhookDomains } = (await accounts.find(id)) ?? {};
    assert.deepEqual([defaultRetention, webhookDomains], [{ images: '1d', data: '2d' }, ['shop.example']]);
  });

  test('DK-14: a domain is allowed once, in small letters, and taken away again, and there are only so many', async () => {
    const id = await newAccount();
    await accounts.allowDomain(id, 'Shop.example');
    assert.deepEqual(await accounts.allowDomain(id, 'shop.example'), ['shop.example']);
    assert.deepEqual(await accounts.disallowDomain(id, 'never.example'), ['shop.example']);
    assert.deepEqual(await accounts.disallowDomain(id, 'SHOP.example'), []);
    const domains = Array.from({ length: DOMAINS_MAX }, (_, i) => `shop${i}.example`);
    await accounts.change(id, { webhookDomains: domains });
    await accounts.allowDomain(id, 'shop0.example');
    await assert.rejects(accounts.allowDomain(id, 'more.example'), /at most 100 domains/);
  });
});
