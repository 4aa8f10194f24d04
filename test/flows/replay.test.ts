import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Problem } from '../../src/errors.ts';
import { createDeliveryLog } from '../../src/webhook/delivery-log.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';
import { deliveriesOf, ENDPOINTS, makeEndpoint, settled } from '../support/webhooks.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase('events are replayed', (database) => {
  let service: Service;
  let receiver: Receiver;
  let from: string;

  before(async () => {
    service = await startService({
      database,
      settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' },
      models: false,
    });
  });
  after(() => service.stop());

  beforeEach(async () => {
    service.clock.advance(HOUR_MS);
    from = service.clock.now().toISOString();
    receiver = await startReceiver();
  });
  afterEach(async () => {
    const { body } = await service.call('GET', ENDPOINTS);
    for (const { id } of body.data) await service.call('DELETE', `${ENDPOINTS}/${id}`);
    await receiver.close();
  });

  const replay = (json: object, key = service.testKey) =>
    service.call('POST', '/v1/webhooks/replay', { json, key });
  const soFar = () => ({ from, to: new Date(service.clock.now().getTime() + 1).toISOString() });
  const finished = async (json: object = {}) => {
    const { id } = await createSession(service, { mock_behavior: {}, ...json });
    await finish(service, id);
    return id;
  };
  const eventsOf = async () => {
    const { body } = await service.call('GET', '/v1/events?limit=100');
    return body.data.filter(({ created_at }: { created_at: string }) => created_at >= from);
  };
  const idsReceived = () => receiver.received.map(({ headers }) => headers['webhook-id']).sort();
  const arrivals = (count: number) =>
    until(
      async () => receiver.received,
      (all) => all.length >= count,
    );

  test('an endpoint that did not exist yet gets all of a time, in every event the same webhook-id', async () => {
    await finished();
    await finished();
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const { status, body } = await replay({ endpoint_id: id, ...soFar() });
    assert.deepEqual([status, body], [202, { events: 4, deliveries: 4, erased: 0 }]);
    await settled(service, { endpoint_id: id }, 4);
    const events = await eventsOf();
    assert.deepEqual(idsReceived(), events.map((event: { id: string }) => event.id).sort());
  });

  test('an endpoint gets what its filter wants, and of that the types that were asked for', async () => {
    await finished();
    const events = ['verification.completed'];
    const { id } = await makeEndpoint(service, { url: receiver.url, events });
    assert.equal((await replay({ endpoint_id: id, ...soFar() })).body.deliveries, 1);
    const { id: all } = await makeEndpoint(service, { url: receiver.url });
    const types = ['verification.started'];
    assert.equal((await replay({ endpoint_id: all, ...soFar(), types })).body.deliveries, 1);
    assert.equal((await deliveriesOf(service, { endpoint_id: all }))[0].event, 'verification.started');
  });

  test('what an endpoint had is sent again and makes no second delivery', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url });
    await finished();
    await settled(service, { endpoint_id: id }, 2);
    assert.equal((await replay({ endpoint_id: id, ...soFar() })).body.deliveries, 2);
    await arrivals(4);
    const deliveries = await settled(service, { endpoint_id: id }, 2);
    assert.deepEqual(
      deliveries.map(({ attempt_count }) => attempt_count),
      [2, 2],
    );
  });

  test('without an endpoint they go to wherever they went, and to no disabled endpoint', async () => {
    const { id } = await makeEndpoint(service, { url: `${receiver.url}/one` });
    const { id: disabled } = await makeEndpoint(service, { url: `${receiver.url}/two` });
    const session = await finished({ webhook_url: `${receiver.url}/own` });
    await settled(service, { session_id: session }, 6);
    await service.call('PATCH', `${ENDPOINTS}/${disabled}`, { json: { status: 'disabled' } });
    await makeEndpoint(service, { url: `${receiver.url}/new` });
    assert.deepEqual((await replay(soFar())).body, { events: 2, deliveries: 4, erased: 0 });
    const deliveries = await settled(service, { session_id: session }, 6);
    assert.deepEqual(
      deliveries.map(({ endpoint_id, attempt_count }) => [endpoint_id, attempt_count]).sort(),
      [
        [disabled, 1],
        [disabled, 1],
        [id, 2],
        [id, 2],
        [null, 2],
        [null, 2],
      ].sort(),
    );
  });

  test('events are named by their ids; one that is none of this account and mode stops it all', async () => {
    await finished();
    const [started] = await eventsOf();
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const wrong = await replay({ endpoint_id: id, event_ids: [started.id, started.id, 'evt_none'] });
    assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, '/event_ids/2']);
    assert.deepEqual(await deliveriesOf(service, { endpoint_id: id }), []);
    const live = await replay({ event_ids: [started.id] }, service.liveKey);
    assert.deepEqual([live.status, live.body.errors[0].pointer], [422, '/event_ids/0']);
    const { body } = await replay({ endpoint_id: id, event_ids: [started.id, started.id] });
    assert.deepEqual(body, { events: 1, deliveries: 1, erased: 0 });
    await arrivals(1);
    assert.deepEqual(idsReceived(), [started.id]);
  });

  test('events of an erased session are counted and not sent', async () => {
    const erased = await finished();
    await finished();
    await service.call('DELETE', `/v1/verify/session/${erased}`);
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const { body } = await replay({ endpoint_id: id, ...soFar() });
    assert.deepEqual(body, { events: 4, deliveries: 2, erased: 2 });
    const deliveries = await settled(service, { endpoint_id: id }, 2);
    assert.ok(deliveries.every(({ session_id }) => session_id !== erased));
  });

  test('endpoint.test goes to no other endpoint than the one that asked for it', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url });
    await service.call('POST', `${ENDPOINTS}/${id}/test`);
    await arrivals(1);
    const { id: other } = await makeEndpoint(service, { url: receiver.url });
    assert.equal((await replay({ endpoint_id: other, ...soFar() })).body.deliveries, 0);
    assert.equal((await replay({ endpoint_id: id, ...soFar() })).body.deliveries, 1);
  });

  test('the end of the time is not part of it, its beginning is', async () => {
    await finished();
    const [first, second] = (await eventsOf()).map(({ created_at }: { created_at: string }) => created_at);
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const events = async (start: string, end: string) =>
      (await replay({ endpoint_id: id, from: start, to: end })).body.events;
    assert.equal(await events(first, second), 1);
    assert.equal(await events(second, soFar().to), 1);
  });

  test('more events than one call sends are refused with the time up to which they fit, and none is sent', async () => {
    const { database: db } = service.app.operator;
    await finished();
    await finished();
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const owner = (await service.app.operator.endpoints.ownerOf(id)) ?? assert.fail();
    const log = createDeliveryLog({ database: db, clock: service.clock.now, eventsMax: 3 });
    const { to } = soFar();
    const wish = { endpointId: id, from: new Date(from), types: [] };
    let fitting = '';
    await assert.rejects(log.replay(owner, { ...wish, to: new Date(to) }), ({ code, places }: Problem) => {
      fitting = /the first of them up to (\S+)$/.exec(places[0]?.detail ?? '')?.[1] ?? '';
      assert.deepEqual([code, places[0]?.pointer], ['validation_failed', '/to']);
      return true;
    });
    assert.deepEqual(await deliveriesOf(service, { endpoint_id: id }), []);
    const parts = [
      await log.replay(owner, { ...wish, to: new Date(fitting) }),
      await log.replay(owner, { ...wish, from: new Date(fitting), to: new Date(to) }),
    ];
    assert.equal(
      parts.reduce((sum, { deliveries }) => sum + deliveries, 0),
      4,
    );
  });

  test('two replays at once send each event, and make one delivery of it', async () => {
    await finished();
    await finished();
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const answers = await Promise.all([1, 2, 3].map(() => replay({ endpoint_id: id, ...soFar() })));
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.deliveries]),
      Array(3).fill([202, 4]),
    );
    await settled(service, { endpoint_id: id }, 4);
  });

  for (const [title, json, pointer] of [
    ['nothing', {}, '/from'],
    ['no end', { from: '2026-03-11T00:00:00Z' }, '/to'],
    ['an end before the beginning', { from: '2026-03-11T00:00:00Z', to: '2026-03-10T00:00:00Z' }, '/to'],
    ['no id', { event_ids: [] }, '/event_ids'],
    ['101 ids', { event_ids: Array.from({ length: 101 }, (_, i) => `evt_${i}`) }, '/event_ids'],
    ['ids and a time', { event_ids: ['evt_1'], from: '2026-03-11T00:00:00Z' }, '/from'],
    ['no time', { from: 'yesterday', to: '2026-03-10T00:00:00Z' }, '/from'],
    [
      'a type that is none',
      { from: '2026-03-11T00:00:00Z', to: '2026-03-12T00:00:00Z', types: ['x'] },
      '/types/0',
    ],
  ] as const) {
    test(`${title} is 422 and pointed at`, async () => {
      const { status, body } = await replay(json);
      assert.deepEqual([status, body.errors[0]?.pointer], [422, pointer]);
    });
  }

  test('an endpoint that is not there is 404, a disabled one 409', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url });
    assert.equal((await replay({ endpoint_id: 'whk_none', ...soFar() })).status, 404);
    assert.equal((await replay({ endpoint_id: id, ...soFar() }, service.liveKey)).status, 404);
    await service.call('PATCH', `${ENDPOINTS}/${id}`, { json: { status: 'disabled' } });
    const { status, body } = await replay({ endpoint_id: id, ...soFar() });
    assert.deepEqual([status, body.code], [409, 'endpoint_disabled']);
  });
});
