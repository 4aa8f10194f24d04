/** Who is told of an event: the deliveries that it makes necessary, written in its own transaction. */
import type { EventType } from '../events.ts';
import { newId } from '../ids.ts';
import { notify, type Queries } from './database.ts';

/** A commit that made a delivery due is heard here by every process that delivers. */
export const DELIVERIES_DUE = 'vouch_deliveries';

export interface Recipient {
  readonly url: string;
  /** What it shares its turn with when it is slow: its endpoint, or the host of a session's webhook_url. */
  readonly destination: string;
  readonly endpointId: string | null;
}

/** The account's endpoints that want such an event. They stay until the transaction ends; asked before the event is written, nobody waits for another in a circle. */
export async function selectSubscribers(
  tx: Queries,
  { accountId, livemode, type }: { accountId: string; livemode: boolean; type: EventType },
): Promise<Recipient[]> {
  return tx.query<Recipient & Record<string, unknown>>(
    `select url, id as destination, id as "endpointId" from webhook_endpoints
     where account_id = $1 and livemode = $2 and disabled_at is null and (events = '{}' or $3 = any(events))
     order by id for key share`,
    [accountId, livemode, type],
  );
}

export async function scheduleDeliveries(
  tx: Queries,
  { eventId, recipients, now }: { eventId: string; recipients: readonly Recipient[]; now: Date },
): Promise<void> {
  for (const { url, destination, endpointId } of recipients) {
    await tx.query(
      `insert into deliveries (id, event_id, url, destination, endpoint_id, status, next_attempt_at, created_at)
       values ($1, $2, $3, $4, $5, 'waiting', $6, $6)`,
      [newId('dlv', now), eventId, url, destination, endpointId, now],
    );
  }
  if (recipients.length > 0) await notify(tx, DELIVERIES_DUE);
}
