import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createAccounts } from '../../src/account/accounts.ts';
import { presentSession } from '../../src/contract/session.ts';
import { pretendedJudgement } from '../../src/session/pretend.ts';
import type { Viewer } from '../../src/session/read-session.ts';
import type { SessionRequest } from '../../src/session/session.ts';
import { createSessions, type Sessions } from '../../src/session/sessions.ts';
import { createDatabaseBlobs } from '../../src/store/blobs.ts';
import type { Database } from '../../src/store/database.ts';
import { openQueue, type Queue } from '../../src/store/queue.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

const DAY_MS = 86_400_000;
const VERDICT = pretendedJudgement({ status: 'verified' });
const SELFIE = {
  type: 'selfie' as const,
  bytes: Buffer.from('pixels'),
  width: 640,
  height: 480,
  findings: [],
  accepted: true,
};

onEveryDatabase('how a session ends', (kind) => {
  let url: string | null;
  let database: Database;
  let queue: Queue;
  let sessions: Sessions;
  let viewer: Exclude<Viewer, null>;
  let now = new Date('2026-03-12T10:30:00Z');

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    queue = await openQueue(database, () => {});
    const masterKey = createMasterKey(randomBytes(32));
    const clock = () => now;
    const blobs = createDatabaseBlobs(database);
    const noteErasure = async () => {};
    sessions = createSessions({
      database,
      queue,
      blobs,
      masterKey,
      clock,
      present: presentSession,
      noteErasure,
    });
    const accounts = createAccounts({ database, masterKey, clock });
    const account = await accounts.create(database, { name: 'One', features: ['kyc_verification'] });
    viewer = { accountId: account.id, livemode: false };
  });
  after(async () => {
    await queue.stop();
    await database.close();
    await kind.drop(url);
  });

  async function newSelfieSession(change: Partial<SessionRequest> = {}): Promise<string> {
    const retention = { images: '90d', data: '90d' };
    const request = { steps: ['selfie' as const], expires_in: '24h', retention, ...change };
    const asked = { ...viewer, simulated: true, request, personalRequest: { metadata: { name: 'Ada' } } };
    return (await sessions.create(asked)).session.id;
  }

  async function eventsOf(id: string): Promise<string[]> {
    const sql = 'select type from events where session_id = $1 order by created_at, type desc';
    return (await database.query<{ type: string }>(sql, [id])).map(({ type }) => type);
  }

  test('a session judged twice at once has one verdict and one event', async () => {
    const id = await newSelfieSession();
    await sessions.submitImage(viewer, id, SELFIE);
    const answers = await Promise.all([sessions.judge(id, VERDICT), sessions.judge(id, VERDICT)]);
    assert.deepEqual(answers.sort(), [false, true]);
    assert.deepEqual(await eventsOf(id), ['verification.started', 'verification.completed']);
  });

  test('a session that was given up keeps the verdict that came first', async () => {
    const id = await newSelfieSession();
    await sessions.submitImage(viewer, id, SELFIE);
    await sessions.judge(id, VERDICT);
    assert.equal(await sessions.judge(id, pretendedJudgement({ status: 'failed' })), false);
    assert.equal((await sessions.read(viewer, id)).session.status, 'verified');
  });

  test('a session that still waits for images takes no verdict', async () => {
    const id = await newSelfieSession();
    assert.equal(await sessions.judge(id, VERDICT), false);
    assert.equal(await sessions.judge('ver_000000000000000000000000', VERDICT), false);
  });

  test('two parallel submissions of one image: one is taken, the other is a 409', async () => {
    const id = await newSelfieSession();
    const both = [sessions.submitImage(viewer, id, SELFIE), sessions.submitImage(viewer, id, SELFIE)];
    const ends = await Promise.allSettled(both);
    assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const refusal = ends.find((end) => end.status === 'rejected');
    assert.equal(refusal?.reason.code, 'wrong_state');
    assert.equal((await sessions.read(viewer, id)).images.length, 1);
    assert.deepEqual(await eventsOf(id), ['verification.started']);
  });

  test('"images": "0s" leaves no pixels behind once there is a verdict', async () => {
    const id = await newSelfieSession({ retention: { images: '0s', data: '90d' } });
    const { image } = await sessions.submitImage(viewer, id, SELFIE);
    await sessions.judge(id, VERDICT);
    const { session } = await sessions.read(viewer, id);
    await assert.rejects(sessions.readImage(session, image.id), { code: 'not_found' });
    assert.deepEqual(await database.query('select 1 from blobs where key = $1', [image.id]), []);
  });

  test('"images": "0s" leaves no pixels behind either when the session is cancelled half-way', async () => {
    const request = { steps: ['document', 'selfie'] as const, retention: { images: '0s', data: '90d' } };
    const id = await newSelfieSession(request);
    const { image } = await sessions.submitImage(viewer, id, SELFIE);
    await sessions.cancel(viewer, id);
    assert.deepEqual((await sessions.read(viewer, id)).images, []);
    assert.deepEqual(await database.query('select 1 from blobs where key = $1', [image.id]), []);
  });

  test('expireDue ends what is out of time and nothing else, with one event each', async () => {
    const [early, late, submitted] = [
      await newSelfieSession({ expires_in: '1h' }),
      await newSelfieSession({ expires_in: '3d' }),
      await newSelfieSession({ expires_in: '1h' }),
    ];
    await sessions.submitImage(viewer, submitted, SELFIE);
    now = new Date(now.getTime() + DAY_MS);
    await Promise.all([sessions.expireDue(), sessions.expireDue()]);
    const statuses = [early, late, submitted].map(async (id) => (await sessions.row(id))?.status);
    assert.deepEqual(await Promise.all(statuses), ['expired', 'pending', 'processing']);
    assert.deepEqual(await eventsOf(early), ['verification.expired']);
    assert.equal(await sessions.expireDue(), 0);
  });

  test('a session is open to the last millisecond of its time, and not in the next', async () => {
    const id = await newSelfieSession({ expires_in: '1h' });
    const end = now.getTime() + 3_600_000;
    now = new Date(end - 1);
    assert.equal((await sessions.read(viewer, id)).session.status, 'pending');
    now = new Date(end);
    await assert.rejects(sessions.submitImage(viewer, id, SELFIE), { code: 'wrong_state' });
    assert.equal((await sessions.read(viewer, id)).session.status, 'expired');
  });

  test('erasing while the images are judged ends the session as failed, and the verdict is not kept', async () => {
    const id = await newSelfieSession();
    await sessions.submitImage(viewer, id, SELFIE);
    await sessions.erase(viewer, id, { actor: 'service', requestId: null });
    assert.equal(await sessions.judge(id, VERDICT), false);
    const { session, personalRequest, personalResult } = await sessions.read(viewer, id);
    assert.deepEqual(
      [session.status, session.result, personalRequest, personalResult],
      ['failed', null, {}, null],
    );
  });

  test('an event is sealed with its session: without the key its bytes say nothing', async () => {
    const id = await newSelfieSession();
    await sessions.submitImage(viewer, id, SELFIE);
    await sessions.judge(id, VERDICT);
    const rows = await database.query<{ sealed: Uint8Array }>(
      'select sealed_body as sealed from events where session_id = $1',
      [id],
    );
    assert.equal(rows.length, 2);
    for (const { sealed } of rows)
      assert.doesNotMatch(Buffer.from(sealed).toString('latin1'), /AHMAD|Ada|ver_/);
  });
});
