/** What happened to an account itself is written into its log, sealed with the master key, and told to its endpoints. */
import type { AccountEvent } from '../events.ts';
import { type Recipient, scheduleDeliveries, selectSubscribers } from '../store/addressing.ts';
import type { Queries } from '../store/database.ts';
import { appendEvent } from '../store/event-log.ts';
import type { MasterKey } from '../store/seal.ts';

export interface AccountEventParts {
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
}

export interface NewAccountEvent {
  readonly type: AccountEvent;
  readonly accountId: string;
  readonly livemode: boolean;
  readonly data: object;
  /** The one endpoint that is told, whatever it asked to hear; else all that want such an event. */
  readonly only?: { readonly id: string; readonly url: string };
}

/** Answers the event's id. */
export async function recordAccountEvent(
  { masterKey, clock }: AccountEventParts,
  tx: Queries,
  { only, ...event }: NewAccountEvent,
): Promise<string> {
  const now = clock();
  const recipients = only ? [asRecipient(only)] : await selectSubscribers(tx, event);
  const eventId = await appendEvent(tx, masterKey, { ...event, sessionId: null, now });
  await scheduleDeliveries(tx, { eventId, recipients, now });
  return eventId;
}

function asRecipient({ id, url }: { readonly id: string; readonly url: string }): Recipient {
  return { url, destination: id, endpointId: id };
}
