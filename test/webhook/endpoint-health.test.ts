import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { onEveryDatabase } from '../support/databases.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { type Engine, startEngine } from './engine.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

onEveryDatabase('what deliveries say of an endpoint', (kind) => {
  let engine: Engine;
  let receiver: Receiver;
  let other: Receiver;

  beforeEach(async () => {
    [engine, receiver, other] = await Promise.all([startEngine(kind), startReceiver(), startReceiver()]);
    await engine.dispatch();
  });
  afterEach(async () => {
    await engine.stop();
    await receiver.close();
    await other.close();
  });

  const arrived = ({ received }: Receiver, count: number) =>
    until(
      async () => received,
      (all) => all.length >= count,
    );
  const attempted = (count: number) =>
    until(
      () => engine.attempts(),
      (all) => all.length >= count,
    );
  const read = (id: string) => engine.endpoints.read(engine.owner, id);
  const deliveriesTo = async (id: string) =>
    (await engine.deliveries()).filter(({ destination }) => destination === id);
  const headersOf = ({ headers }: Received): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

  test('410 disables it at once: what waits is abandoned, nothing more is sent, and the account’s other endpoints hear why', async () => {
    const { endpoint } = await engine.add(receiver.url);
    const { endpoint: listener } = await engine.add(other.url);
    const { endpoint: deaf } = await engine.add(other.url, ['verification.completed']);
    receiver.answerWith(500);
    await engine.tell(endpoint);
    await attempted(1);
    receiver.answerWith(410);
    await engine.tell(endpoint);
    const [told] = await arrived(other, 1);
    const body = JSON.parse(told?.body ?? '');
    assert.deepEqual([body.event, body.sequence], ['endpoint.disabled', 1]);
    const { id, url, status, disabled_because: because } = body.data;
    assert.deepEqual([id, url, status, because], [endpoint.id, receiver.url, 'disabled', 'gone']);
    assert.equal((await read(endpoint.id)).disabledBecause, 'gone');
    assert.deepEqual(
      (await deliveriesTo(endpoint.id)).map((one) => [one.status, one.attempts, one.next]),
      [
        ['abandoned', 1, null],
        ['abandoned', 1, null],
      ],
    );
    assert.equal((await deliveriesTo(listener.id)).length, 1);
    assert.equal((await deliveriesTo(deaf.id)).length, 0);
    await engine.tell(endpoint);
    await until(
      () => deliveriesTo(endpoint.id),
      (all) => all.every(({ status: one }) => one === 'abandoned'),
    );
    assert.equal(receiver.received.length, 2);
    const log = await engine.database.query<{ type: string; position: number }>(
      'select type, position::int from events order by position',
    );
    assert.deepEqual(
      log.map(({ type, position }) => [type, position]),
      [
        ['endpoint.test', 1],
        ['endpoint.test', 2],
        ['endpoint.disabled', 3],
        ['endpoint.test', 4],
      ],
    );
  });

  test('it is disabled when every attempt has failed for five days, not before, and the account hears of it once', async () => {
    receiver.answerWith(500);
    const { endpoint } = await engine.add(receiver.url);
    await engine.add(other.url);
    await engine.tell(endpoint);
    await attempted(1);
    engine.clock.advance(5 * DAY_MS - HOUR_MS);
    await attempted(2);
    assert.equal((await read(endpoint.id)).disabledAt, null);
    await engine.tell(endpoint);
    await engine.tell(endpoint);
    await attempted(4);
    assert.equal((await read(endpoint.id)).disabledAt, null);
    engine.clock.advance(HOUR_MS);
    const [told] = await arrived(other, 1);
    const { event, data } = JSON.parse(told?.body ?? '');
    assert.deepEqual([event, data.disabled_because], ['endpoint.disabled', 'failing']);
    assert.equal(Date.parse(data.disabled_at) - Date.parse(data.failing_since) >= 5 * DAY_MS, true);
    await until(
      () => deliveriesTo(endpoint.id),
      (all) => all.length === 3 && all.every(({ status }) => status === 'abandoned'),
    );
    const log = await engine.database.query("select 1 from events where type = 'endpoint.disabled'");
    assert.equal(log.length, 1);
  });

  test('one success in between makes it healthy again', async () => {
    receiver.answerWith(500);
    const { endpoint } = await engine.add(receiver.url);
    await engine.tell(endpoint);
    await attempted(1);
    assert.ok((await read(endpoint.id)).failingSince);
    engine.clock.advance(4 * DAY_MS);
    receiver.answerWith(200);
    await attempted(2);
    assert.equal((await read(endpoint.id)).failingSince, null);
    receiver.answerWith(500);
    await engine.tell(endpoint);
    await attempted(3);
    engine.clock.advance(4 * DAY_MS);
    await attempted(4);
    assert.equal((await read(endpoint.id)).disabledAt, null);
  });

  test('one that the account disabled itself is sent nothing', async () => {
    const { endpoint } = await engine.add(receiver.url);
    await engine.endpoints.update(engine.owner, endpoint.id, { status: 'disabled' });
    await engine.tell(endpoint);
    await until(
      () => deliveriesTo(endpoint.id),
      ([one]) => one?.status === 'abandoned',
    );
    assert.deepEqual(await engine.attempts(), []);
    assert.equal(receiver.received.length, 0);
  });

  test('OK-42 OK-43: a delivery is signed with its endpoint’s own secret, and by the key in the JWKS', async () => {
    const { endpoint, secret } = await engine.add(receiver.url);
    await engine.tell(endpoint);
    const [told] = await arrived(receiver, 1);
    assert.ok(told);
    const headers = headersOf(told);
    assert.deepEqual(new Webhook(secret).verify(told.body, headers), JSON.parse(told.body));
    assert.equal(headers['x-okid-timestamp'], headers['webhook-timestamp']);
    const signature = / v1a,(\S+)$/.exec(headers['webhook-signature'] ?? '')?.[1] ?? '';
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${told.body}`;
    const [jwk] = (await engine.signing.jwks()).keys;
    assert.ok(jwk);
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    assert.ok(verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64')));
  });

  test('after a rotation both secrets sign until the overlap is over, then the new one alone', async () => {
    const { endpoint, secret: before } = await engine.add(receiver.url);
    const { secret: present } = await engine.endpoints.rotateSecret(engine.owner, endpoint.id, HOUR_MS);
    const verifies = (secret: string, { body, headers }: Received): boolean => {
      const library = new Webhook(secret);
      const timestamp = new Date(Number(headers['webhook-timestamp']) * 1000);
      const expected = library.sign(String(headers['webhook-id']), timestamp, body);
      return String(headers['webhook-signature']).split(' ').includes(expected);
    };
    await engine.tell(endpoint);
    const [during] = await arrived(receiver, 1);
    assert.ok(during && verifies(present, during) && verifies(before, during));
    assert.match(String(during.headers['x-dokai-signature']), /^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
    engine.clock.advance(HOUR_MS);
    await engine.tell(endpoint);
    const [, later] = await arrived(receiver, 2);
    assert.ok(later && verifies(present, later) && !verifies(before, later));
  });
});
