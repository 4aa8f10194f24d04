/** Who read or changed what: a log that only grows, chained under a key derived from the master key, so that nobody who has the database alone can mend what he changed. */
import { type Database, lockWork, type Queries } from '../store/database.ts';
import type { MasterKey } from '../store/seal.ts';
import { BEGINNING, type ChainState, linkRows, verifyChain } from './audit-chain.ts';
import {
  type AuditEntry,
  type AuditFilter,
  type AuditHead,
  type AuditRow,
  insertAuditRows,
  selectAuditHead,
  selectAuditRows,
  selectAuditRowsAfter,
} from './audit-rows.ts';
import { createGroupCommit } from './group-commit.ts';

const BATCH_ROWS = 1000;

export interface AuditLog {
  /** Resolves when the rows are committed. When it rejects they are not, and what they tell of must not happen. */
  record(entries: readonly AuditEntry[]): Promise<void>;
  /** The same within the caller's transaction, which holds the end of the chain until it is over. */
  append(tx: Queries, entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditRow[]>;
  verify(noted?: AuditHead): Promise<ChainState>;
}

export interface AuditParts {
  readonly database: Database;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
}

export function createAuditLog({ database, masterKey, clock }: AuditParts): AuditLog {
  const key = masterKey.derive('audit');

  /** One process after the other: a chain has one end. */
  async function append(tx: Queries, entries: readonly AuditEntry[]): Promise<void> {
    await lockWork(tx, 'audit');
    const head = (await selectAuditHead(tx)) ?? BEGINNING;
    await insertAuditRows(tx, linkRows(key, head, { entries, at: clock() }));
  }

  const commit = createGroupCommit((entries: readonly AuditEntry[]) =>
    database.transaction((tx) => append(tx, entries)),
  );

  return {
    append,
    async record(entries) {
      if (entries.length > 0) await commit(entries);
    },
    list: (filter) => selectAuditRows(database, filter),
    verify: (noted) => verifyChain(key, everyRow(database), noted),
  };
}

async function* everyRow(database: Queries): AsyncGenerator<AuditRow> {
  for (let position = 0; ; ) {
    const rows = await selectAuditRowsAfter(database, position, BATCH_ROWS);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    position = last.position;
  }
}
