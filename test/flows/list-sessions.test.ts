import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { onEveryDatabase } from '../support/databases.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';

const PATH = '/v1/verify/sessions';

onEveryDatabase('sessions are listed', (database) => {
  let service: Service;
  /** Oldest first. */
  const made: Answer['body'][] = [];

  before(async () => {
    service = await startService({ database, models: false });
    made.length = 0;
    for (let i = 0; i < 7; i++) {
      const session = await createSession(service, {
        reference_id: `order-${i % 2}`,
        vendor_data: `user-${i}`,
        mock_behavior: {},
      });
      made.push(session);
      await sleep(2);
    }
    await finish(service, made[3].id);
  });
  after(() => service.stop());

  const idsOf = ({ body }: Answer): string[] => body.data.map(({ id }: { id: string }) => id);
  const list = (query: Record<string, string>) =>
    service.call('GET', `${PATH}?${new URLSearchParams(query)}`);

  test('newest first, each as GET shows it', async () => {
    const answer = await service.call('GET', PATH);
    assert.deepEqual([answer.status, answer.body.next_cursor], [200, null]);
    assert.deepEqual(idsOf(answer), made.map(({ id }) => id).reverse());
    const single = await service.call('GET', `/v1/verify/session/${made[3].id}`);
    assert.deepEqual(answer.body.data[3], single.body);
  });

  test('pages of three lead through all of them, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Answer = await list({ limit: '3', ...(cursor && { cursor }) });
      seen.push(...idsOf(page));
      cursor = page.body.next_cursor;
    } while (cursor);
    assert.deepEqual(seen, made.map(({ id }) => id).reverse());
  });

  test('a page that ends with the last session has no next one', async () => {
    assert.equal((await list({ limit: '7' })).body.next_cursor, null);
    assert.notEqual((await list({ limit: '6' })).body.next_cursor, null);
  });

  test('a session made meanwhile does not move the pages', async () => {
    const first = await list({ limit: '2', reference_id: 'order-0' });
    const late = await createSession(service, { reference_id: 'order-0' });
    const rest = await list({ limit: '50', reference_id: 'order-0', cursor: first.body.next_cursor });
    assert.deepEqual(
      [...idsOf(first), ...idsOf(rest)],
      [6, 4, 2, 0].map((i) => made[i].id),
    );
    await service.call('POST', `/v1/verify/session/${late.id}/cancel`);
  });

  test('filters by status, reference_id, vendor_data and created_after, alone and together', async () => {
    assert.deepEqual(idsOf(await list({ status: 'verified' })), [made[3].id]);
    assert.deepEqual(
      idsOf(await list({ reference_id: 'order-1' })),
      [5, 3, 1].map((i) => made[i].id),
    );
    assert.deepEqual(idsOf(await list({ vendor_data: 'user-4' })), [made[4].id]);
    assert.deepEqual(idsOf(await list({ vendor_data: 'user-4', reference_id: 'order-1' })), []);
    const since = { created_after: made[4].created_at, status: 'pending' };
    assert.deepEqual(idsOf(await list(since)), [made[6].id, made[5].id]);
    assert.deepEqual(
      idsOf(await list({ created_after: '2000-01-01T00:00:00+08:00', vendor_data: 'user-1' })),
      [made[1].id],
    );
  });

  for (const [name, value] of [
    ['status', 'done'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'many'],
    ['cursor', 'ver_1'],
    ['cursor', '2'],
    ['created_after', 'yesterday'],
    ['reference_id', 'a\u0000b'],
    ['page', '2'],
  ] as const) {
    test(`${name}=${JSON.stringify(value)} is 422 and pointed at`, async () => {
      const { status, body } = await list({ [name]: value });
      assert.deepEqual([status, body.errors[0]?.pointer], [422, `/${name}`]);
    });
  }
});
