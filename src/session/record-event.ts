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
  const data = parts.present(await openSession(parts, tx, session));
  const body = JSON.stringify({ event: type, id, created_at: now.toISOString(), data });
  await tx.query(
    'insert into events (id, account_id, session_id, type, sealed_body, created_at) values ($1, $2, $3, $4, $5, $6)',
    [id, session.accountId, session.id, type, sealer.seal(Buffer.from(body), id), now],
  );
  if (session.request.webhook_url) await scheduleDelivery(parts, tx, id, session.request.webhook_url);
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
    `insert into deliveries (id, event_id, url, status, next_attempt_at, created_at) values ($1, $2, $3, 'waiting', $4, $4)`,
    [id, eventId, url, now],
  );
  await queue.send(tx, 'deliver-webhook', id);
}
