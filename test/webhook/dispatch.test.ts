import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { claimDeliveries } from '../../src/webhook/claim-deliveries.ts';
import { resendDeliveries } from '../../src/webhook/delivery-rows.ts';
import { createTarget } from '../../src/webhook/target.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { type Engine, FINISH_MS, startEngine } from './engine.ts';
import { type SilentReceiver, startSilentReceiver } from './silent-receiver.ts';

const WAITING = 10_000;
const SILENT_ENDPOINTS = 200;
const CLAIM_MS = 30_000;
const LIMITS = { perDestination: 8, firstsMax: 8, furtherMax: 8 };

onEveryDatabase('the dispatcher', (kind) => {
  let engine: Engine;
  let receiver: Receiver;
  let silent: SilentReceiver;

  beforeEach(async () => {
    [engine, receiver, silent] = await Promise.all([
      startEngine(kind),
      startReceiver(),
      startSilentReceiver(),
    ]);
  });
  afterEach(async () => {
    await engine.stop();
    await receiver.close();
    await silent.close();
  });

  const arrived = (count: number) =>
    until(
      async () => receiver.received,
      (all) => all.length >= count,
    );
  const delivered = () =>
    until(
      () => engine.deliveries(),
      (all) => all.every(({ status }) => status === 'delivered'),
    );
  const webhookIds = (): string[] => receiver.received.map(({ headers }) => String(headers['webhook-id']));

  test(`${WAITING} deliveries that wait for a receiver that never answers hold up no other: it is served before one of them has timed out`, async () => {
    const black = await engine.add(silent.url);
    const { endpoint } = await engine.add(receiver.url);
    await engine.tellOften(black.endpoint, WAITING);
    await engine.dispatch();
    await until(
      async () => silent.held(),
      (held) => held > 0,
    );
    const ids = [await engine.tell(endpoint), await engine.tell(endpoint), await engine.tell(endpoint)];
    await arrived(3);
    assert.deepEqual(webhookIds().sort(), ids.sort());
    assert.deepEqual(
      (await engine.attempts()).filter(({ destination }) => destination === black.endpoint.id),
      [],
    );
    assert.ok(silent.held() > 0 && silent.held() <= 8, `${silent.held()} connections`);
  });

  test(`${SILENT_ENDPOINTS} receivers that never answer hold up no other either`, async () => {
    const { endpoint } = await engine.add(receiver.url);
    await engine.tellOften({ ...endpoint, url: silent.url }, 1);
    await engine.database.query(
      `insert into deliveries (id, event_id, url, destination, status, next_attempt_at, created_at)
       select 'dlv_' || n || '_' || m, event_id, url || n || '/' || m, 'silent' || n || '.example', 'waiting',
              next_attempt_at, created_at
       from deliveries, generate_series(1, $1::int) n, generate_series(1, 20) m`,
      [SILENT_ENDPOINTS],
    );
    await engine.dispatch();
    await until(
      async () => silent.held(),
      (held) => held >= SILENT_ENDPOINTS,
    );
    const { endpoint: other } = await engine.add(receiver.url);
    const id = await engine.tell(other);
    await arrived(1);
    assert.deepEqual(webhookIds(), [id]);
    assert.deepEqual(await engine.attempts().then((all) => all.filter(({ error }) => error)), []);
  });

  test('two dispatchers at once attempt each delivery once', {
    skip: kind.name === 'embedded' && 'the embedded database has one process',
  }, async () => {
    const added = await Promise.all(Array.from({ length: 5 }, () => engine.add(receiver.url)));
    for (const { endpoint } of added) await engine.tellOften(endpoint, 60);
    await Promise.all([engine.dispatch(), engine.dispatch()]);
    await delivered();
    assert.equal(receiver.received.length, 300);
    assert.equal((await engine.attempts()).length, 300);
  });

  test('what a process had claimed when it died is sent by another when the claim runs out, under the same webhook-id', async () => {
    const { endpoint } = await engine.add(receiver.url);
    await engine.dispatch();
    const orphan = await engine.database.transaction(async (tx) => {
      const id = await engine.record(tx, endpoint);
      const wish = { now: engine.clock.now(), sending: new Map(), ...LIMITS };
      assert.equal((await claimDeliveries(tx, wish)).length, 1);
      assert.deepEqual(await claimDeliveries(tx, wish), [], 'it is claimed once');
      return id;
    });
    const other = await engine.tell(endpoint);
    await arrived(1);
    assert.deepEqual(webhookIds(), [other], 'the orphan still belongs to the dead');
    engine.clock.advance(CLAIM_MS);
    await arrived(2);
    assert.deepEqual(webhookIds(), [other, orphan]);
  });

  test('told to stop it finishes what it sends, and claims no more', async () => {
    const { endpoint } = await engine.add(receiver.url);
    const dispatcher = await engine.dispatch();
    await engine.tell(endpoint);
    await arrived(1);
    await dispatcher.stop(FINISH_MS);
    assert.deepEqual(
      (await engine.deliveries()).map(({ status, attempts }) => [status, attempts]),
      [['delivered', 1]],
    );
    await engine.tell(endpoint);
    await engine.dispatch();
    await delivered();
    assert.equal(receiver.received.length, 2);
  });

  test('what is not done in time is handed back at once, and no word of it is written', async () => {
    const { endpoint } = await engine.add(silent.url);
    await engine.tell(endpoint);
    const dispatcher = await engine.dispatch();
    await until(
      async () => silent.held(),
      (held) => held === 1,
    );
    await dispatcher.stop(0);
    await engine.database.query('update deliveries set url = $1', [receiver.url]);
    await engine.dispatch();
    await arrived(1);
    await delivered();
    const attempts = await engine.attempts();
    assert.deepEqual(
      attempts.map(({ attempt, code, error }) => [attempt, code, error]),
      [[1, 200, null]],
    );
  });

  test('a fault of ours is an attempt like any other: it has a row, a next try, and counts against nobody', async () => {
    const broken = await engine.add(receiver.url);
    const { endpoint } = await engine.add(receiver.url);
    await engine.database.query('update webhook_endpoints set sealed_secret = $2 where id = $1', [
      broken.endpoint.id,
      Buffer.alloc(60),
    ]);
    await engine.tell(broken.endpoint);
    const healthy = await engine.tell(endpoint);
    await engine.dispatch();
    await arrived(1);
    assert.deepEqual(webhookIds(), [healthy]);
    const attempts = await until(
      () => engine.attempts(),
      (all) => all.length === 2,
    );
    const [fault] = attempts.filter(({ destination }) => destination === broken.endpoint.id);
    assert.deepEqual([fault?.attempt, fault?.code, fault?.error], [1, null, 'internal_error']);
    const [delivery] = (await engine.deliveries()).filter(({ id }) => id === fault?.delivery);
    assert.equal(delivery?.status, 'waiting');
    assert.ok(delivery?.next && delivery.next > engine.clock.now());
    const { failingSince } = await engine.endpoints.read(engine.owner, broken.endpoint.id);
    assert.equal(failingSince, null);
  });

  test('a delivery that is sent again has the whole schedule before it, and its attempts are numbered on', async () => {
    receiver.answerWith(500);
    const { endpoint } = await engine.add(receiver.url);
    await engine.tell(endpoint);
    await engine.dispatch({ target: createTarget({ totalMs: 2000 }) });
    const attemptsReach = (count: number) =>
      until(
        () => engine.deliveries(),
        ([delivery]) => delivery?.attempts === count,
      );
    const [first] = await attemptsReach(1);
    engine.clock.advance(6000);
    await attemptsReach(2);
    await engine.database.transaction((tx) => resendDeliveries(tx, [first?.id ?? ''], engine.clock.now()));
    const [third] = await attemptsReach(3);
    const delayMs = Number(third?.next) - engine.clock.now().getTime();
    assert.ok(delayMs <= 5500, `after the first of a round: ${delayMs} ms`);
    receiver.answerWith(200);
    engine.clock.advance(6000);
    await delivered();
    await engine.database.transaction((tx) => resendDeliveries(tx, [first?.id ?? ''], engine.clock.now()));
    await arrived(5);
    await until(
      () => engine.attempts(),
      (all) => all.length === 5,
    );
    assert.deepEqual(
      (await engine.attempts()).map(({ attempt, code }) => [attempt, code]),
      [
        [1, 500],
        [2, 500],
        [3, 500],
        [4, 200],
        [5, 200],
      ],
    );
    assert.equal(new Set(webhookIds()).size, 1);
  });
});
