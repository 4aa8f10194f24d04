import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase, onPostgres } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Reachable, until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

const POISON = 'poison';
/** Less than any verification takes. */
const NO_TIME = { VERIFY_TIMEOUT_MS: '5', VERIFY_THREADS: '1' };

async function withDocument(service: Reachable, verifiable: Verifiable, request: object): Promise<string> {
  const { id } = await createSession(service, { ...verifiable.request, ...request });
  await sendImage(service, id, 'document_front', verifiable.document);
  return id;
}

async function submit(service: Reachable, verifiable: Verifiable): Promise<string> {
  const id = await withDocument(service, verifiable, {});
  await sendImage(service, id, 'selfie', verifiable.selfie);
  return id;
}

onEveryDatabase('a file that breaks every verification', (database) => {
  let installation: Installation;
  let verifiable: Verifiable;

  before(async () => {
    [installation, verifiable] = await Promise.all([createInstallation(database), drawVerifiable()]);
  });
  after(() => installation.remove());

  test('ends in failed with processing_error after its last try, and starves nobody meanwhile', {
    skip: WITHOUT_MODELS,
  }, async () => {
    await damageWhatIsKeptOf(POISON);
    const service = await installation.start('serve', { VERIFY_THREADS: '1' });
    const requests = [{ reference_id: POISON }, { reference_id: POISON }, {}];
    const ids = await Promise.all(requests.map((request) => withDocument(service, verifiable, request)));
    for (const id of ids) await sendImage(service, id, 'selfie', verifiable.selfie);
    const [one, other, healthy] = await Promise.all(ids.map((id) => ended(service, id)));
    assert.equal(healthy.status, 'verified');
    for (const poisoned of [one, other]) {
      assert.deepEqual([poisoned.status, poisoned.reasons[0].code], ['failed', 'processing_error']);
      assert.ok(healthy.completed_at < poisoned.completed_at, 'who came later did not wait for its last try');
    }
    assert.equal((await ended(service, await submit(service, verifiable))).status, 'verified');
    const metrics = (await service.call('GET', '/metrics')).text;
    assert.match(metrics, /vouch_jobs_total\{queue="verify-session",outcome="failed"\} 6\n/);
    assert.match(metrics, /vouch_queue_depth\{queue="verify-session"\} 0\n/);
  });

  /** As a disk or a careless hand might: what is kept no longer opens. */
  async function damageWhatIsKeptOf(reference: string): Promise<void> {
    const opened = await openDatabase(installation.config, () => {});
    await opened.script(`
      create function damage() returns trigger language plpgsql as $$ begin
        if exists (select from images i join sessions s on s.id = i.session_id
                   where i.id = new.key and s.reference_id = '${reference}')
        then new.sealed = substring(new.sealed for 1000); end if;
        return new;
      end $$;
      create trigger damage before insert on blobs for each row execute function damage();
    `);
    await opened.close();
  }
});

onPostgres('a verification that never ends in time', (database) => {
  let installation: Installation;
  let verifiable: Verifiable;

  before(async () => {
    [installation, verifiable] = await Promise.all([createInstallation(database), drawVerifiable()]);
  });
  after(() => installation.remove());

  test('is stopped and tried again, ends in failed with processing_error, and its worker goes on', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const api = await installation.start('api', { VERIFY_THREADS: '1' });
    const worker = await installation.start('worker', NO_TIME);
    const { status, reasons } = await ended(api, await submit(api, verifiable));
    assert.deepEqual([status, reasons[0].code], ['failed', 'processing_error']);
    const stopped = () => worker.call('GET', '/metrics').then(({ text }) => text);
    await until(stopped, (text) =>
      text.includes('vouch_jobs_total{queue="verify-session",outcome="failed"} 3\n'),
    );
    const pretended = await submit(api, { ...verifiable, request: { mock_behavior: {} } });
    assert.equal((await ended(api, pretended)).status, 'verified');
    assert.deepEqual(await worker.kill('SIGTERM'), { code: 0, signal: null });
  });
});
