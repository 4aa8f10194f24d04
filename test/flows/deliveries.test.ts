import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { DeliveryWithAttempts } from '../../src/contract/delivery.ts';
import { keyOfAnother } from '../support/another-account.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';
import { DELIVERIES, deliveriesOf, ENDPOINTS, makeEndpoint, settled } from '../support/webhooks.ts';

onEveryDatabase('the log of deliveries', (database) => {
  let service: Service;
  let receiver: Receiver;
  let endpointId: string;

  before(async () => {
    service = await startService({
      database,
      settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' },
      models: false,
    });
  });
  after(() => service.stop());

  beforeEach(async () => {
    receiver = await startReceiver();
    endpointId = (await makeEndpoint(service, { url: receiver.url })).id;
  });
  afterEach(async () => {
    await service.call('DELETE', `${ENDPOINTS}/${endpointId}`);
    await receiver.close();
  });

  const read = async (id: string) => (await service.call('GET', `${DELIVERIES}/${id}`)).body;
  const resend = (id: string) => service.call('POST', `${DELIVERIES}/${id}/resend`);
  const finished = async (json: object = {}) => {
    const { id } = await createSession(service, { mock_behavior: {}, ...json });
    await finish(service, id);
    return id;
  };

  test('DK-50: every attempt is told with its time, its answer and how long it took', async () => {
    receiver.answerWith(503);
    const { body } = await service.call('POST', `${ENDPOINTS}/${endpointId}/test`);
    const failed = await until(
      () => read(body.delivery_id),
      ({ attempt_count }) => attempt_count === 1,
    );
    assert.deepEqual(DeliveryWithAttempts.parse(failed), failed);
    assert.deepEqual(
      [failed.status, failed.event, failed.endpoint_id],
      ['waiting', 'endpoint.test', endpointId],
    );
    assert.ok(Date.parse(failed.next_attempt_at) > Date.parse(failed.created_at));
    receiver.answerWith(200);
    await settled(service, { endpoint_id: endpointId }, 1);
    const { attempts, ...delivered } = await read(body.delivery_id);
    assert.deepEqual(
      [delivered.status, delivered.attempt_count, delivered.next_attempt_at],
      ['delivered', 2, null],
    );
    const told = attempts.map(({ attempt, status_code, error, response_head }: Record<string, unknown>) => [
      attempt,
      status_code,
      error,
      response_head,
    ]);
    assert.deepEqual(told, [
      [1, 503, null, 'noted'],
      [2, 200, null, 'noted'],
    ]);
    for (const { latency_ms, attempted_at } of attempts)
      assert.ok(latency_ms >= 0 && Date.parse(attempted_at) >= Date.parse(delivered.created_at));
  });

  test('the log is read newest first, in pages, by endpoint, event, session and status', async () => {
    const first = await finished();
    const second = await finished({ webhook_url: `${receiver.url}/own?token=theirs` });
    await settled(service, { session_id: second }, 4);
    const all = await settled(service, { endpoint_id: endpointId }, 4);
    assert.deepEqual(
      all.map(({ id }) => id),
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    const one = (await service.call('GET', `${DELIVERIES}?endpoint_id=${endpointId}&limit=3`)).body;
    const two = (
      await service.call('GET', `${DELIVERIES}?endpoint_id=${endpointId}&limit=3&cursor=${one.next_cursor}`)
    ).body;
    assert.deepEqual([...one.data, ...two.data], all);
    assert.equal(two.next_cursor, null);
    const sessions = new Set((await deliveriesOf(service, { session_id: first })).map((d) => d.session_id));
    assert.deepEqual([...sessions], [first]);
    const own = (await deliveriesOf(service, { session_id: second })).filter((d) => d.endpoint_id === null);
    assert.deepEqual(
      own.map(({ url }) => url),
      Array(2).fill(`${receiver.url}/own?token=theirs`),
      'the account is shown its own address whole',
    );
    assert.equal((await deliveriesOf(service, { event_id: own[0].event_id })).length, 2);
    assert.deepEqual(await deliveriesOf(service, { endpoint_id: endpointId, status: 'abandoned' }), []);
    assert.deepEqual(await deliveriesOf(service, { endpoint_id: 'whk_none' }), []);
  });

  test('DK-50: a delivery is sent again at once under the same webhook-id, with its attempts counted on', async () => {
    receiver.answerWith(410);
    const session = await finished({ webhook_url: receiver.url });
    await service.call('DELETE', `${ENDPOINTS}/${endpointId}`);
    const [delivery] = await settled(service, { session_id: session }, 2);
    assert.deepEqual([delivery.status, delivery.attempt_count], ['abandoned', 1]);
    receiver.answerWith(200);
    const before = receiver.received.length;
    const { status, body } = await resend(delivery.id);
    assert.deepEqual([status, body.id, body.status], [202, delivery.id, 'waiting']);
    await settled(service, { session_id: session }, 2);
    const { attempts, ...sent } = await read(delivery.id);
    assert.deepEqual([sent.status, sent.attempt_count, attempts.length], ['delivered', 2, 2]);
    const told = receiver.received.slice(before);
    assert.deepEqual(
      told.map(({ headers }) => headers['webhook-id']),
      [delivery.event_id],
    );
    const earlier = receiver.received.find(({ headers }) => headers['webhook-id'] === delivery.event_id);
    assert.equal(told[0]?.body, earlier?.body, 'and the same bytes');
  });

  test('what is sent again goes to where its endpoint is now', async () => {
    const moved = await startReceiver();
    const { body } = await service.call('POST', `${ENDPOINTS}/${endpointId}/test`);
    await settled(service, { endpoint_id: endpointId }, 1);
    await service.call('PATCH', `${ENDPOINTS}/${endpointId}`, { json: { url: moved.url } });
    await resend(body.delivery_id);
    await until(
      async () => moved.received,
      (all) => all.length === 1,
    );
    await settled(service, { endpoint_id: endpointId }, 1);
    assert.equal((await read(body.delivery_id)).url, moved.url);
    await moved.close();
  });

  test('to a disabled endpoint, or about an erased person, nothing is sent again', async () => {
    const session = await finished();
    const [delivery] = await settled(service, { endpoint_id: endpointId }, 2);
    const json = { status: 'disabled' };
    await service.call('PATCH', `${ENDPOINTS}/${endpointId}`, { json });
    const disabled = await resend(delivery.id);
    assert.deepEqual([disabled.status, disabled.body.code], [409, 'endpoint_disabled']);
    await service.call('DELETE', `/v1/verify/session/${session}`);
    const erased = await resend(delivery.id);
    assert.deepEqual([erased.status, erased.body.code], [409, 'event_erased']);
    assert.equal((await read(delivery.id)).attempt_count, 1, 'the log stays');
  });

  test("the other mode's and somebody else's deliveries are 404 and in no list", async () => {
    const { text: stranger } = await keyOfAnother(service);
    const { body: sent } = await service.call('POST', `${ENDPOINTS}/${endpointId}/test`);
    for (const key of [service.liveKey, stranger]) {
      assert.deepEqual((await service.call('GET', DELIVERIES, { key })).body.data, []);
      assert.equal((await service.call('GET', `${DELIVERIES}/${sent.delivery_id}`, { key })).status, 404);
      const answer = await service.call('POST', `${DELIVERIES}/${sent.delivery_id}/resend`, { key });
      assert.equal(answer.status, 404);
    }
    assert.equal((await service.call('GET', `${DELIVERIES}/dlv_none`)).status, 404);
  });

  for (const [name, value] of [
    ['status', 'lost'],
    ['limit', '0'],
    ['limit', '101'],
    ['cursor', 'dlv_1'],
    ['endpoint_id', 'a\u0000b'],
    ['page', '2'],
  ] as const) {
    test(`${name}=${JSON.stringify(value)} is 422 and pointed at`, async () => {
      const query = new URLSearchParams({ [name]: value });
      const { status, body } = await service.call('GET', `${DELIVERIES}?${query}`);
      assert.deepEqual([status, body.errors[0]?.pointer], [422, `/${name}`]);
    });
  }
});
