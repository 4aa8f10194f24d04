import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { createInstallation, type Installation, type ServiceProcess } from '../support/installation.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

/** Each costs a start of the service. */
const KILLS = { embedded: 3, postgres: 6 };
const SESSIONS_PER_KILL = 3;
/** From the first byte of the selfies to some time after the last webhook. */
const MOMENT_MS_MAX = 4_000;

interface Counted extends Row {
  readonly sessionId: string;
  readonly events: string[];
  readonly undelivered: number;
}

onEveryDatabase('a service that is killed', (database) => {
  let installation: Installation;
  let receiver: Receiver;
  let verifiable: Verifiable;

  before(async () => {
    [installation, receiver, verifiable] = await Promise.all([
      createInstallation(database),
      startReceiver(),
      drawVerifiable(),
    ]);
  });
  after(async () => {
    await installation.remove();
    await receiver.close();
  });

  test(`DK-46 DK-50: killed with SIGKILL at ${KILLS[database.name]} random moments between upload and webhook, every session ends in one verdict and one event`, async (context) => {
    const all: string[] = [];
    let service = await installation.start('serve');
    for (let kill = 0; kill < KILLS[database.name]; kill++) {
      const ids = await Promise.all(Array.from({ length: SESSIONS_PER_KILL }, () => withDocument(service)));
      const sending = ids.map((id) => sendImage(service, id, 'selfie', verifiable.selfie).catch(() => null));
      const momentMs = Math.round(Math.random() * MOMENT_MS_MAX);
      await pause(momentMs);
      const { signal } = await service.kill('SIGKILL');
      assert.equal(signal, 'SIGKILL');
      await Promise.all(sending);
      await endLeases();
      service = await installation.start('serve');
      const found = await Promise.all(ids.map((id) => statusOf(service, id)));
      context.diagnostic(`killed after ${momentMs} ms; found ${found.join(', ')}`);
      for (const id of ids) {
        await sendAgain(service, id);
        const { status, reasons } = await ended(service, id);
        assert.deepEqual([status, reasons], ['verified', []]);
      }
      all.push(...ids);
    }
    await until(
      async () => completedIn(receiver),
      (completed) => all.every((id) => completed.has(id)),
    );
    await service.kill('SIGTERM');
    for (const { sessionId, events, undelivered } of await recorded()) {
      assert.deepEqual(events, ['verification.completed', 'verification.started'], sessionId);
      assert.equal(undelivered, 0, 'every event was delivered');
    }
    assert.deepEqual(new Set((await recorded()).map(({ sessionId }) => sessionId)), new Set(all));
    for (const [id, webhookIds] of completedIn(receiver))
      assert.equal(webhookIds.size, 1, `one event: ${id}`);
  });

  async function withDocument(service: ServiceProcess): Promise<string> {
    const { id } = await createSession(service, { webhook_url: receiver.url, ...verifiable.request });
    const { body } = await sendImage(service, id, 'document_front', verifiable.document);
    assert.equal(body.accepted, true);
    return id;
  }

  /** A backend or a person whose upload was cut off tries again; one that had arrived is not wanted twice. */
  async function sendAgain(service: ServiceProcess, id: string): Promise<void> {
    const answer = await sendImage(service, id, 'selfie', verifiable.selfie);
    assert.ok(answer.status === 201 || answer.status === 409, answer.text);
  }

  async function statusOf(service: ServiceProcess, id: string): Promise<string> {
    return (await service.call('GET', `/v1/verify/session/${id}`)).body.status;
  }

  /** The embedded database ends the leases of a dead process when it is opened; on Postgres the test moves their time on. */
  async function endLeases(): Promise<void> {
    if (database.name === 'embedded') return;
    const opened = await openDatabase(installation.config, () => {});
    await opened.query("update pgboss.job set started_on = now() - expire_in * 2 where state = 'active'");
    await opened.query('update deliveries set claimed_until = null');
    await opened.close();
  }

  async function recorded(): Promise<Counted[]> {
    const opened = await openDatabase(installation.config, () => {});
    const rows = await opened.query<Counted>(
      `select e.session_id as "sessionId", array_agg(e.type order by e.type) as events,
              count(*) filter (where d.status <> 'delivered')::int as undelivered
       from events e join deliveries d on d.event_id = e.id group by e.session_id`,
    );
    await opened.close();
    return rows;
  }
});

/** Webhook ids of the verdicts, by session. */
function completedIn({ received }: Receiver): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { headers, body } of received) {
    const { event, data } = JSON.parse(body);
    if (event !== 'verification.completed') continue;
    ids.set(data.id, (ids.get(data.id) ?? new Set()).add(String(headers['webhook-id'])));
  }
  return ids;
}
