/** What was delivered, with what success, and what is to be sent again. */
import { Problem } from '../errors.ts';
import {
  type DeliveryFilter,
  followEndpoints,
  type LoggedDelivery,
  selectAttempts,
  selectDeliveries,
  selectDelivery,
} from './delivery-log-rows.ts';
import { type Attempt, resendDeliveries } from './delivery-rows.ts';
import type { Owner } from './endpoint.ts';
import { lockEndpoint } from './endpoint-rows.ts';
import { assertEnabled } from './endpoints.ts';
import { type ReplayParts, type ReplayWish, replay } from './replay.ts';

export interface DeliveryWithAttempts extends LoggedDelivery {
  readonly log: readonly Attempt[];
}

export type DeliveryLog = ReturnType<typeof createDeliveryLog>;

export function createDeliveryLog(parts: ReplayParts) {
  const { database } = parts;
  return {
    /** Newest first. */
    list: (filter: DeliveryFilter) => selectDeliveries(database, filter),
    read: (owner: Owner, id: string) => read(parts, owner, id),
    async resend(owner: Owner, id: string) {
      await resend(parts, await read(parts, owner, id));
      return read(parts, owner, id);
    },
    replay: (owner: Owner, wish: ReplayWish) => replay(parts, owner, wish),
    /** Null when there is no such delivery: for an operator, who may see all of them. */
    ownerOf: (id: string): Promise<Owner | null> => selectDelivery(database, id),
  };
}

/** Somebody else's delivery is as unknown as one that never was. */
async function read({ database }: ReplayParts, owner: Owner, id: string): Promise<DeliveryWithAttempts> {
  const delivery = await selectDelivery(database, id);
  const isSeen = delivery?.accountId === owner.accountId && delivery.livemode === owner.livemode;
  if (!delivery || !isSeen)
    throw new Problem('not_found', 'There is no such delivery in this account and mode.');
  return { ...delivery, log: await selectAttempts(database, id) };
}

function resend({ database, clock }: ReplayParts, delivery: LoggedDelivery): Promise<void> {
  if (delivery.isErased)
    throw new Problem('event_erased', 'What the event told is destroyed; it cannot be sent again.');
  return database.transaction(async (tx) => {
    const endpoint = delivery.endpointId && (await lockEndpoint(tx, delivery.endpointId));
    if (endpoint) assertEnabled(endpoint);
    await followEndpoints(tx, [delivery.id]);
    await resendDeliveries(tx, [delivery.id], clock());
  });
}
