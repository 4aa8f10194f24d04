import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CommandError } from '../../src/operator/command.ts';
import { runCommand } from '../../src/operator/commands.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';

onEveryDatabase('webhooks from the command line', (database) => {
  let service: Service;
  let receiver: Receiver;
  let id: string;

  before(async () => {
    service = await startService({
      database,
      settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' },
      models: false,
    });
    receiver = await startReceiver();
    id = (await run('webhooks create', { url: receiver.url, mode: 'test', events: 'verification.completed' }))
      .id;
  });
  after(async () => {
    await service.stop();
    await receiver.close();
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as the JSON it becomes
  const run = async (name: string, options: Record<string, string> = {}): Promise<any> =>
    JSON.parse(JSON.stringify(await runCommand(service.app.operator, name, options)));
  const settled = (options: Record<string, string>, count: number) =>
    until(
      () => run('webhooks deliveries', options),
      (all) => all.length === count && all.every(({ status }: { status: string }) => status !== 'waiting'),
    );

  test('DK-14: domains are allowed, listed and taken away', async () => {
    await run('webhooks allow', { domain: 'Shop.example' });
    assert.deepEqual(await run('webhooks domains'), { webhook_domains: ['shop.example'] });
    const { id: made } = await run('webhooks create', { url: 'https://shop.example/' });
    assert.deepEqual(await run('webhooks disallow', { domain: 'shop.EXAMPLE' }), { webhook_domains: [] });
    await assert.rejects(run('webhooks create', { url: 'https://shop.example/' }), CommandError);
    await run('webhooks delete', { id: made });
  });

  test('OK-36: an endpoint is listed, changed, disabled, enabled, rotated and deleted', async () => {
    const { secret, ...made } = await run('webhooks create', { url: `${receiver.url}/x`, mode: 'test' });
    assert.match(secret, /^whsec_/);
    const listed = await run('webhooks endpoints', { mode: 'test' });
    assert.deepEqual(
      listed.find((one: { id: string }) => one.id === made.id),
      made,
    );
    assert.doesNotMatch(JSON.stringify(listed), /whsec_/);
    const changed = await run('webhooks update', {
      id: made.id,
      description: 'x',
      events: 'verification.failed',
    });
    assert.deepEqual(changed, { ...made, description: 'x', events: ['verification.failed'] });
    assert.deepEqual(await run('webhooks update', { id: made.id, description: '', events: '' }), made);
    assert.equal((await run('webhooks disable', { id: made.id })).disabled_because, 'asked');
    assert.deepEqual(await run('webhooks enable', { id: made.id }), made);
    const rotated = await run('webhooks rotate', { id: made.id, overlap: '1h' });
    assert.notEqual(rotated.secret, secret);
    assert.ok(Date.parse(rotated.previous_secret_until) > 0);
    assert.deepEqual(await run('webhooks delete', { id: made.id }), { id: made.id, deleted: true });
    assert.equal((await run('webhooks endpoints')).length, listed.length - 1);
  });

  test('OK-38: a test, a delivery with its attempts, the same once more, and a replay', async () => {
    const sent = await run('webhooks test', { id });
    await settled({ endpoint: id }, 1);
    const delivery = await run('webhooks delivery', { id: sent.delivery_id });
    assert.deepEqual([delivery.event_id, delivery.attempts.length], [sent.event_id, 1]);
    assert.equal((await run('webhooks resend', { id: sent.delivery_id })).status, 'waiting');
    await settled({ endpoint: id }, 1);
    const session = await createSession(service, { mock_behavior: {} });
    await finish(service, session.id);
    const [newest] = await settled({ endpoint: id, status: 'delivered' }, 2);
    assert.deepEqual([newest.event, newest.session_id], ['verification.completed', session.id]);
    const time = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    assert.deepEqual(await run('webhooks replay', { ...time, endpoint: id }), {
      events: 3,
      deliveries: 2,
      erased: 0,
    });
    const named = { 'event-ids': newest.event_id, mode: 'test' };
    assert.equal((await run('webhooks replay', named)).deliveries, 1);
    const types = { ...time, types: 'verification.failed', mode: 'test' };
    assert.equal((await run('webhooks replay', types)).events, 0);
  });

  test('events are listed by id, type and time, with nothing about anybody', async () => {
    const person = 'Ahmad Bin Ibrahim';
    const session = await createSession(service, { metadata: { person }, mock_behavior: {} });
    await finish(service, session.id);
    let after = '';
    const seen = [];
    for (;;) {
      const page = await run('events list', { mode: 'test', limit: '2', ...(after && { after }) });
      if (page.data.length === 0) break;
      seen.push(...page.data);
      after = page.next_cursor;
    }
    const fields = ['id', 'event', 'created_at', 'sequence', 'session_id'];
    for (const event of seen) assert.deepEqual(Object.keys(event), fields);
    assert.equal(seen.at(-1).session_id, session.id);
    assert.equal(JSON.stringify(seen).includes(person), false);
    assert.deepEqual((await run('events list')).data, [], 'live mode has its own');
  });

  for (const [name, options, message] of [
    ['webhooks create', { url: 'http://shop.example/' }, /^--url must be https$/],
    ['webhooks create', { url: 'https://evil.example/' }, /vouch webhooks allow/],
    ['webhooks create', { url: 'https://a.example/', events: 'x' }, /--events/],
    ['webhooks create', { url: 'http://localhost:1/', mode: 'live' }, /^--url must be https$/],
    ['webhooks update', { id: 'whk_none' }, /^Say what to change/],
    ['webhooks disable', { id: 'whk_none' }, /There is no endpoint whk_none/],
    ['webhooks disable', {}, /--id/],
    ['webhooks rotate', { id: 'whk_none', overlap: '8d' }, /--overlap/],
    ['webhooks delivery', { id: 'dlv_none' }, /There is no delivery dlv_none/],
    ['webhooks deliveries', { endpoint: 'whk_none' }, /There is no endpoint whk_none/],
    ['webhooks deliveries', { status: 'lost' }, /--status/],
    ['webhooks replay', {}, /--from is needed/],
    ['webhooks replay', { 'event-ids': 'evt_none' }, /^--event-ids is no event/],
    ['webhooks replay', { from: 'x', to: 'y' }, /--from/],
    ['events list', { after: 'x' }, /--after must be the next_cursor/],
  ] as const) {
    test(`${name} ${JSON.stringify(options)} is refused with a sentence`, async () => {
      await assert.rejects(run(name, options), (error: Error) => {
        assert.ok(error instanceof CommandError, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }
});
