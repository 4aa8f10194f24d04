import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { DELIVERIES_DUE } from '../../src/store/addressing.ts';
import type { Database, Row } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { onPostgres } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { until } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const SESSIONS = 80;
/** As many as two workers have on their way to one place. */
const ON_THEIR_WAY = 16;

interface Counted extends Row {
  readonly status: string;
  readonly attempts: number;
  readonly rows: number;
}

onPostgres('webhooks from two workers, of which one is killed', (database) => {
  let installation: Installation;
  let opened: Database;
  let receiver: Server;
  let tellVictimIsGone: () => void;
  /** Nobody is answered before. */
  const victimIsGone = new Promise<void>((resolve) => {
    tellVictimIsGone = resolve;
  });
  const received: { readonly id: string; readonly body: string }[] = [];

  before(async () => {
    installation = await createInstallation(database);
    opened = await openDatabase(installation.config, () => {});
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push({ id: String(request.headers['webhook-id']), body: Buffer.concat(chunks).toString() });
      await victimIsGone;
      response.writeHead(204).end();
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await opened.close();
    await installation.remove();
  });

  const deliveries = (): Promise<Counted[]> =>
    opened.query<Counted>(
      `select d.status, d.attempts, count(a.attempt)::int as rows
       from deliveries d left join delivery_attempts a on a.delivery_id = d.id group by d.id`,
    );

  test('every event arrives; what was on its way is sent again under the same webhook-id with the same bytes', async () => {
    const api = await installation.start('api', { VERIFY_THREADS: '1' });
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const create = async (): Promise<void> => {
      const { id } = await createSession(api, { webhook_url: url, mock_behavior: {} });
      const { status } = await api.call('POST', `/v1/verify/session/${id}/cancel`);
      assert.equal(status, 200);
    };
    for (let made = 0; made < SESSIONS; made += 8) await Promise.all(Array.from({ length: 8 }, create));
    await opened.query("update deliveries set next_attempt_at = now() + interval '1 hour'");
    const workers = await Promise.all(
      [1, 2].map(() => installation.start('worker', { VERIFY_THREADS: '1' })),
    );
    await opened.query("update deliveries set next_attempt_at = now() - interval '1 second'");
    await opened.query('select pg_notify($1, $2)', [DELIVERIES_DUE, '']);
    const [victim, survivor] = workers;
    assert.ok(victim && survivor);
    await until(
      async () => received,
      (all) => all.length === ON_THEIR_WAY,
    );
    await victim.kill('SIGKILL');
    tellVictimIsGone();
    const all = await until(deliveries, (found) => found.every(({ status }) => status === 'delivered'));
    assert.equal(all.length, SESSIONS);
    for (const { attempts, rows } of all) assert.deepEqual([attempts, rows], [1, 1]);
    const bodies = new Map<string, Set<string>>();
    for (const { id, body } of received) bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
    assert.equal(bodies.size, SESSIONS);
    for (const [id, sent] of bodies) assert.equal(sent.size, 1, id);
    assert.equal(received.length, SESSIONS + ON_THEIR_WAY / 2, 'what the victim had on its way came again');
    assert.deepEqual(await survivor.kill('SIGTERM'), { code: 0, signal: null });
    await api.kill('SIGTERM');
  });
});
