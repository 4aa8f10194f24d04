/** The sessions table in SQL: every statement about it stands here, next to the words that give it meaning. */
import { isId } from '../ids.ts';
import type { Queries, Row } from '../store/database.ts';
import type { Session, Status } from './session.ts';

const COLUMNS = {
  id: 'id',
  accountId: 'account_id',
  livemode: 'livemode',
  simulated: 'simulated',
  status: 'status',
  request: 'request',
  journey: 'journey',
  requestId: 'request_id',
  sealedRequest: 'sealed_request',
  wrappedKey: 'wrapped_key',
  wrappedImageKey: 'wrapped_image_key',
  result: 'result',
  sealedPerson: 'sealed_person',
  createdAt: 'created_at',
  expiresAt: 'expires_at',
  startedAt: 'started_at',
  submittedAt: 'submitted_at',
  completedAt: 'completed_at',
  cancelledAt: 'cancelled_at',
  erasedAt: 'erased_at',
  erasure: 'erasure',
  imagesDueAt: 'images_due_at',
  dataDueAt: 'data_due_at',
  rowDueAt: 'row_due_at',
} as const satisfies Record<keyof Session, string>;

const JSON_COLUMNS: ReadonlySet<string> = new Set(['request', 'journey', 'result', 'erasure']);
const SELECTED = Object.entries(COLUMNS)
  .map(([name, column]) => `${column} as "${name}"`)
  .join(', ');

type SessionRow = Session & Row;

export interface ListFilter {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly status?: Status | undefined;
  readonly referenceId?: string | undefined;
  readonly vendorData?: string | undefined;
  readonly createdAfter?: Date | undefined;
  /** The last id of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export async function insertSession(tx: Queries, session: Session): Promise<void> {
  const names = Object.keys(COLUMNS) as (keyof Session)[];
  const columns = names.map((name) => COLUMNS[name]);
  const places = names.map((_, i) => `$${i + 1}`);
  await tx.query(
    `insert into sessions (${columns}, reference_id, vendor_data) values (${places}, $${names.length + 1}, $${names.length + 2})`,
    [
      ...names.map((name) => toColumn(name, session[name])),
      session.request.reference_id ?? null,
      session.request.vendor_data ?? null,
    ],
  );
}

/** An id of another form names no session, and may hold what the database refuses to read. */
export async function selectSession(tx: Queries, id: string): Promise<Session | null> {
  if (!isId('ver', id)) return null;
  const [row] = await tx.query<SessionRow>(`select ${SELECTED} from sessions where id = $1`, [id]);
  return row ?? null;
}

/** Holds the row until the transaction ends, so that two changes of one session come one after the other. */
export async function lockSession(tx: Queries, id: string): Promise<Session | null> {
  if (!isId('ver', id)) return null;
  const [row] = await tx.query<SessionRow>(`select ${SELECTED} from sessions where id = $1 for update`, [id]);
  return row ?? null;
}

export async function updateSession(
  tx: Queries,
  session: Session,
  change: Partial<Session>,
): Promise<Session> {
  const names = Object.keys(change) as (keyof Session)[];
  const settings = names.map((name, i) => `${COLUMNS[name]} = $${i + 2}`);
  await tx.query(`update sessions set ${settings} where id = $1`, [
    session.id,
    ...names.map((name) => toColumn(name, change[name])),
  ]);
  return { ...session, ...change };
}

/** Newest first. */
export function selectSessions(queries: Queries, filter: ListFilter): Promise<Session[]> {
  return queries.query<SessionRow>(
    `select ${SELECTED} from sessions
     where account_id = $1 and livemode = $2
       and ($3::text is null or status = $3)
       and ($4::text is null or reference_id = $4)
       and ($5::text is null or vendor_data = $5)
       and ($6::timestamptz is null or created_at > $6)
       and ($7::text is null or id < $7)
     order by id desc limit $8`,
    [
      filter.accountId,
      filter.livemode,
      filter.status ?? null,
      filter.referenceId ?? null,
      filter.vendorData ?? null,
      filter.createdAfter ?? null,
      filter.before ?? null,
      filter.limit,
    ],
  );
}

export async function selectDueSessions(queries: Queries, now: Date, limit: number): Promise<string[]> {
  const rows = await queries.query<{ id: string }>(
    `select id from sessions where status in ('pending', 'document_uploaded') and expires_at <= $1 order by expires_at limit $2`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

function toColumn(name: keyof Session, value: unknown): unknown {
  return JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value;
}
