/** What happened is written down, sealed, with the deliveries it makes necessary: all in the transaction that made it happen. */
import { newId } from '../ids.ts';
import type { Queries } from '../store/database.ts';
import type { SessionParts } from './parts.ts';
import { openSession } from './read-session.ts';
import type { Session, Status } from './session.ts';
import { sealerOf } from './vault.ts';

export const EVENTS = [
  'verification.started',
  'verification.completed',
  'verification.failed',
  'verification.expired',
] as const;
export type EventType = (typeof EVENTS)[number];

const EVENT_OF_STATUS: Partial<Readonly<Record<Status, EventType>>> = {
  verified: 'verification.completed',
  unverified: 'verification.completed',
  failed: 'verification.failed',
  expired: 'verification.expired',
};

/** The event that a session's arrival in a status is; null where nobody is told. */
export function eventOf(status: Status): EventType | null {
  return EVENT_OF_STATUS[status] ?? null;
}

export async function recordEvent(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  type: EventType,
): Promise<void> {
  const sealer = sealerOf(parts.masterKey, session);
  if (!sealer) return;
  const now = parts.clock();
  const id = newId('evt', now);
  const sequence = await nextSequence(tx, session.id);
  const data = parts.present(await openSession(parts, tx, session));
  const body = JSON.stringify({ event: type, id, created_at: now.toISOString(), sequence, data });
  await tx.query(
    `insert into events (id, account_id, livemode, session_id, type, sequence, position, sealed_body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      session.accountId,
      session.livemode,
      session.id,
      type,
      sequence,
      await nextPosition(tx, session),
      sealer.seal(Buffer.from(body), id),
      now,
    ],
  );
  if (session.request.webhook_url) await scheduleDelivery(parts, tx, id, session.request.webhook_url);
}

/** The session's row is locked, so no two of its events get one number. */
async function nextSequence(tx: Queries, sessionId: string): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    'select coalesce(max(sequence), 0) + 1 as next from events where session_id = $1',
    [sessionId],
  );
  return row?.next ?? 1;
}

/** Held until the transaction ends: who reads on from a position misses no event that commits later with a lower one. */
async function nextPosition(
  tx: Queries,
  { accountId, livemode }: Pick<Session, 'accountId' | 'livemode'>,
): Promise<string> {
  const [row] = await tx.query<{ last: string }>(
    `insert into event_positions (account_id, livemode, last) values ($1, $2, 1)
     on conflict (account_id, livemode) do update set last = event_positions.last + 1 returning last`,
    [accountId, livemode],
  );
  return String(row?.last);
}

async function scheduleDelivery(
  { queue, clock }: SessionParts,
  tx: Queries,
  eventId: string,
  url: string,
): Promise<void> {
  const now = clock();
  const id = newId('dlv', now);
  await tx.query(
    `insert into deliveries (id, event_id, url, destination, status, next_attempt_at, created_at)
     values ($1, $2, $3, $4, 'waiting', $5, $5)`,
    [id, eventId, url, new URL(url).host, now],
  );
  await queue.send(tx, 'deliver-webhook', id);
}
