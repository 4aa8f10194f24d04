import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { type Operator, openOperator, refusal } from '../support/operator.ts';

onEveryDatabase('the operator’s commands for keys', (kind) => {
  let operator: Operator;

  before(async () => {
    operator = await openOperator(kind);
    await run('accounts create', { name: 'One' });
  });
  after(() => operator.close());

  const run: Operator['run'] = (name, options) => operator.run(name, options);

  test('a key has the expiry date and the rate limit that are asked for, and neither unless asked', async () => {
    const made = await run('keys create', { 'expires-in': '90d', 'rate-limit': '600' });
    assert.deepEqual([made.expires_at, made.rate_limit_per_minute], ['2026-06-10T10:30:00.000Z', 600]);
    const plain = await run('keys create');
    assert.deepEqual([plain.expires_at, plain.rate_limit_per_minute], [null, null]);
  });

  test('a rotated key is shown once with its successor’s id in the list, and works for the overlap', async () => {
    const old = await run('keys create', { name: 'CI', mode: 'test', scopes: 'images:read' });
    const made = await run('keys rotate', { id: old.id, overlap: '1h' });
    assert.deepEqual([made.name, made.mode, made.scopes], ['CI', 'test', ['images:read']]);
    assert.match(made.key, /^dk_test_/);
    const listed = (await run('keys list')).find(({ id }: { id: string }) => id === old.id);
    assert.deepEqual([listed.replaced_by, listed.expires_at], [made.id, '2026-03-12T11:30:00.000Z']);
    assert.ok(
      (await operator.parts.keys.recognise(old.key)) && (await operator.parts.keys.recognise(made.key)),
    );
    await assert.rejects(run('keys rotate', { id: old.id }), refusal(/replaced already/));
  });

  test('signing keys are listed, rotated and revoked, and no private half is shown', async () => {
    const [first] = await run('signing-keys list');
    assert.equal(first.state, 'signing');
    const next = await run('signing-keys rotate');
    assert.deepEqual([next.state, next.signsFrom], ['published', '2026-03-12T10:40:00.000Z']);
    assert.deepEqual(await run('signing-keys revoke', { id: first.id }), { id: first.id, revoked: true });
    const listed = await run('signing-keys list');
    assert.deepEqual(
      listed.map(({ state }: { state: string }) => state),
      ['revoked', 'signing'],
    );
    assert.deepEqual(Object.keys(listed[0]), ['id', 'state', 'createdAt', 'signsFrom', 'revokedAt']);
  });

  for (const [name, options, message] of [
    ['keys create', { 'expires-in': 'soon' }, /--expires-in/],
    ['keys create', { 'rate-limit': '0' }, /--rate-limit/],
    ['keys create', { 'rate-limit': 'fast' }, /--rate-limit/],
    ['keys rotate', {}, /--id/],
    ['keys rotate', { id: 'key_none' }, /There is no key key_none/],
    ['keys rotate', { id: 'key_none', overlap: '31d' }, /--overlap/],
    ['signing-keys revoke', { id: 'sig_none' }, /There is no signing key sig_none/],
    ['signing-keys rotate', { colour: 'red' }, /colour/],
  ] as const) {
    test(`${name} ${JSON.stringify(options)} is refused with a sentence`, async () => {
      await assert.rejects(run(name, options), refusal(message));
    });
  }
});
