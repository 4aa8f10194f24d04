import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createVouch,
  type VouchClient,
  VouchProblem,
  verifyWebhook,
  WebhookRefused,
} from '../../src/client/client.ts';
import { PLACES } from '../../src/client/shapes.ts';
import { documentedPath } from '../../src/contract/openapi.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { plainJpeg } from '../support/sessions.ts';

const NO_PAUSE = { 'retry-after': '0' };

/** The methods of the client with all that they are made of, as `sessions.create`. */
function methodsOf(part: object, path = ''): [name: string, method: (...words: unknown[]) => unknown][] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'function' ? [[path + name, value]] : methodsOf(value, `${path}${name}.`),
  ) as [string, (...words: unknown[]) => unknown][];
}

test('every operation of the contract has its method', async () => {
  const asked = new Set<string>();
  const record = async (target: URL, { method = '' }: RequestInit): Promise<Response> => {
    asked.add(`${method} ${target.pathname.replaceAll('XX', '{}')}`);
    return Response.json({ data: [], next_cursor: null });
  };
  const client = createVouch({ url: 'http://localhost', key: 'dk_test_', fetch: record as typeof fetch });
  for (const [, method] of methodsOf(client)) {
    const answer = method('XX', 'XX') as object;
    await (Symbol.asyncIterator in answer ? (answer as AsyncGenerator).next() : answer);
  }
  const wanted = OPERATIONS.map(
    ({ method, path }) => `${method} ${documentedPath(path).replaceAll(/\{\w+\}/g, '{}')}`,
  );
  assert.deepEqual([...asked].sort(), wanted.sort());
});

test('the client knows where every operation is', () => {
  const wanted = OPERATIONS.map(({ id, method, path }) => [id, [method, documentedPath(path)]]);
  assert.deepEqual(Object.entries(PLACES).sort(), wanted.sort());
});

describe('a request is tried again', () => {
  const answering = (...answers: (Response | Error)[]) => {
    const sent: { key: string | null; body: unknown }[] = [];
    const send = async (_target: URL, { headers, body }: RequestInit): Promise<Response> => {
      sent.push({ key: new Headers(headers).get('idempotency-key'), body });
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer;
    };
    const client = createVouch({ url: 'http://localhost', key: 'dk_test_', fetch: send as typeof fetch });
    return { client, sent };
  };
  const busy = () => Response.json({ code: 'busy' }, { status: 503, headers: NO_PAUSE });

  test('when the service is busy, under one Idempotency-Key', async () => {
    const { client, sent } = answering(busy(), busy(), Response.json({ id: 'ver_' }, { status: 201 }));
    assert.deepEqual(await client.sessions.create({ reference_id: 'one' }), { id: 'ver_' });
    assert.equal(sent.length, 3);
    assert.equal(new Set(sent.map(({ key }) => key)).size, 1);
    assert.match(sent[0]?.key ?? '', /^[0-9a-f-]{36}$/);
  });

  test('when the connection breaks', async () => {
    const { client, sent } = answering(new TypeError('fetch failed'), Response.json({ status: 'ok' }));
    assert.deepEqual(await client.service.isAlive(), { status: 'ok' });
    assert.equal(sent.length, 2);
  });

  test('and given up in the end with what came last', async () => {
    const { client, sent } = answering(busy(), busy(), busy());
    await assert.rejects(client.sessions.create(), { name: 'VouchProblem', status: 503, code: 'busy' });
    assert.equal(sent.length, 3);
  });

  test('but not when the service asks for more patience than a caller has', async () => {
    const patience = Response.json(
      { code: 'quota_exceeded' },
      { status: 429, headers: { 'retry-after': '3600' } },
    );
    const { client, sent } = answering(patience);
    await assert.rejects(client.sessions.create(), { code: 'quota_exceeded' });
    assert.equal(sent.length, 1);
  });

  test('and never when the request itself is wrong', async () => {
    const { client, sent } = answering(new Response('<html>', { status: 502 }));
    await assert.rejects(client.sessions.read('ver_'), {
      name: 'VouchProblem',
      status: 502,
      code: 'unknown',
    });
    assert.equal(sent.length, 1);
  });
});

describe('the client against the service', () => {
  let service: Service;
  let client: VouchClient;
  before(async () => {
    service = await startService({ database: EMBEDDED, models: false });
    client = createVouch({ url: service.url, key: service.testKey });
  });
  after(() => service.stop());

  test('a session is made, given its images, judged, read and erased', async () => {
    const { id, url } = await client.sessions.create({
      mock_behavior: { status: 'verified' },
      reference_id: 'whole',
    });
    assert.match(url, /\/verify\//);
    const first = await client.images.submit(id, { type: 'document_front', image: await plainJpeg() });
    assert.deepEqual(first.missing_images, ['selfie']);
    await client.images.submit(id, { type: 'selfie', image: (await plainJpeg()).toString('base64') });
    const { status } = await until(
      () => client.sessions.read(id),
      (session) => session.completed_at !== null,
    );
    assert.equal(status, 'verified');
    const { data } = await client.images.list(id);
    assert.equal(data.length, 2);
    assert.deepEqual([...(await client.images.read(id, data[0]?.id ?? '')).slice(0, 2)], [0xff, 0xd8]);
    assert.equal((await client.sessions.erase(id)).erased, true);
  });

  test('a list is gone through page by page', async () => {
    const made = await Promise.all([1, 2, 3].map(() => client.sessions.create({ vendor_data: 'pages' })));
    const found: string[] = [];
    for await (const { id } of client.sessions.all({ vendor_data: 'pages', limit: 2 })) found.push(id);
    assert.deepEqual(found.sort(), made.map(({ id }) => id).sort());
  });

  test('the events come in their order, to the last', async () => {
    const { id } = await client.sessions.create({ mock_behavior: { status: 'expired' } });
    await client.sessions.cancel(id);
    const told: string[] = [];
    for await (const { event, session_id } of client.events.all({ limit: 2 }))
      if (session_id === id) told.push(event);
    assert.deepEqual(told, ['verification.expired']);
  });

  test('what is refused is an error with its code, its places and the id of the request', async () => {
    const error = await client.sessions.create({ steps: [] }).catch((caught: unknown) => caught);
    assert.ok(error instanceof VouchProblem);
    const { status, code, errors, requestId } = error;
    assert.deepEqual([status, code, errors[0]?.pointer], [422, 'validation_failed', '/steps']);
    assert.match(requestId ?? '', /^[0-9a-f-]{36}$/);
  });

  test('the same Idempotency-Key makes one session', async () => {
    const options = { idempotencyKey: 'order-1' };
    const [one, same] = [
      await client.sessions.create({}, options),
      await client.sessions.create({}, options),
    ];
    assert.equal(one.id, same.id);
  });

  test('a key becomes a token, which stands in for it', async () => {
    const [key] = (await client.keys.list()).data.filter(({ mode }) => mode === 'test');
    const { access_token } = await client.oauth.issueToken({
      grant_type: 'client_credentials',
      client_id: key?.id ?? '',
      client_secret: service.testKey,
    });
    const account = await createVouch({ url: service.url, key: access_token }).account.read();
    assert.match(account.id, /^acc_/);
    const refused = client.oauth.issueToken({
      grant_type: 'client_credentials',
      client_id: 'x',
      client_secret: 'y',
    });
    await assert.rejects(refused, { name: 'VouchProblem', status: 401, code: 'invalid_client' });
  });
});

describe('DK-54: a webhook as it arrives', () => {
  let service: Service;
  let receiver: Receiver;
  let client: VouchClient;
  let secret: string;
  let arrived: Received;
  before(async () => {
    service = await startService({ database: EMBEDDED, models: false });
    receiver = await startReceiver();
    client = createVouch({ url: service.url, key: service.testKey });
    const endpoint = await client.webhooks.endpoints.create({
      url: receiver.url,
      events: ['verification.expired'],
    });
    secret = endpoint.secret;
    await client.sessions.cancel((await client.sessions.create()).id);
    [arrived = arrived] = await until(
      async () => receiver.received,
      (all) => all.length > 0,
    );
  });
  after(async () => {
    await receiver.close();
    await service.stop();
  });

  test('is an event once its signature by the secret was verified', async () => {
    const event = await verifyWebhook(arrived.headers, arrived.body, secret);
    assert.equal(event.event, 'verification.expired');
    const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
    assert.deepEqual(
      await verifyWebhook(new Headers(texts(arrived)), Buffer.from(arrived.body), [other, secret]),
      event,
    );
    await assert.rejects(verifyWebhook(arrived.headers, arrived.body, other), WebhookRefused);
  });

  test('is an event once its signature by the published key was verified', async () => {
    const keys = await client.oauth.signingKeys();
    assert.equal((await verifyWebhook(arrived.headers, arrived.body, keys)).event, 'verification.expired');
    await assert.rejects(verifyWebhook(arrived.headers, `${arrived.body} `, keys), WebhookRefused);
  });

  test('is refused when it was changed, is old, comes from the future or lacks a header', async () => {
    const hourMs = 3_600_000;
    const refusals = [
      () => verifyWebhook(arrived.headers, arrived.body.replace('expired', 'started'), secret),
      () => verifyWebhook(arrived.headers, arrived.body, secret, { now: new Date(Date.now() + hourMs) }),
      () => verifyWebhook(arrived.headers, arrived.body, secret, { now: new Date(Date.now() - hourMs) }),
      () => verifyWebhook({ ...arrived.headers, 'webhook-timestamp': 'soon' }, arrived.body, secret),
      () => verifyWebhook({ ...arrived.headers, 'webhook-id': 'evt_other' }, arrived.body, secret),
      () => verifyWebhook({ ...arrived.headers, 'webhook-signature': 'v1,!' }, arrived.body, secret),
      () => verifyWebhook({}, arrived.body, secret),
    ];
    for (const refusal of refusals) await assert.rejects(refusal, WebhookRefused);
  });

  const texts = ({ headers }: Received): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
});
