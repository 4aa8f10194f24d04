import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { EVENT_SHAPES } from '../../src/contract/event.ts';
import { WebhookEndpoint } from '../../src/contract/webhook.ts';
import { keyOfAnother } from '../support/another-account.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';
import { DELIVERIES, ENDPOINTS, makeEndpoint, settled } from '../support/webhooks.ts';

const DAY_MS = 86_400_000;
const eventOf = ({ body }: Received): string => JSON.parse(body).event;

function isSignedWith(secret: string, { body, headers }: Received): boolean {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  try {
    new Webhook(secret).verify(body, named);
    return true;
  } catch {
    return false;
  }
}

onEveryDatabase('webhook endpoints', (database) => {
  let service: Service;
  let receiver: Receiver;
  let accountId: string;

  before(async () => {
    service = await startService({
      database,
      settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' },
      models: false,
    });
    const { accounts } = service.app.operator;
    accountId = (await accounts.list())[0]?.id ?? '';
    await accounts.allowDomain(accountId, 'shop.example');
  });
  after(() => service.stop());

  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    for (const key of [service.testKey, service.liveKey]) {
      const { body } = await service.call('GET', ENDPOINTS, { key });
      for (const { id } of body.data) await service.call('DELETE', `${ENDPOINTS}/${id}`, { key });
    }
    await receiver.close();
  });

  const patch = (id: string, json: object) => service.call('PATCH', `${ENDPOINTS}/${id}`, { json });
  const arrivals = (count: number) =>
    until(
      async () => receiver.received,
      (all) => all.length >= count,
    );

  test('OK-36: an endpoint is made, read, listed, changed and deleted, and its secret is shown once', async () => {
    const { secret, ...made } = await makeEndpoint(service, { url: 'https://shop.example/hook' });
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.match(made.id, /^whk_[0-9a-z]{24}$/);
    assert.deepEqual(WebhookEndpoint.parse(made), made);
    const { id, created_at, ...rest } = made;
    assert.deepEqual(rest, {
      livemode: false,
      url: 'https://shop.example/hook',
      description: null,
      events: [],
      status: 'enabled',
      disabled_because: null,
      disabled_at: null,
      failing_since: null,
      previous_secret_until: null,
    });
    assert.deepEqual((await service.call('GET', `${ENDPOINTS}/${id}`)).body, made);
    assert.deepEqual((await service.call('GET', ENDPOINTS)).body, { data: [made] });
    const events = ['verification.failed', 'verification.failed', 'verification.completed'];
    const changed = { url: 'https://shop.example:8443/', description: 'Orders', events: events.slice(1) };
    const { body } = await patch(id, { ...changed, events });
    assert.deepEqual(body, { ...made, ...changed });
    assert.deepEqual((await patch(id, { description: null, events: [] })).body, {
      ...made,
      url: changed.url,
    });
    assert.deepEqual((await patch(id, {})).body, { ...made, url: changed.url });
    assert.deepEqual((await service.call('DELETE', `${ENDPOINTS}/${id}`)).body, { id, deleted: true });
    assert.equal((await service.call('GET', `${ENDPOINTS}/${id}`)).status, 404);
    assert.deepEqual((await service.call('GET', ENDPOINTS)).body, { data: [] });
  });

  test('OK-37 OK-38 OK-39 OK-40 OK-41 VL-08: an endpoint is told of every session, each event in the shape that is promised', async () => {
    const { id: endpointId, secret } = await makeEndpoint(service, { url: receiver.url });
    const verified = await createSession(service, { mock_behavior: { status: 'verified' } });
    const result = await finish(service, verified.id);
    const failed = await createSession(service, { mock_behavior: { status: 'failed' } });
    await finish(service, failed.id);
    const cancelled = await createSession(service);
    await service.call('POST', `/v1/verify/session/${cancelled.id}/cancel`);
    const received = await arrivals(5);
    await settled(service, { endpoint_id: endpointId }, 5);
    assert.deepEqual(received.map(eventOf).sort(), [
      'verification.completed',
      'verification.expired',
      'verification.failed',
      'verification.started',
      'verification.started',
    ]);
    for (const one of received) {
      assert.ok(isSignedWith(secret, one));
      const body = JSON.parse(one.body);
      const { schema } = EVENT_SHAPES[body.event as keyof typeof EVENT_SHAPES];
      assert.deepEqual(schema.parse(body), body);
    }
    const completed = received.find((one) => eventOf(one) === 'verification.completed');
    const { sequence, data } = JSON.parse(completed?.body ?? '');
    assert.deepEqual([sequence, data], [2, result]);
  });

  test('VL-08: an endpoint that names events is sent those and no others', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url, events: ['verification.completed'] });
    const session = await createSession(service, { mock_behavior: {} });
    await finish(service, session.id);
    await settled(service, { endpoint_id: id }, 1);
    assert.deepEqual(receiver.received.map(eventOf), ['verification.completed']);
  });

  test('a disabled endpoint is sent nothing, and enabled again it is sent what happens from then on', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url, events: ['verification.expired'] });
    const disabled = (await patch(id, { status: 'disabled' })).body;
    assert.deepEqual([disabled.status, disabled.disabled_because], ['disabled', 'asked']);
    assert.ok(Date.parse(disabled.disabled_at) > 0);
    assert.deepEqual((await patch(id, { status: 'disabled' })).body, disabled, 'the first time counts');
    const cancel = async () =>
      service.call('POST', `/v1/verify/session/${(await createSession(service)).id}/cancel`);
    await cancel();
    const enabled = (await patch(id, { status: 'enabled' })).body;
    assert.deepEqual(
      [enabled.status, enabled.disabled_because, enabled.disabled_at, enabled.failing_since],
      ['enabled', null, null, null],
    );
    await cancel();
    assert.equal((await settled(service, { endpoint_id: id }, 1)).length, 1);
  });

  test('what waits for an endpoint follows it to its new address, and is abandoned when it is disabled', async () => {
    receiver.answerWith(500);
    const { id } = await makeEndpoint(service, { url: `${receiver.url}/old` });
    const { body } = await service.call('POST', `${ENDPOINTS}/${id}/test`);
    await arrivals(1);
    await patch(id, { url: receiver.url });
    const read = async () => (await service.call('GET', `${DELIVERIES}/${body.delivery_id}`)).body;
    assert.deepEqual([(await read()).url, (await read()).status], [receiver.url, 'waiting']);
    await patch(id, { status: 'disabled' });
    assert.deepEqual([(await read()).status, (await read()).next_attempt_at], ['abandoned', null]);
  });

  test('DK-54: while a secret is being rotated both sign, and afterwards the new one alone', async () => {
    const { id, secret: old } = await makeEndpoint(service, { url: receiver.url });
    const before = service.clock.now().getTime();
    const rotated = (await service.call('POST', `${ENDPOINTS}/${id}/rotate-secret`)).body;
    const overlapMs = Date.parse(rotated.previous_secret_until) - before;
    assert.ok(overlapMs >= DAY_MS && overlapMs < DAY_MS + 60_000, `${overlapMs} ms`);
    assert.notEqual(rotated.secret, old);
    const send = async (count: number) => {
      await service.call('POST', `${ENDPOINTS}/${id}/test`);
      return (await arrivals(count)).at(-1) as Received;
    };
    const during = await send(1);
    assert.deepEqual([isSignedWith(old, during), isSignedWith(rotated.secret, during)], [true, true]);
    const json = { overlap: '0s' };
    const again = (await service.call('POST', `${ENDPOINTS}/${id}/rotate-secret`, { json })).body;
    assert.equal(again.previous_secret_until, null);
    const afterwards = await send(2);
    assert.deepEqual(
      [old, rotated.secret, again.secret].map((secret) => isSignedWith(secret, afterwards)),
      [false, false, true],
    );
  });

  test('endpoint.test goes to the endpoint that asked for it, whatever it wants to hear, and to no other', async () => {
    const other = await makeEndpoint(service, { url: `${receiver.url}/other` });
    const { secret, ...made } = await makeEndpoint(service, {
      url: receiver.url,
      events: ['verification.failed'],
    });
    const sent = await service.call('POST', `${ENDPOINTS}/${made.id}/test`);
    assert.equal(sent.status, 202);
    const [told] = await arrivals(1);
    assert.ok(told && isSignedWith(secret, told));
    const body = JSON.parse(told.body);
    assert.deepEqual([body.event, body.id, body.data], ['endpoint.test', sent.body.event_id, made]);
    assert.deepEqual(EVENT_SHAPES['endpoint.test'].schema.parse(body), body);
    const [delivery] = await settled(service, { event_id: body.id }, 1);
    assert.deepEqual([delivery.id, delivery.session_id], [sent.body.delivery_id, null]);
    assert.deepEqual(await settled(service, { endpoint_id: other.id }, 0), []);
    await patch(made.id, { status: 'disabled' });
    const refused = await service.call('POST', `${ENDPOINTS}/${made.id}/test`);
    assert.deepEqual([refused.status, refused.body.code], [409, 'endpoint_disabled']);
  });

  test('with an endpoint go its deliveries, while its events stay', async () => {
    const { id } = await makeEndpoint(service, { url: receiver.url });
    const { body } = await service.call('POST', `${ENDPOINTS}/${id}/test`);
    await arrivals(1);
    await service.call('DELETE', `${ENDPOINTS}/${id}`);
    assert.equal((await service.call('GET', `${DELIVERIES}/${body.delivery_id}`)).status, 404);
    assert.equal((await service.call('GET', `/v1/events/${body.event_id}`)).status, 200);
  });

  test('twenty endpoints are the most, in each mode, also when many are made at once', async () => {
    const make = () => service.call('POST', ENDPOINTS, { json: { url: receiver.url } });
    const answers = await Promise.all(Array.from({ length: 24 }, make));
    const refused = answers.filter(({ status }) => status !== 201);
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.code]),
      Array(4).fill([409, 'too_many_endpoints']),
    );
    const { id } = await makeEndpoint(service, { url: 'https://shop.example/' }, service.liveKey);
    assert.match(id, /^whk_/, 'the other mode has its own');
  });

  test("the other mode's and somebody else's endpoint is 404 to every verb", async () => {
    const { text: stranger } = await keyOfAnother(service);
    const { id } = await makeEndpoint(service, { url: receiver.url });
    for (const key of [service.liveKey, stranger]) {
      assert.deepEqual((await service.call('GET', ENDPOINTS, { key })).body, { data: [] });
      for (const [method, path, json] of [
        ['GET', '', undefined],
        ['PATCH', '', { status: 'disabled' }],
        ['DELETE', '', undefined],
        ['POST', '/rotate-secret', undefined],
        ['POST', '/test', undefined],
      ] as const) {
        const { status, body } = await service.call(method, `${ENDPOINTS}/${id}${path}`, { key, json });
        assert.deepEqual([status, body.code], [404, 'not_found'], `${method} ${path}`);
      }
    }
    assert.equal((await service.call('GET', `${ENDPOINTS}/${id}`)).body.status, 'enabled');
    assert.equal((await service.call('GET', `${ENDPOINTS}/whk_none`)).status, 404);
  });

  test('reading needs webhooks:read, and everything else webhooks:write', async () => {
    const { keys, database: db } = service.app.operator;
    const wanted = { accountId, name: 'reader', mode: 'test', scopes: ['webhooks:read'] } as const;
    const { text: key } = await keys.create(db, wanted);
    const { id } = await makeEndpoint(service, { url: receiver.url });
    for (const path of [ENDPOINTS, `${ENDPOINTS}/${id}`, DELIVERIES])
      assert.equal((await service.call('GET', path, { key })).status, 200, path);
    for (const [method, path] of [
      ['POST', ENDPOINTS],
      ['PATCH', `${ENDPOINTS}/${id}`],
      ['DELETE', `${ENDPOINTS}/${id}`],
      ['POST', `${ENDPOINTS}/${id}/test`],
      ['POST', `${ENDPOINTS}/${id}/rotate-secret`],
      ['POST', '/v1/webhooks/replay'],
      ['POST', `${DELIVERIES}/x/resend`],
    ] as const) {
      const { status, body } = await service.call(method, path, { key, json: {} });
      assert.deepEqual([status, body.code], [403, 'insufficient_scope'], `${method} ${path}`);
    }
  });

  for (const [title, json, code, pointer] of [
    ['without a url', {}, 'validation_failed', '/url'],
    ['a url that is none', { url: 'shop.example' }, 'validation_failed', '/url'],
    ['plain http', { url: 'http://shop.example/' }, 'validation_failed', '/url'],
    ['a password in the url', { url: 'https://u:p@shop.example/' }, 'validation_failed', '/url'],
    ['DK-14: a domain off the list', { url: 'https://evil.example/' }, 'webhook_domain_not_allowed', '/url'],
    [
      'an event that is none',
      { url: 'https://shop.example/', events: ['verification.done'] },
      'validation_failed',
      '/events/0',
    ],
    ['a field that is none', { url: 'https://shop.example/', secret: 'x' }, 'validation_failed', '/secret'],
    [
      'an empty description',
      { url: 'https://shop.example/', description: ' ' },
      'validation_failed',
      '/description',
    ],
  ] as const) {
    test(`${title} is 422 and pointed at`, async () => {
      const { status, body } = await service.call('POST', ENDPOINTS, { json });
      assert.deepEqual([status, body.code, body.errors[0].pointer], [422, code, pointer]);
    });
  }

  test('DK-14: an endpoint is neither moved to nor enabled on a domain that is off the list', async () => {
    const { accounts } = service.app.operator;
    const { id } = await makeEndpoint(service, { url: 'https://shop.example/' });
    const moved = await patch(id, { url: 'https://evil.example/' });
    assert.deepEqual([moved.status, moved.body.code], [422, 'webhook_domain_not_allowed']);
    await patch(id, { status: 'disabled' });
    await accounts.disallowDomain(accountId, 'shop.example');
    const enabled = await patch(id, { status: 'enabled' });
    await accounts.allowDomain(accountId, 'shop.example');
    assert.deepEqual([enabled.status, enabled.body.errors[0].pointer], [422, '/url']);
  });

  test('a live key may not name this machine', async () => {
    const { status, body } = await service.call('POST', ENDPOINTS, {
      json: { url: receiver.url },
      key: service.liveKey,
    });
    assert.deepEqual([status, body.code], [422, 'validation_failed']);
  });

  for (const overlap of ['8d', '-1h', 'long']) {
    test(`an overlap of ${overlap} is 422 and pointed at`, async () => {
      const { id } = await makeEndpoint(service, { url: receiver.url });
      const json = { overlap };
      const { status, body } = await service.call('POST', `${ENDPOINTS}/${id}/rotate-secret`, { json });
      assert.deepEqual([status, body.errors[0].pointer], [422, '/overlap']);
    });
  }
});
