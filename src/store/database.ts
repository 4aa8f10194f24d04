/** The seam to the database: two ways to ask, one way to hear. Postgres and the embedded database both fit it. */

export type Row = Record<string, unknown>;

export interface Queries {
  /** SQL with `$1` parameters; the rows come back typed by the caller, who wrote the SQL. */
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
}

export interface Database extends Queries {
  readonly kind: 'postgres' | 'embedded';
  /** Any number of statements without parameters; the rows of the last one. */
  script(sql: string): Promise<Row[]>;
  /** Commits what `work` did, or nothing of it when it throws. */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Calls back after every committed NOTIFY on the channel, from any process. */
  listen(channel: string, onNotify: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Wakes every listener on the channel when the transaction commits. */
export async function notify(tx: Queries, channel: string): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [channel, '']);
}

/** Numbers that no other program on the same database uses for its advisory locks. */
const LOCKS = { migrations: 8_643_001, queue: 8_643_002, audit: 8_643_003 } as const;

/** Until the transaction ends, every other process that wants to do this kind of work waits. */
export async function lockWork(tx: Queries, work: keyof typeof LOCKS): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [LOCKS[work]]);
}
