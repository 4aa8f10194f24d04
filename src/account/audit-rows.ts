/** The audit log in SQL. Hashes are hexadecimal out here. */
import type { Queries, Row } from '../store/database.ts';

export interface AuditEntry {
  /** Null: the whole installation's. */
  readonly accountId: string | null;
  /** The id of a key; `operator` at the command line, `service` when it was time. */
  readonly actor: string;
  /** The id of an operation of the API, or the name of a command. */
  readonly action: string;
  /** An id, or the id of a session and, after a slash, that of a thing in it. */
  readonly subject: string | null;
  readonly requestId: string | null;
}

export interface AuditHead {
  /** 1 for the first row; there are no gaps. */
  readonly position: number;
  readonly hash: string;
}

export interface AuditRow extends AuditEntry, AuditHead {
  readonly at: Date;
  readonly previousHash: string;
}

export interface AuditFilter {
  readonly accountId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly limit: number;
}

const SELECTED = `position::text as position, at, account_id as "accountId", actor, action, subject,
  request_id as "requestId", encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash from audit_log`;

type StoredRow = Omit<AuditRow, 'position'> & { readonly position: string } & Row;

/** In one statement, however many they are. */
export async function insertAuditRows(tx: Queries, rows: readonly AuditRow[]): Promise<void> {
  await tx.query(
    `insert into audit_log (position, at, account_id, actor, action, subject, request_id, previous_hash, hash)
     select position, at, "accountId", actor, action, subject, "requestId", decode("previousHash", 'hex'), decode(hash, 'hex')
     from json_to_recordset($1::json) as given (position bigint, at timestamptz, "accountId" text, actor text,
       action text, subject text, "requestId" text, "previousHash" text, hash text)`,
    [JSON.stringify(rows)],
  );
}

/** Null when there is no row yet. */
export async function selectAuditHead(tx: Queries): Promise<AuditHead | null> {
  const [row] = await tx.query<StoredRow>(`select ${SELECTED} order by audit_log.position desc limit 1`);
  return row ? read(row) : null;
}

/** In the order of the chain. */
export async function selectAuditRowsAfter(
  queries: Queries,
  position: number,
  limit: number,
): Promise<AuditRow[]> {
  const sql = `select ${SELECTED} where audit_log.position > $1 order by audit_log.position limit $2`;
  return (await queries.query<StoredRow>(sql, [position, limit])).map(read);
}

/** Newest first. */
export async function selectAuditRows(
  queries: Queries,
  { accountId, sessionId, limit }: AuditFilter,
): Promise<AuditRow[]> {
  const rows = await queries.query<StoredRow>(
    `select ${SELECTED}
     where ($1::text is null or account_id = $1) and ($2::text is null or split_part(subject, '/', 1) = $2)
     order by audit_log.position desc limit $3`,
    [accountId ?? null, sessionId ?? null, limit],
  );
  return rows.map(read);
}

function read({ position, ...row }: StoredRow): AuditRow {
  return { ...row, position: Number(position) } as AuditRow;
}
