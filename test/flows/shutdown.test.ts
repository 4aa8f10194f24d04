import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Row } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

const SESSIONS = 6;

onEveryDatabase('a service that is told to stop', (database) => {
  let installation: Installation;
  let verifiable: Verifiable;

  before(async () => {
    [installation, verifiable] = await Promise.all([createInstallation(database), drawVerifiable()]);
  });
  after(() => installation.remove());

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal}, twice, in the middle of work: it ends with exit code 0, leaves no job behind as running, and the next start goes on`, async () => {
      const service = await installation.start('serve', { VERIFY_THREADS: '1' });
      const sending = Array.from({ length: SESSIONS }, async () => {
        const { id } = await createSession(service, verifiable.request);
        for (const type of ['document_front', 'selfie'] as const) {
          const { body } = await sendImage(
            service,
            id,
            type,
            verifiable[type === 'selfie' ? type : 'document'],
          );
          assert.equal(body.accepted, true, JSON.stringify(body));
        }
        return id as string;
      });
      const ids = await Promise.all(sending);
      const gone = service.kill(signal);
      service.kill(signal);
      assert.deepEqual(await gone, { code: 0, signal: null });
      assert.equal(await activeJobs(), 0);
      const next = await installation.start('serve', { VERIFY_THREADS: '1' });
      for (const id of ids) assert.equal((await ended(next, id)).status, 'verified');
      await next.kill('SIGTERM');
    });
  }

  async function activeJobs(): Promise<number | undefined> {
    const opened = await openDatabase(installation.config, () => {});
    const [row] = await opened.query<Row & { count: number }>(
      "select count(*)::int from pgboss.job where state = 'active'",
    );
    await opened.close();
    return row?.count;
  }
});
