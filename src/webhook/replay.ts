/** Sends events again, by their ids or all of a time: to wherever they went, or to one endpoint, also to one that was not there yet. */
import { invalidRequest, Problem } from '../errors.ts';
import type { Database, Queries } from '../store/database.ts';
import { followEndpoints } from './delivery-log-rows.ts';
import { resendDeliveries } from './delivery-rows.ts';
import type { Endpoint, Owner } from './endpoint.ts';
import { lockEndpoint, lockEndpoints } from './endpoint-rows.ts';
import { assertEnabled, visible } from './endpoints.ts';
import {
  insertMissing,
  type ReplayedEvent,
  type ReplayFilter,
  selectDeliveriesOf,
  selectReplayed,
} from './replay-rows.ts';

export const REPLAYED_EVENTS_MAX = 10_000;

export interface ReplayParts {
  readonly database: Database;
  readonly clock: () => Date;
  /** How many events one call sends at most. */
  readonly eventsMax?: number;
}

export interface ReplayWish extends Omit<ReplayFilter, keyof Owner | 'limit'> {
  readonly endpointId?: string | undefined;
}

export interface Replayed {
  /** How many events were found. */
  readonly events: number;
  readonly deliveries: number;
  /** How many of the events cannot be sent any more. */
  readonly erased: number;
}

/** All or nothing: with more events than one call sends, or an id that names none, nothing is sent. */
export function replay(
  { database, clock, eventsMax = REPLAYED_EVENTS_MAX }: ReplayParts,
  owner: Owner,
  { endpointId, ...wanted }: ReplayWish,
): Promise<Replayed> {
  const { accountId, livemode } = owner;
  return database.transaction(async (tx) => {
    const endpoint = await holdEndpoints(tx, owner, endpointId);
    const events = await selectReplayed(tx, { ...wanted, accountId, livemode, limit: eventsMax + 1 });
    assertAllKnown(events, wanted.eventIds);
    assertNotTooMany(events, eventsMax);
    const eventIds = events.filter(({ isErased }) => !isErased).map(({ id }) => id);
    const deliveries = await sendAgain(tx, { eventIds, endpoint, now: clock() });
    return { events: events.length, deliveries, erased: events.length - eventIds.length };
  });
}

/** The one that is named; null for all of them. */
async function holdEndpoints(tx: Queries, owner: Owner, id: string | undefined): Promise<Endpoint | null> {
  if (id === undefined) {
    await lockEndpoints(tx, owner);
    return null;
  }
  const endpoint = visible(owner, await lockEndpoint(tx, id));
  assertEnabled(endpoint);
  return endpoint;
}

async function sendAgain(
  tx: Queries,
  { eventIds, endpoint, now }: { eventIds: readonly string[]; endpoint: Endpoint | null; now: Date },
): Promise<number> {
  const had = await selectDeliveriesOf(tx, eventIds, endpoint);
  await followEndpoints(tx, had);
  const made = endpoint ? await insertMissing(tx, { eventIds, endpoint, now }) : 0;
  await resendDeliveries(tx, had, now);
  return had.length + made;
}

function assertAllKnown(events: readonly ReplayedEvent[], wanted: readonly string[] = []): void {
  const known = new Set(events.map(({ id }) => id));
  const places = wanted
    .map((id, i) => ({ id, pointer: `/event_ids/${i}`, detail: 'is no event of this account and mode' }))
    .filter(({ id }) => !known.has(id))
    .map(({ pointer, detail }) => ({ pointer, detail }));
  if (places.length > 0) throw invalidRequest(places);
}

function assertNotTooMany(events: readonly ReplayedEvent[], max: number): void {
  const first = events[max];
  if (!first) return;
  const fitting = first.createdAt.toISOString();
  const detail = `leaves more than ${max} events; send them in parts, the first of them up to ${fitting}`;
  throw new Problem(
    'validation_failed',
    'There are too many events for one call, and nothing was sent again; see errors.',
    [{ pointer: '/to', detail }],
  );
}
