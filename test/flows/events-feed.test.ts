import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Event, EventList } from '../../src/contract/event.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { presentEndpoint } from '../../src/webhook/endpoint.ts';
import { recordAccountEvent } from '../../src/webhook/record-account-event.ts';
import { keyOfAnother } from '../support/another-account.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { startReceiver } from '../support/receiver.ts';
import { type Answer, type Service, startService, until } from '../support/service.ts';
import { createSession, finish, plainJpeg, sendImage } from '../support/sessions.ts';
import { ENDPOINTS, makeEndpoint } from '../support/webhooks.ts';

const PATH = '/v1/events';
type Told = Answer['body'];

async function start(database: Parameters<typeof startService>[0]['database']): Promise<Service> {
  return startService({
    database,
    settings: { WEBHOOK_ALLOW_LOOPBACK: 'true' },
    models: false,
  });
}

/** One step of a reader: what came after the cursor, and where to go on. */
async function readOn(service: Service, after: string | null, more: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...more, ...(after && { after }) });
  const { status, text, body } = await service.call('GET', `${PATH}?${query}`);
  assert.equal(status, 200, text);
  return body as { data: Told[]; next_cursor: string };
}

/** Everything from a place on. */
async function readAll(service: Service, from: string | null, limit = '100') {
  const seen: Told[] = [];
  for (let after = from; ; ) {
    const page = await readOn(service, after, { limit });
    seen.push(...page.data);
    after = page.next_cursor;
    if (page.data.length === 0) return { seen, cursor: after };
  }
}

onEveryDatabase('the feed of events', (database) => {
  let service: Service;

  before(async () => {
    service = await start(database);
  });
  after(() => service.stop());

  const place = async () => (await readAll(service, null)).cursor;
  const finished = async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    return finish(service, id);
  };

  test('before anything happened the feed is empty and says where to go on', async () => {
    const { data, next_cursor } = await readOn(service, null);
    assert.deepEqual(data, []);
    await finished();
    assert.equal((await readOn(service, next_cursor)).data.length, 2);
    assert.equal((await readOn(service, null)).data.length, 2);
  });

  test('OK-37 OK-38 OK-41: a session is told from its start to its verdict, as its webhook was', async () => {
    const receiver = await startReceiver();
    const { id: endpointId } = await makeEndpoint(service, { url: receiver.url });
    const from = await place();
    const result = await finished();
    await until(
      async () => receiver.received,
      (all) => all.length === 2,
    );
    const page = await readOn(service, from);
    assert.deepEqual(EventList.parse(page), page);
    const [started, completed] = page.data;
    assert.deepEqual(
      [started, completed].map(({ event, sequence, session_id }) => [event, sequence, session_id]),
      [
        ['verification.started', 1, result.id],
        ['verification.completed', 2, result.id],
      ],
    );
    assert.deepEqual(completed.data, result);
    const sent = receiver.received.map(({ body }) => JSON.parse(body));
    for (const { session_id, ...event } of [started, completed])
      assert.deepEqual(
        event,
        sent.find(({ id }) => id === event.id),
      );
    assert.deepEqual((await service.call('GET', `${PATH}/${started.id}`)).body, started);
    await service.call('DELETE', `${ENDPOINTS}/${endpointId}`);
    await receiver.close();
  });

  test('what is about the account itself has no session', async () => {
    const from = await place();
    const { id, secret } = await makeEndpoint(service, { url: 'http://localhost:1/' });
    const { body } = await service.call('POST', `${ENDPOINTS}/${id}/test`);
    const [event] = (await readOn(service, from)).data;
    assert.deepEqual(Event.parse(event), event);
    assert.deepEqual([event.id, event.session_id, event.data.id], [body.event_id, null, id]);
    assert.equal(JSON.stringify(event).includes(secret), false);
    await service.call('DELETE', `${ENDPOINTS}/${id}`);
  });

  test('pages of any size lead through the same events, oldest first', async () => {
    await finished();
    const { seen } = await readAll(service, null);
    for (const limit of ['1', '3', '7'])
      assert.deepEqual((await readAll(service, null, limit)).seen, seen, limit);
    const times = seen.map(({ created_at }) => created_at);
    assert.deepEqual(times, [...times].sort());
  });

  test('at the end the cursor stays where it is, until something happens', async () => {
    const end = await place();
    assert.equal((await readOn(service, end)).next_cursor, end);
    await finished();
    const { data, next_cursor } = await readOn(service, end);
    assert.deepEqual([data.length, next_cursor === end], [2, false]);
  });

  test('one type is read alone, and its cursor leads past the others', async () => {
    const from = await place();
    await finished();
    const type = 'verification.completed';
    const { data, next_cursor } = await readOn(service, from, { type });
    assert.deepEqual(
      data.map(({ event }) => event),
      [type],
    );
    assert.equal(next_cursor, await place());
    const none = await readOn(service, from, { type: 'verification.failed' });
    assert.deepEqual([none.data, none.next_cursor], [[], next_cursor]);
  });

  test('an event of an erased session keeps its place and tells nothing of the person', async () => {
    const from = await place();
    const { id } = await finished();
    const before = await readOn(service, from);
    await service.call('DELETE', `/v1/verify/session/${id}`);
    const after = await readOn(service, from);
    assert.deepEqual(after, { ...before, data: before.data.map((event) => ({ ...event, data: null })) });
    assert.equal((await service.call('GET', `${PATH}/${before.data[0].id}`)).body.data, null);
  });

  test("the other mode's and somebody else's events are in no feed, and 404", async () => {
    const { text: stranger } = await keyOfAnother(service);
    const [event] = (await readOn(service, null)).data;
    for (const key of [service.liveKey, stranger]) {
      assert.deepEqual((await service.call('GET', PATH, { key })).body.data, []);
      assert.equal((await service.call('GET', `${PATH}/${event.id}`, { key })).status, 404);
    }
    assert.equal((await service.call('GET', `${PATH}/evt_none`)).status, 404);
  });

  for (const [name, value] of [
    ['after', 'evt_1'],
    ['after', '0'],
    ['after', Buffer.from('after:-1').toString('base64url')],
    ['after', Buffer.from('after:9999999999999999999').toString('base64url')],
    ['after', `${Buffer.from('after:1').toString('base64url')}=`],
    ['limit', '0'],
    ['limit', '101'],
    ['type', 'verification.done'],
    ['page', '2'],
  ] as const) {
    test(`${name}=${value} is 422 and pointed at`, async () => {
      const { status, body } = await service.call('GET', `${PATH}?${new URLSearchParams({ [name]: value })}`);
      assert.deepEqual([status, body.errors[0]?.pointer], [422, `/${name}`]);
    });
  }

  test('a reader who follows while many sessions end at once misses nothing, gets nothing twice, and each session in its order', async () => {
    const from = await place();
    const seen: Told[] = [];
    let cursor = from;
    let isOver = false;
    const follow = async () => {
      for (;;) {
        const wasOver = isOver;
        const page = await readOn(service, cursor, { limit: '5' });
        seen.push(...page.data);
        cursor = page.next_cursor;
        if (wasOver && page.data.length === 0) return;
      }
    };
    const following = follow();
    const photo = await plainJpeg(160, 120);
    const one = async () => {
      const { id } = await createSession(service, { mock_behavior: { status: 'verified' } });
      await sendImage(service, id, 'document_front', photo);
      await sendImage(service, id, 'selfie', photo);
      return id;
    };
    const ids = await Promise.all(Array.from({ length: 40 }, one));
    const { database: db } = service.app.operator;
    const written = () =>
      db.query<{ id: string }>('select id from events where session_id = any($1) order by position', [ids]);
    const rows = await until(written, (all) => all.length === 2 * ids.length);
    isOver = true;
    await following;
    assert.deepEqual(
      seen.map(({ id }) => id),
      rows.map(({ id }) => id),
    );
    for (const session of ids) {
      const own = seen.filter(({ session_id }) => session_id === session);
      assert.deepEqual(
        own.map(({ sequence, event }) => [sequence, event]),
        [
          [1, 'verification.started'],
          [2, 'verification.completed'],
        ],
      );
    }
  });
});

onPostgres('the feed of events, while a transaction takes its time', (database) => {
  let service: Service;

  before(async () => {
    service = await start(database);
  });
  after(() => service.stop());

  test('an event that was written first and committed late is not skipped, and the next one waits for it', async () => {
    const { database: db, accounts, endpoints } = service.app.operator;
    const parts = { masterKey: createMasterKey(service.config.masterKey), clock: service.clock.now };
    const accountId = (await accounts.list())[0]?.id ?? '';
    const owner = { accountId, livemode: false };
    const { endpoint } = await endpoints.create(owner, {
      url: 'http://localhost:1/',
      events: ['endpoint.test'],
    });
    const event = { ...owner, type: 'endpoint.disabled', data: presentEndpoint(endpoint) } as const;
    let letGo = (): void => {};
    const isLetGo = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let first = '';
    const slow = db.transaction(async (tx) => {
      first = await recordAccountEvent(parts, tx, event);
      await isLetGo;
    });
    await until(
      async () => first,
      (id) => id !== '',
    );
    const quick = db.transaction((tx) => recordAccountEvent(parts, tx, event));
    await Promise.race([quick, sleep(300)]);
    const meanwhile = await readOn(service, null);
    assert.deepEqual(meanwhile.data, [], 'neither is there yet');
    letGo();
    await slow;
    const second = await quick;
    const { seen } = await readAll(service, meanwhile.next_cursor);
    assert.deepEqual(
      seen.map(({ id }) => id),
      [first, second],
    );
  });
});
