import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { hashPolicy, readPolicy } from '../../src/verify/decision/policy.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Operator, openOperator, refusal } from '../support/operator.ts';

const OPERATORS = readPolicy('{"version": "house-1", "liveness": {"threshold": 0.9}}');
const base64 = (text: string) => Buffer.from(text).toString('base64');

onEveryDatabase('the operator’s commands for accounts', (kind) => {
  let operator: Operator;
  let id: string;

  before(async () => {
    operator = await openOperator(kind, OPERATORS);
    ({ id } = await operator.parts.accounts.create(operator.parts.database, {
      name: 'One',
      features: DEFAULT_FEATURES,
    }));
  });
  after(() => operator.close());

  const run: Operator['run'] = (name, options) => operator.run(name, options);

  test('a new account is shown with every setting as the service has it', async () => {
    assert.deepEqual(await run('accounts show'), {
      id,
      name: 'One',
      features: ['kyc_verification'],
      webhook_domains: [],
      allowed_origins: [],
      branding: {},
      default_retention: { images: '90d', data: '90d' },
      default_policy: { changes: null, version: 'house-1', sha256: hashPolicy(OPERATORS) },
      quota: { sessions_per_month: null, used_this_month: 0, resets_at: '2026-04-01T00:00:00.000Z' },
      created_at: '2026-03-12T10:30:00.000Z',
    });
  });

  test('an account gets another name, without the blanks around it', async () => {
    assert.deepEqual(await run('accounts rename', { name: ' Bank ' }), { id, name: 'Bank' });
    assert.equal((await run('accounts show')).name, 'Bank');
  });

  test('a quota is set, shown and taken away', async () => {
    const set = await run('accounts quota', { 'sessions-per-month': '1000' });
    assert.deepEqual([set.id, set.quota.sessions_per_month, set.quota.used_this_month], [id, 1000, 0]);
    assert.equal((await run('accounts list'))[0].sessions_per_month, 1000);
    assert.equal((await run('accounts quota', { none: 'yes' })).quota.sessions_per_month, null);
  });

  test('the default retention is set a part at a time, and reset', async () => {
    const retention = async (options: Record<string, string>) =>
      (await run('accounts retention', options)).default_retention;
    assert.deepEqual(await retention({ images: '30d' }), { images: '30d', data: '90d' });
    assert.deepEqual(await retention({ data: 'P1W' }), { images: '30d', data: 'P1W' });
    assert.deepEqual(await retention({ reset: 'yes' }), { images: '90d', data: '90d' });
  });

  test('the policy’s changes are set on the operator’s policy, shown with version and hash, and reset', async () => {
    const changes = { version: 'bank-1', face_match: { target_fmr: 1e-5 } };
    const { default_policy } = await run('accounts policy', { file: base64(JSON.stringify(changes)) });
    const sha256 = hashPolicy({ ...OPERATORS, ...changes });
    assert.deepEqual(default_policy, { changes, version: 'bank-1', sha256 });
    assert.deepEqual((await run('accounts show')).default_policy, default_policy);
    const unnamed = await run('accounts policy', { file: base64('{"findings": {"glare": "fail"}}') });
    assert.equal(unnamed.default_policy.version, 'custom');
    assert.equal((await run('accounts policy', { reset: 'yes' })).default_policy.version, 'house-1');
  });

  for (const [name, options, message] of [
    ['accounts list', { colour: 'red' }, /colour/],
    ['accounts show', { account: 'acc_none' }, /--account/],
    ['accounts create', { name: ' ' }, /--name/],
    ['accounts rename', {}, /--name/],
    ['accounts rename', { name: 'a\0b' }, /--name must not contain a NUL/],
    ['accounts features', {}, /--features/],
    ['accounts quota', {}, /either --sessions-per-month NUMBER or --none/],
    ['accounts quota', { 'sessions-per-month': '5', none: 'yes' }, /either/],
    ['accounts quota', { 'sessions-per-month': '' }, /--sessions-per-month must be a whole number/],
    ['accounts quota', { 'sessions-per-month': '1e3' }, /--sessions-per-month/],
    ['accounts quota', { 'sessions-per-month': '-1' }, /--sessions-per-month/],
    ['accounts quota', { 'sessions-per-month': '99999999999' }, /--sessions-per-month/],
    ['accounts retention', {}, /either --images and --data/],
    ['accounts retention', { images: '30d', reset: 'yes' }, /either/],
    ['accounts retention', { images: 'soon' }, /--images must be a duration/],
    ['accounts retention', { data: '366d' }, /--data must be a duration from 0s to 365d/],
    ['accounts policy', {}, /either --file PATH or --reset/],
    ['accounts policy', { file: base64('{') }, /--file: is not JSON/],
    ['accounts policy', { file: base64('{"liveness": {"threshold": 2}}') }, /--file: liveness\.threshold/],
    ['accounts policy', { file: base64('{"version": "a\\u0000"}') }, /--file: version must be 1 to 64/],
    ['accounts policy', { file: base64('{"version": "house-1"}') }, /another version than house-1/],
  ] as const) {
    test(`${name} ${JSON.stringify(options)} is refused with a sentence, and changes nothing`, async () => {
      const before = await run('accounts show');
      await assert.rejects(run(name, options), refusal(message));
      assert.deepEqual(await run('accounts show'), before);
    });
  }

  test('one account’s settings leave the others as they are', async () => {
    const two = await run('accounts create', { name: 'Two' });
    await run('accounts retention', { images: '1d', account: id });
    await run('accounts quota', { 'sessions-per-month': '5', account: id });
    const shown = await run('accounts show', { account: two.id });
    assert.deepEqual(shown.default_retention, { images: '90d', data: '90d' });
    assert.equal(shown.quota.sessions_per_month, null);
    await assert.rejects(run('accounts show'), /--account/);
  });
});
