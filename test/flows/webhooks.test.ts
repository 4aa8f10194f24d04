import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';

const eventOf = ({ body }: Received): string => JSON.parse(body).event;

onEveryDatabase('results go out', (database) => {
  let service: Service;
  let receiver: Receiver;
  let secret: string;

  before(async () => {
    service = await startService({ database, models: false });
    const [account] = await service.app.operator.accounts.list();
    secret = await service.app.operator.accounts.webhookSecret(account?.id ?? '');
  });
  after(() => service.stop());

  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  const sealedSecret = async (endpointId: string): Promise<Buffer> =>
    createMasterKey(service.config.masterKey).seal(Buffer.alloc(32, 1), endpointId);
  const arrivals = (count: number) =>
    until(
      async () => receiver.received,
      (all) => all.length >= count,
    );
  const deliveriesOf = (id: string) =>
    service.app.operator.database.query(
      `select d.status, d.attempts, e.type from deliveries d join events e on e.id = d.event_id
       where e.session_id = $1 order by e.created_at`,
      [id],
    );
  const attemptsOf = (id: string) =>
    service.app.operator.database.query(
      `select a.attempt, a.status_code, a.error, a.response_head, a.latency_ms from delivery_attempts a
       join deliveries d on d.id = a.delivery_id join events e on e.id = d.event_id
       where e.session_id = $1 order by e.created_at, a.attempt`,
      [id],
    );

  for (const [ids, status, event] of [
    ['DK-08 DK-50 DK-51 OK-37 OK-38 OK-41 VL-08', 'verified', 'verification.completed'],
    ['DK-51', 'unverified', 'verification.completed'],
    ['DK-52 OK-39', 'failed', 'verification.failed'],
  ] as const) {
    test(`${ids}: ${status} is told as ${event}, with the body of GET`, async () => {
      const { id } = await createSession(service, {
        webhook_url: receiver.url,
        metadata: { plan: 'gold' },
        mock_behavior: { status },
      });
      const result = await finish(service, id);
      await arrivals(2);
      const events = receiver.received.map(eventOf).sort();
      assert.deepEqual(events, [event, 'verification.started'].sort());
      const told = receiver.received.find((one) => eventOf(one) === event);
      const body = JSON.parse(told?.body ?? '');
      assert.deepEqual(Object.keys(body), ['event', 'id', 'created_at', 'sequence', 'data']);
      assert.deepEqual(body.data, result);
      assert.match(body.id, /^evt_[0-9a-z]{24}$/);
      assert.equal(told?.headers['webhook-id'], body.id);
      const afterMs = Date.parse(body.created_at) - Date.parse(result.completed_at);
      assert.ok(afterMs >= 0 && afterMs < 1000, `${afterMs} ms`);
    });
  }

  test('DK-54 OK-42 OK-43: every signature is made over the exact bytes', async () => {
    const { id } = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, id);
    for (const { headers, body } of await arrivals(2)) {
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      assert.deepEqual(new Webhook(secret).verify(body, named), JSON.parse(body));
      const t = headers['webhook-timestamp'];
      const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
      assert.equal(headers['x-dokai-signature'], `t=${t},v1=${v1}`);
      assert.equal(headers['x-okid-signature'], createHmac('sha256', secret).update(body).digest('hex'));
      assert.equal(headers['x-okid-timestamp'], t);
      assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    }
  });

  test('each session’s events are numbered, so a receiver knows in which order they happened', async () => {
    const { id } = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, id);
    const told = (await arrivals(2)).map(({ body }) => JSON.parse(body));
    assert.deepEqual(told.map(({ sequence, event }) => `${sequence} ${event}`).sort(), [
      '1 verification.started',
      '2 verification.completed',
    ]);
  });

  test('an event goes to the session’s own address and to every endpoint that wants it, each under one webhook-id', async () => {
    const { database: db } = service.app.operator;
    const [account] = await service.app.operator.accounts.list();
    const add = async (id: string, events: string, { livemode = false, disabled = false } = {}) =>
      db.query(
        `insert into webhook_endpoints (id, account_id, livemode, url, events, sealed_secret, disabled_at, created_at)
         values ($1, $2, $3, $4, $5, $6, case when $7 then now() end, now())`,
        [id, account?.id, livemode, receiver.url, events, await sealedSecret(id), disabled],
      );
    const ids = ['all', 'some', 'deaf', 'live', 'off'].map((name) => `whk_${name.padStart(24, '0')}`);
    const [all = '', some = '', deaf = '', live = '', off = ''] = ids;
    await add(all, '{}');
    await add(some, '{verification.completed,verification.failed}');
    await add(deaf, '{verification.expired}');
    await add(live, '{}', { livemode: true });
    await add(off, '{}', { disabled: true });
    const { id } = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, id);
    await arrivals(5);
    const rows = await db.query<{ type: string; destination: string }>(
      `select e.type, d.destination from deliveries d join events e on e.id = d.event_id
       where e.session_id = $1 order by e.type, d.destination collate "C"`,
      [id],
    );
    const own = new URL(receiver.url).host;
    assert.deepEqual(
      rows.map(({ type, destination }) => `${type} ${destination}`),
      [
        `verification.completed ${own}`,
        `verification.completed ${all}`,
        `verification.completed ${some}`,
        `verification.started ${own}`,
        `verification.started ${all}`,
      ],
    );
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 2);
    await db.query('delete from webhook_endpoints where id = any($1)', [ids]);
  });

  test('a receiver that fails once gets the same event again after 5 s, under the same webhook-id', async () => {
    receiver.answerWith(500);
    const { id } = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, id);
    await arrivals(2);
    receiver.answerWith(200);
    await until(
      () => deliveriesOf(id),
      (all) => all.every(({ status }) => status === 'delivered'),
    );
    const sent = receiver.received.map(({ headers, body }) => [headers['webhook-id'], body]);
    assert.equal(sent.length, 4);
    for (const [id, body] of sent)
      assert.equal(sent.filter((other) => other[0] === id && other[1] === body).length, 2);
    const attempts = await attemptsOf(id);
    assert.deepEqual(
      attempts.map(({ attempt, status_code, error }) => [attempt, status_code, error]),
      [
        [1, 500, null],
        [2, 200, null],
        [1, 500, null],
        [2, 200, null],
      ],
    );
    for (const attempt of attempts) {
      assert.equal(attempt.response_head, 'noted');
      assert.ok(Number(attempt.latency_ms) >= 0);
    }
  });

  test('410 is the end of it: the delivery is abandoned after one try', async () => {
    receiver.answerWith(410);
    const { id } = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, id);
    const deliveries = await until(
      () => deliveriesOf(id),
      (all) => all.length === 2 && all.every(({ status }) => status !== 'waiting'),
    );
    assert.deepEqual(
      deliveries.map(({ status, attempts }) => [status, attempts]),
      [
        ['abandoned', 1],
        ['abandoned', 1],
      ],
    );
  });

  test('a receiver that is not there costs a row with the reason, and holds up no other', async () => {
    const dead = await startReceiver();
    await dead.close();
    const silent = await createSession(service, { webhook_url: dead.url, mock_behavior: {} });
    await finish(service, silent.id);
    const other = await createSession(service, { webhook_url: receiver.url, mock_behavior: {} });
    await finish(service, other.id);
    await arrivals(2);
    const attempts = await until(
      () => attemptsOf(silent.id),
      (all) => all.length === 2,
    );
    for (const { status_code, error } of attempts)
      assert.deepEqual([status_code, error], [null, 'ECONNREFUSED']);
    assert.deepEqual(
      (await deliveriesOf(silent.id)).map(({ status, attempts: tries }) => [status, tries]),
      [
        ['waiting', 1],
        ['waiting', 1],
      ],
    );
  });

  test('DK-50: without a webhook_url nothing is sent, and the events are written all the same', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    await finish(service, id);
    assert.deepEqual(await deliveriesOf(id), []);
    const events = await service.app.operator.database.query(
      'select type from events where session_id = $1 order by created_at',
      [id],
    );
    assert.deepEqual(events, [{ type: 'verification.started' }, { type: 'verification.completed' }]);
  });
});
