/** Sessions on a fresh database, under a clock that the test moves, as any number of processes would have them. */
import { randomBytes } from 'node:crypto';
import { createAccounts } from '../../src/account/accounts.ts';
import { readConfig } from '../../src/config.ts';
import { presentSession } from '../../src/contract/session.ts';
import type { NotedErasure } from '../../src/session/parts.ts';
import { pretendedJudgement } from '../../src/session/pretend.ts';
import type { Viewer } from '../../src/session/read-session.ts';
import type { SessionRequest } from '../../src/session/session.ts';
import { createSessions, type Sessions } from '../../src/session/sessions.ts';
import { createDatabaseBlobs } from '../../src/store/blobs.ts';
import type { Database } from '../../src/store/database.ts';
import { openQueue } from '../../src/store/queue.ts';
import { createMasterKey, type MasterKey } from '../../src/store/seal.ts';
import type { TestDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

export const { migrationsDirectory } = readConfig({ MASTER_KEY: randomBytes(32).toString('base64') });

const START = new Date('2026-03-12T10:30:00Z');
const SELFIE = {
  type: 'selfie' as const,
  bytes: Buffer.from('pixels'),
  frames: [1, 2, 3].map((frame) => Buffer.from(`frame ${frame}`)),
  width: 640,
  height: 480,
  findings: [],
  accepted: true,
};

export interface OpenedSessions {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly sessions: Sessions;
  readonly viewer: Exclude<Viewer, null>;
  readonly noted: readonly NotedErasure[];
  now(): Date;
  advance(milliseconds: number): void;
  /** A session that waits for a selfie. */
  begin(change?: Partial<SessionRequest>): Promise<string>;
  /** A session that has its verdict. */
  end(change?: Partial<SessionRequest>): Promise<string>;
  close(): Promise<void>;
}

export async function openSessions(kind: TestDatabase): Promise<OpenedSessions> {
  const url = await kind.create();
  const database = await openReady(url);
  const queue = await openQueue(database, () => {});
  const masterKey = createMasterKey(randomBytes(32));
  const noted: NotedErasure[] = [];
  let now = START;
  const clock = () => now;
  const sessions = createSessions({
    database,
    queue,
    masterKey,
    clock,
    blobs: createDatabaseBlobs(database),
    present: presentSession,
    noteErasure: async (_, erasure) => {
      noted.push(erasure);
    },
  });
  const accounts = createAccounts({ database, masterKey, clock });
  const account = await accounts.create(database, { name: 'One', features: ['kyc_verification'] });
  const viewer = { accountId: account.id, livemode: false };

  async function begin(change: Partial<SessionRequest> = {}): Promise<string> {
    const retention = { images: '30d', data: '90d' };
    const request = { steps: ['selfie' as const], expires_in: '24h', retention, ...change };
    const personalRequest = { metadata: { name: 'Ada' } };
    return (await sessions.create({ ...viewer, simulated: true, request, personalRequest })).session.id;
  }

  return {
    database,
    masterKey,
    sessions,
    viewer,
    noted,
    now: clock,
    advance(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    begin,
    async end(change) {
      const id = await begin(change);
      await sessions.submitImage(viewer, id, SELFIE);
      await sessions.judge(id, pretendedJudgement({ status: 'verified' }));
      return id;
    },
    async close() {
      await queue.stop();
      await database.close();
      await kind.drop(url);
    },
  };
}
