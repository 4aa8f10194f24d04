import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTarget } from '../../src/webhook/target.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { until } from '../support/service.ts';
import { BAD_RECEIVERS, startBadReceiver } from './bad-receivers.ts';
import { type AttemptRow, type Engine, startEngine } from './engine.ts';

const TOTAL_MS = 500;
const SCHEDULE_MS = 5000;

onEveryDatabase('a receiver that fails', (kind) => {
  let engine: Engine;

  before(async () => {
    engine = await startEngine(kind);
    await engine.dispatch({ target: createTarget({ totalMs: TOTAL_MS }) });
  });
  after(() => engine.stop());

  const attemptAt = async (id: string): Promise<AttemptRow> => {
    const [attempt] = await until(
      async () => (await engine.attempts()).filter(({ destination }) => destination === id),
      (all) => all.length > 0,
    );
    return attempt ?? assert.fail('no attempt');
  };

  for (const bad of BAD_RECEIVERS) {
    test(`it ${bad.fails}: one connection, a row with its code, and a next try`, async () => {
      const receiver = await startBadReceiver(bad);
      const { endpoint } = await engine.add(receiver.url);
      const from = engine.clock.now().getTime();
      await engine.tell(endpoint);
      const { attempt, code, error, head } = await attemptAt(endpoint.id);
      assert.equal(attempt, 1);
      if (typeof bad.code === 'number') assert.deepEqual([code, error, head], [bad.code, null, bad.head]);
      else {
        assert.match(error ?? '', bad.code);
        assert.deepEqual([code, head], [null, null]);
      }
      const [delivery] = (await engine.deliveries()).filter(({ destination }) => destination === endpoint.id);
      assert.deepEqual([delivery?.status, delivery?.attempts], ['waiting', 1]);
      assert.ok(Number(delivery?.next) >= from + SCHEDULE_MS);
      assert.equal(receiver.connections(), 1);
      assert.ok((await engine.endpoints.read(engine.owner, endpoint.id)).failingSince);
      await engine.endpoints.delete(engine.owner, endpoint.id);
      receiver.close();
    });
  }

  test('nobody listens at its port: a row with ECONNREFUSED, and a next try', async () => {
    const gone = await startBadReceiver({ answer: () => {} });
    gone.close();
    const { endpoint } = await engine.add(gone.url);
    await engine.tell(endpoint);
    assert.equal((await attemptAt(endpoint.id)).error, 'ECONNREFUSED');
  });

  test('Retry-After moves the next try as far as it asks', async () => {
    const busy = await startBadReceiver({
      answer: (socket) =>
        socket.once('data', () =>
          socket.end('HTTP/1.1 503 Busy\r\nretry-after: 3600\r\ncontent-length: 0\r\n\r\n'),
        ),
    });
    const { endpoint } = await engine.add(busy.url);
    const from = engine.clock.now().getTime();
    await engine.tell(endpoint);
    await attemptAt(endpoint.id);
    const [delivery] = (await engine.deliveries()).filter(({ destination }) => destination === endpoint.id);
    assert.ok(Number(delivery?.next) >= from + 3_600_000);
    busy.close();
  });

  test('after the tenth failed try it is abandoned, about 75 hours after the first', async () => {
    const bad = await startBadReceiver({ answer: (socket) => socket.end() });
    const { endpoint } = await engine.add(bad.url);
    const from = engine.clock.now().getTime();
    await engine.tell(endpoint);
    const deliveryAfter = async (attempts: number) => {
      const find = async () =>
        (await engine.deliveries()).find(({ destination }) => destination === endpoint.id);
      return until(find, (found) => found?.attempts === attempts);
    };
    for (let attempts = 1; attempts < 10; attempts++) {
      const delivery = await deliveryAfter(attempts);
      assert.equal(delivery?.status, 'waiting');
      engine.clock.advance(Number(delivery?.next) - engine.clock.now().getTime());
    }
    const last = await deliveryAfter(10);
    assert.deepEqual([last?.status, last?.next], ['abandoned', null]);
    const hours = (engine.clock.now().getTime() - from) / 3_600_000;
    assert.ok(hours > 75 && hours < 84, `${hours}`);
    bad.close();
  });
});
