import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SCOPES } from '../../src/account/keys.ts';
import { COMMANDS } from '../../src/operator/commands.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Operator, openOperator, refusal } from '../support/operator.ts';

onEveryDatabase('the operator’s commands', (kind) => {
  let operator: Operator;
  let accountId: string;

  before(async () => {
    operator = await openOperator(kind);
  });
  after(() => operator.close());

  const run: Operator['run'] = (name, options) => operator.run(name, options);

  test('without an account no key is made, and the operator is told what to do', async () => {
    await assert.rejects(run('keys create'), refusal(/start the service once/));
  });

  test('an account is made with the default features, which leave out document_only', async () => {
    const account = await run('accounts create', { name: 'One' });
    assert.deepEqual([account.name, account.features], ['One', ['kyc_verification']]);
    accountId = account.id;
  });

  test('a key is shown once, is live and has every scope unless told otherwise, and is recognised', async () => {
    const made = await run('keys create');
    assert.match(made.key, /^dk_live_[A-Za-z0-9]{32}$/);
    assert.deepEqual([made.mode, made.last_four, made.revoked_at], ['live', made.key.slice(-4), null]);
    assert.deepEqual(made.scopes, SCOPES);
    assert.equal((await operator.parts.keys.recognise(made.key))?.keyId, made.id);
    const listed = await run('keys list');
    assert.deepEqual(
      listed.map(({ id }: { id: string }) => id),
      [made.id],
    );
    assert.doesNotMatch(JSON.stringify(listed), new RegExp(made.key.slice(8)));
  });

  test('mode, name and scopes are taken as they are said', async () => {
    const made = await run('keys create', { mode: 'test', name: 'CI', scopes: 'sessions:read,images:read' });
    assert.match(made.key, /^dk_test_/);
    assert.deepEqual([made.name, made.scopes], ['CI', ['sessions:read', 'images:read']]);
  });

  test('a revoked key is recognised no more; revoking it again changes nothing', async () => {
    const { id, key } = await run('keys create', { name: 'leaked' });
    assert.deepEqual(await run('keys revoke', { id }), { id, revoked: true });
    assert.equal(await operator.parts.keys.recognise(key), null);
    const revokedAt = async () =>
      (await run('keys list')).find((one: { id: string }) => one.id === id).revoked_at;
    const first = await revokedAt();
    await run('keys revoke', { id });
    assert.equal(await revokedAt(), first);
  });

  test('a domain is allowed once, in small letters', async () => {
    await run('webhooks allow', { domain: 'Shop.example' });
    const { webhook_domains } = await run('webhooks allow', { domain: 'shop.example' });
    assert.deepEqual(webhook_domains, ['shop.example']);
    assert.deepEqual((await run('accounts list'))[0].webhook_domains, ['shop.example']);
  });

  test('the signing secret is the same whenever it is asked for', async () => {
    const { secret } = await run('webhooks secret');
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.deepEqual(await run('webhooks secret'), { secret });
  });

  test('features are taken away and given back', async () => {
    await run('accounts features', { features: '' });
    assert.deepEqual((await run('accounts list'))[0].features, []);
    await run('accounts features', { features: 'kyc_verification,document_only' });
    assert.deepEqual((await run('accounts list'))[0].features, ['kyc_verification', 'document_only']);
  });

  for (const [name, options, message] of [
    ['keys create', { mode: 'staging' }, /--mode/],
    ['keys create', { scopes: 'sessions:read,everything' }, /--scopes/],
    ['keys create', { name: '' }, /--name/],
    ['keys create', { colour: 'red' }, /colour/],
    ['keys list', { colour: 'red' }, /colour/],
    ['accounts list', { colour: 'red' }, /colour/],
    ['keys revoke', {}, /--id/],
    ['keys revoke', { id: 'key_none' }, /There is no key key_none/],
    ['webhooks allow', { domain: 'https://shop.example/' }, /--domain/],
    ['webhooks allow', { domain: '*' }, /--domain/],
    ['webhooks allow', { domain: '*.*.example.com' }, /--domain/],
    ['accounts features', { features: 'mind_reading' }, /--features/],
    ['keys create', { account: 'acc_none' }, /--account/],
    ['keys destroy', {}, /There is no command "keys destroy"/],
    ['constructor', {}, /There is no command "constructor"/],
  ] as const) {
    test(`${name} ${JSON.stringify(options)} is refused with a sentence`, async () => {
      await assert.rejects(run(name, options), refusal(message));
    });
  }

  test('where there are two accounts, one must be named', async () => {
    const { id } = await run('accounts create', { name: 'Two' });
    await assert.rejects(
      run('keys create'),
      refusal(new RegExp(`--account: ${[accountId, id].sort().join(', ')}`)),
    );
    assert.equal((await run('keys create', { account: id })).account, id);
  });

  test('every command says in one line what it does', () => {
    for (const [name, { about }] of Object.entries(COMMANDS)) assert.match(about, /^[a-z].{10,}$/, name);
  });
});
