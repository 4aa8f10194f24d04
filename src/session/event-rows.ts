/** The log of events in SQL, for who reads it. */
import type { EventType } from '../events.ts';
import { isId } from '../ids.ts';
import type { Queries, Row } from '../store/database.ts';
import type { SealedEvent } from '../store/event-log.ts';

export interface LoggedEvent extends SealedEvent {
  readonly type: EventType;
  readonly sequence: number;
  /** A whole number as text: its place among the events of its account and mode. */
  readonly position: string;
  readonly createdAt: Date;
}

export interface EventFilter {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly type?: string | undefined;
  /** Positions: the events after the one, up to and with the other. */
  readonly after: string;
  readonly upTo: string;
  readonly limit: number;
}

const SELECTED = `e.id as "eventId", e.type, e.sequence, e.position::text as position, e.created_at as "createdAt",
  e.session_id as "sessionId", s.wrapped_key as "wrappedKey", e.sealed_body as "sealedBody"
  from events e left join sessions s on s.id = e.session_id`;

type Owner = Pick<EventFilter, 'accountId' | 'livemode'>;

/** The newest event's. Every event before it is committed: positions are given in the order of commits. */
export async function selectLastPosition(queries: Queries, { accountId, livemode }: Owner): Promise<string> {
  const [row] = await queries.query<{ last: string }>(
    'select last::text as last from event_positions where account_id = $1 and livemode = $2',
    [accountId, livemode],
  );
  return row?.last ?? '0';
}

/** Oldest first. */
export function selectEvents(queries: Queries, filter: EventFilter): Promise<LoggedEvent[]> {
  const { accountId, livemode, type, after, upTo, limit } = filter;
  return queries.query<LoggedEvent & Row>(
    `select ${SELECTED}
     where e.account_id = $1 and e.livemode = $2 and e.position > $3 and e.position <= $4
       and ($5::text is null or e.type = $5)
     order by e.position limit $6`,
    [accountId, livemode, after, upTo, type ?? null, limit],
  );
}

/** An id of another form names none. */
export async function selectEvent(
  queries: Queries,
  { accountId, livemode }: Owner,
  id: string,
): Promise<LoggedEvent | null> {
  if (!isId('evt', id)) return null;
  const [row] = await queries.query<LoggedEvent & Row>(
    `select ${SELECTED} where e.account_id = $1 and e.livemode = $2 and e.id = $3`,
    [accountId, livemode, id],
  );
  return row ?? null;
}
