/** What retention says must go, goes: images, then the data, then the row. Several processes may do it at once; each takes the sessions that no other holds. */
import type { Queries } from '../store/database.ts';
import { eachDue } from './each-due.ts';
import { type Asker, deleteImages, erase } from './erase-session.ts';
import type { SessionParts } from './parts.ts';
import { rowDueAfter } from './retention.ts';
import type { Session } from './session.ts';
import { lockSession, updateSession } from './session-rows.ts';

export const RETAINED = ['images', 'data', 'row'] as const;
export type Retained = (typeof RETAINED)[number];

export interface Due {
  readonly ids: readonly string[];
  /** How late the first of them is. */
  readonly lagMs: number;
}

interface Rule {
  readonly column: string;
  /** What must be so, in SQL; $1 is now. */
  readonly isDue: string;
  readonly forget: (parts: SessionParts, tx: Queries, session: Session) => Promise<unknown>;
}

const SWEEP_SIZE = 500;
const ASKER: Asker = { actor: 'service', requestId: null };

/** A result is told before it is forgotten; but a receiver that takes it neither in the 75 hours of its schedule nor in a week keeps nothing alive. */
const IS_TOLD = `(data_due_at <= $1::timestamptz - interval '7 days' or not exists (
  select 1 from events e join deliveries d on d.event_id = e.id
  where e.session_id = sessions.id and d.status = 'waiting'))`;

const RULES: Readonly<Record<Retained, Rule>> = {
  images: { column: 'images_due_at', isDue: 'images_due_at <= $1', forget: forgetImages },
  data: { column: 'data_due_at', isDue: `data_due_at <= $1 and ${IS_TOLD}`, forget: forgetData },
  row: { column: 'row_due_at', isDue: 'row_due_at <= $1', forget: forgetRow },
};

/** A bounded batch, what was due first at its head. */
export async function dueByRetention({ database, clock }: SessionParts, what: Retained): Promise<Due> {
  const { column, isDue } = RULES[what];
  const now = clock();
  const rows = await database.query<{ id: string; at: Date }>(
    `select id, ${column} as at from sessions where ${isDue} order by ${column} limit $2`,
    [now, SWEEP_SIZE],
  );
  const lagMs = rows[0] ? now.getTime() - rows[0].at.getTime() : 0;
  return { ids: rows.map(({ id }) => id), lagMs };
}

/** Answers how many were let go. */
export function letGo(parts: SessionParts, what: Retained, ids: readonly string[]): Promise<number> {
  return eachDue(ids, (id) => letGoIfDue(parts, what, id));
}

/** False when it is not due any more, or somebody else holds it: the next sweep will see. */
function letGoIfDue(parts: SessionParts, what: Retained, id: string): Promise<boolean> {
  const { isDue, forget } = RULES[what];
  return parts.database.transaction(async (tx) => {
    const sql = `select 1 from sessions where ${isDue} and id = $2 for update skip locked`;
    const isFree = (await tx.query(sql, [parts.clock(), id])).length > 0;
    const session = isFree && (await lockSession(tx, id));
    if (session) await forget(parts, tx, session);
    return Boolean(session);
  });
}

async function forgetImages(parts: SessionParts, tx: Queries, session: Session): Promise<void> {
  await deleteImages(parts, tx, session.id);
  await updateSession(tx, session, { wrappedImageKey: null, imagesDueAt: null });
}

async function forgetData(parts: SessionParts, tx: Queries, session: Session): Promise<void> {
  const erased = session.erasedAt
    ? session
    : await erase(parts, tx, session, { reason: 'retention', asker: ASKER });
  await updateSession(tx, erased, {
    result: null,
    journey: {},
    dataDueAt: null,
    rowDueAt: rowDueAfter(parts.clock()),
  });
}

async function forgetRow(_: SessionParts, tx: Queries, { id }: Session): Promise<void> {
  await tx.query('delete from sessions where id = $1', [id]);
}
