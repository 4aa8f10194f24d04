import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database, Row } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createBalancer } from '../support/balancer.ts';
import { onPostgres } from '../support/databases.ts';
import { createInstallation, type Installation, type ServiceProcess } from '../support/installation.ts';
import { type Reachable, until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

const ONE_THREAD = { VERIFY_THREADS: '1', DRAIN_MS: '3000' };
const WORKERS = 3;
const SESSIONS = 16;
const CLIENTS = 4;

onPostgres('several processes on one Postgres', (database) => {
  let installation: Installation;
  let opened: Database;
  let verifiable: Verifiable;

  before(async () => {
    [installation, verifiable] = await Promise.all([createInstallation(database), drawVerifiable()]);
    opened = await openDatabase(installation.config, () => {});
  });
  after(async () => {
    await opened.close();
    await installation.remove();
  });

  const submit = async (service: Reachable): Promise<string> => {
    const { id } = await createSession(service, verifiable.request);
    const front = await sendImage(service, id, 'document_front', verifiable.document);
    const selfie = await sendImage(service, id, 'selfie', verifiable.selfie);
    assert.deepEqual([front.body.accepted, selfie.body.accepted], [true, true]);
    return id;
  };

  const count = async (sql: string): Promise<number> => {
    const [row] = await opened.query<Row & { count: number }>(sql);
    return row?.count ?? 0;
  };

  const activeJobs = (): Promise<number> =>
    count("select count(*)::int from pgboss.job where state = 'active'");

  test('a worker answers /livez, /readyz and /metrics, and no question about a session', async () => {
    const worker = await installation.start('worker', ONE_THREAD);
    assert.equal((await worker.call('GET', '/livez')).status, 200);
    assert.equal((await worker.call('GET', '/readyz')).status, 200);
    assert.match((await worker.call('GET', '/metrics')).text, /vouch_step_seconds/);
    assert.equal((await fetch(`${worker.url}/v1/verify/sessions`)).status, 404);
    assert.deepEqual(await worker.kill('SIGTERM'), { code: 0, signal: null });
  });

  test(`of ${WORKERS} workers one is killed in the middle of its work: every session gets one verdict, from the others, when the lease is over`, async () => {
    const api = await installation.start('api', ONE_THREAD);
    const ids: string[] = [];
    while (ids.length < SESSIONS)
      ids.push(...(await Promise.all(Array.from({ length: CLIENTS }, () => submit(api)))));
    await opened.query("update pgboss.job set start_after = now() + interval '1 hour'");
    const workers = await Promise.all(
      Array.from({ length: WORKERS }, () => installation.start('worker', ONE_THREAD)),
    );
    const [victim, ...rest] = workers;
    assert.ok(victim);
    await opened.query("update pgboss.job set start_after = now() - interval '1 second'");
    await opened.query("select pg_notify('vouch_jobs', '')");
    await until(activeJobs, (active) => active === WORKERS);
    await victim.kill('SIGKILL');
    for (const id of ids) assert.equal((await ended(api, id)).status, 'verified');
    const taken = await count(
      "select count(*)::int from pgboss.job where name = 'verify-session' and retry_count > 0",
    );
    assert.ok(taken > 0, 'it was killed in the middle of its work');
    const verdicts = await count("select count(*)::int from events where type = 'verification.completed'");
    assert.equal(verdicts, SESSIONS);
    for (const process of [api, ...rest])
      assert.deepEqual(await process.kill('SIGTERM'), { code: 0, signal: null });
    assert.equal(await activeJobs(), 0);
  });

  test('a rolling restart of both APIs and of a worker under load drops no request', async (context) => {
    const apis = await Promise.all([1, 2].map(() => installation.start('api', ONE_THREAD)));
    const worker = await installation.start('worker', ONE_THREAD);
    const [first, second] = apis as [ServiceProcess, ServiceProcess];
    const balancer = await createBalancer(first);
    await balancer.add(second);
    let isOver = false;
    const ids: string[] = [];
    const client = async () => {
      while (!isOver) {
        const id = await submit(balancer);
        ids.push(id);
        await ended(balancer, id);
      }
    };
    const clients = Promise.allSettled(Array.from({ length: CLIENTS }, client));
    for (const old of apis) {
      await balancer.add(await installation.start('api', ONE_THREAD));
      assert.deepEqual(await old.kill('SIGTERM'), { code: 0, signal: null });
    }
    await installation.start('worker', ONE_THREAD);
    assert.deepEqual(await worker.kill('SIGTERM'), { code: 0, signal: null });
    isOver = true;
    const results = await clients;
    balancer.close();
    context.diagnostic(`${ids.length} sessions`);
    assert.deepEqual(balancer.dropped, []);
    assert.deepEqual(new Set(results.map(({ status }) => status)), new Set(['fulfilled']));
    for (const id of ids) assert.equal((await ended(balancer, id)).status, 'verified');
  });
});
