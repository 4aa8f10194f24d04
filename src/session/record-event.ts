/** What happened to a session is written down with the deliveries it makes necessary: all in the transaction that made it happen. */
import type { SessionEvent } from '../events.ts';
import { type Recipient, scheduleDeliveries, selectSubscribers } from '../store/addressing.ts';
import type { Queries } from '../store/database.ts';
import { appendEvent } from '../store/event-log.ts';
import type { SessionParts } from './parts.ts';
import { tellSession } from './read-session.ts';
import type { Session, Status } from './session.ts';
import { sealerOf } from './vault.ts';

const EVENT_OF_STATUS: Partial<Readonly<Record<Status, SessionEvent>>> = {
  verified: 'verification.completed',
  unverified: 'verification.completed',
  failed: 'verification.failed',
  expired: 'verification.expired',
};

/** The event that a session's arrival in a status is; null where nobody is told. */
export function eventOf(status: Status): SessionEvent | null {
  return EVENT_OF_STATUS[status] ?? null;
}

export async function recordEvent(
  parts: SessionParts,
  tx: Queries,
  session: Session,
  type: SessionEvent,
): Promise<void> {
  const sealer = sealerOf(parts.masterKey, session);
  if (!sealer) return;
  const now = parts.clock();
  const { accountId, livemode, id: sessionId, requestId } = session;
  const subscribers = await selectSubscribers(tx, { accountId, livemode, type });
  const data = parts.present(tellSession(parts, session));
  const eventId = await appendEvent(tx, sealer, {
    type,
    accountId,
    livemode,
    sessionId,
    requestId,
    data,
    now,
  });
  await scheduleDeliveries(tx, { eventId, recipients: [...ownRecipient(session), ...subscribers], now });
}

function ownRecipient({ request: { webhook_url: url } }: Session): Recipient[] {
  return url ? [{ url, destination: new URL(url).host, endpointId: null }] : [];
}
