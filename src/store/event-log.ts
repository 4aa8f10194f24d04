/** What happened, in the order of the commits: each event is sealed, and has its place in the log of its account and mode. */
import type { EventType } from '../events.ts';
import { newId } from '../ids.ts';
import type { Queries } from './database.ts';
import type { MasterKey, Sealer } from './seal.ts';

export interface NewEvent {
  readonly type: EventType;
  readonly accountId: string;
  readonly livemode: boolean;
  /** Null: the event is about the account itself. */
  readonly sessionId: string | null;
  /** Of what caused it; null: time did, or a worker. */
  readonly requestId?: string | null;
  readonly data: object;
  readonly now: Date;
}

/** Answers the event's id, under which its body is sealed: the exact bytes that are signed and sent. */
export async function appendEvent(tx: Queries, sealer: Sealer, event: NewEvent): Promise<string> {
  const { type, accountId, livemode, sessionId, requestId = null, data, now } = event;
  const id = newId('evt', now);
  const sequence = await nextSequence(tx, sessionId);
  const body = JSON.stringify({ event: type, id, created_at: now.toISOString(), sequence, data });
  const sealed = sealer.seal(Buffer.from(body), id);
  const position = await nextPosition(tx, event);
  await tx.query(
    `insert into events (id, account_id, livemode, session_id, type, sequence, position, request_id, sealed_body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, accountId, livemode, sessionId, type, sequence, position, requestId, sealed, now],
  );
  return id;
}

export interface SealedEvent {
  readonly eventId: string;
  readonly sealedBody: Uint8Array;
  readonly sessionId: string | null;
  /** The session's; null once it was erased, and for what is about the account. */
  readonly wrappedKey: Uint8Array | null;
}

/** The body as it is sent; null once the session was erased. */
export function openEvent(masterKey: MasterKey, event: SealedEvent): string | null {
  const { eventId, sealedBody, sessionId, wrappedKey } = event;
  if (sessionId === null) return masterKey.open(sealedBody, eventId).toString('utf8');
  if (wrappedKey === null) return null;
  return masterKey.unwrap(wrappedKey, sessionId).open(sealedBody, eventId).toString('utf8');
}

/** The session's row is locked, so no two of its events get one number; an event about the account is the first of one. */
async function nextSequence(tx: Queries, sessionId: string | null): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    'select coalesce(max(sequence), 0) + 1 as next from events where session_id = $1',
    [sessionId],
  );
  return row?.next ?? 1;
}

/** Held until the transaction ends: who reads on from a position misses no event that commits later with a lower one. */
async function nextPosition(
  tx: Queries,
  { accountId, livemode }: Pick<NewEvent, 'accountId' | 'livemode'>,
): Promise<string> {
  const [row] = await tx.query<{ last: string }>(
    `insert into event_positions (account_id, livemode, last) values ($1, $2, 1)
     on conflict (account_id, livemode) do update set last = event_positions.last + 1 returning last`,
    [accountId, livemode],
  );
  return String(row?.last);
}
