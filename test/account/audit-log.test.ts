import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { type AuditLog, createAuditLog } from '../../src/account/audit-log.ts';
import type { AuditEntry } from '../../src/account/audit-rows.ts';
import type { Database } from '../../src/store/database.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase, onPostgres, type TestDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

const RULES = ['audit_log_keeps_rows', 'audit_log_changes_none'];
const entry = (subject: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  accountId: 'acc_1',
  actor: 'key_1',
  action: 'readSession',
  subject,
  requestId: 'request',
  ...change,
});

onEveryDatabase('the audit log', (kind) => {
  const masterKey = createMasterKey(randomBytes(32));
  let url: string | null;
  let database: Database;
  let audit: AuditLog;

  before(async () => {
    [url, database] = await openMigrated(kind);
  });
  beforeEach(async () => {
    await asAttacker('truncate audit_log');
    audit = createAuditLog({ database, masterKey, clock: () => new Date() });
    await audit.record(['ver_1', 'ver_2/img_1', 'ver_1', 'ver_3'].map((subject) => entry(subject)));
  });
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  /** What the owner of the database can do, who does not have the master key. */
  async function asAttacker(sql: string, parameters: readonly unknown[] = []): Promise<void> {
    const switched = async (how: string) => {
      for (const rule of RULES) await database.query(`alter table audit_log ${how} rule ${rule}`);
    };
    await switched('disable');
    await database.query(sql, parameters);
    await switched('enable');
  }

  test('an untouched log is sound from its first row to its head', async () => {
    const state = await audit.verify();
    assert.equal(state.isSound && state.head.position, 4);
    const [newest] = await audit.list({ limit: 1 });
    assert.equal(newest?.position, 4);
    assert.equal(newest?.hash, state.isSound && state.head.hash);
  });

  test('rows can be neither changed nor deleted', async () => {
    await database.query("update audit_log set actor = 'nobody'");
    await database.query('delete from audit_log');
    assert.deepEqual((await audit.list({ limit: 10 })).length, 4);
    assert.equal((await audit.verify()).isSound, true);
  });

  for (const [column, value] of [
    ['at', "at + interval '1 second'"],
    ['account_id', 'null'],
    ['actor', "'key_2'"],
    ['action', "'listSessions'"],
    ['subject', "'ver_9'"],
    ['request_id', "'another'"],
    ['previous_hash', 'hash'],
    ['hash', 'previous_hash'],
  ]) {
    test(`a change of ${column} that gets past the rules is found where it was made`, async () => {
      await asAttacker(`update audit_log set ${column} = ${value} where position = 2`);
      assert.deepEqual(await audit.verify(), { isSound: false, brokenAt: 2 });
    });
  }

  test('a row that was taken out, and one that was put in, are found', async () => {
    await asAttacker('delete from audit_log where position = 3');
    assert.deepEqual(await audit.verify(), { isSound: false, brokenAt: 3 });
    await asAttacker(`insert into audit_log select 3, at, account_id, actor, action, subject, request_id, previous_hash, hash
                      from audit_log where position = 2`);
    assert.deepEqual(await audit.verify(), { isSound: false, brokenAt: 3 });
  });

  test('a chain that was computed anew without the master key is found', async () => {
    await asAttacker('truncate audit_log');
    const forger = createAuditLog({
      database,
      masterKey: createMasterKey(randomBytes(32)),
      clock: () => new Date(),
    });
    await forger.record([entry('ver_1')]);
    assert.equal((await forger.verify()).isSound, true);
    assert.deepEqual(await audit.verify(), { isSound: false, brokenAt: 1 });
  });

  test('an end that was cut off shows against a head that was noted before, and only against it', async () => {
    const state = await audit.verify();
    assert.ok(state.isSound);
    await audit.record([entry('ver_4')]);
    assert.equal((await audit.verify(state.head)).isSound, true);
    await asAttacker('delete from audit_log where position >= 4');
    assert.equal((await audit.verify()).isSound, true);
    assert.deepEqual(await audit.verify(state.head), { isSound: false, brokenAt: 4 });
  });

  test('an end that was cut off and grown again shows against the noted head', async () => {
    const state = await audit.verify();
    assert.ok(state.isSound);
    await asAttacker('delete from audit_log where position = 4');
    await audit.record([entry('ver_5')]);
    assert.equal((await audit.verify()).isSound, true);
    assert.deepEqual(await audit.verify(state.head), { isSound: false, brokenAt: 4 });
  });

  test('a hundred reads at once are a hundred rows of one chain, however they were committed', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `ver_${index}`);
    await Promise.all(ids.map((id) => audit.record([entry(id)])));
    const rows = await audit.list({ limit: 100 });
    assert.deepEqual(rows.map(({ subject }) => subject).sort(), ids.sort());
    const state = await audit.verify();
    assert.equal(state.isSound && state.head.position, 104);
  });

  test('a transaction that is taken back takes its rows with it, and the chain goes on without a gap', async () => {
    const failing = database.transaction(async (tx) => {
      await audit.append(tx, [entry('ver_6')]);
      throw new Error('taken back');
    });
    await assert.rejects(failing, /taken back/);
    await audit.record([entry('ver_7')]);
    const [newest] = await audit.list({ limit: 1 });
    assert.deepEqual([newest?.position, newest?.subject], [5, 'ver_7']);
    assert.equal((await audit.verify()).isSound, true);
  });

  test('it is listed by account, by session with all its things, and newest first', async () => {
    await audit.record([entry('key_9', { accountId: null, actor: 'operator' })]);
    const subjects = async (filter: { accountId?: string; sessionId?: string }) =>
      (await audit.list({ ...filter, limit: 10 })).map(({ subject }) => subject);
    assert.deepEqual(await subjects({}), ['key_9', 'ver_3', 'ver_1', 'ver_2/img_1', 'ver_1']);
    assert.deepEqual(await subjects({ accountId: 'acc_1' }), ['ver_3', 'ver_1', 'ver_2/img_1', 'ver_1']);
    assert.deepEqual(await subjects({ sessionId: 'ver_2' }), ['ver_2/img_1']);
    assert.deepEqual(await subjects({ sessionId: 'ver_' }), []);
  });

  test('what cannot be written is told to whoever waits for it', async () => {
    await database.query('alter table audit_log rename to elsewhere');
    await assert.rejects(audit.record([entry('ver_8')]));
    await database.query('alter table elsewhere rename to audit_log');
    await audit.record([entry('ver_8')]);
    assert.equal((await audit.verify()).isSound, true);
  });

  test('no entries are no row and no work', async () => {
    await audit.record([]);
    assert.equal((await audit.list({ limit: 10 })).length, 4);
  });
});

onPostgres('the audit log of several processes', (kind) => {
  test('two of them write one chain without a fork', async () => {
    const masterKey = createMasterKey(randomBytes(32));
    const [url, database] = await openMigrated(kind);
    const other = await openReady(url);
    const clock = () => new Date();
    const logs = [database, other].map((opened) => createAuditLog({ database: opened, masterKey, clock }));
    const writing = Array.from({ length: 60 }, (_, index) =>
      logs[index % 2]?.record([entry(`ver_${index}`)]),
    );
    const inside = logs.map((log, index) =>
      [database, other][index]?.transaction((tx) => log.append(tx, [entry('ver_inside')])),
    );
    await Promise.all([...writing, ...inside]);
    for (const log of logs) {
      const state = await log.verify();
      assert.equal(state.isSound && state.head.position, 62);
    }
    await other.close();
    await database.close();
    await kind.drop(url);
  });
});

async function openMigrated(kind: TestDatabase): Promise<[string | null, Database]> {
  const url = await kind.create();
  const database = await openReady(url);
  return [url, database];
}
