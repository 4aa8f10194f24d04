/** The log of what happened, for whoever reads on from where they stopped. */
import { Problem } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { openEvent } from '../store/event-log.ts';
import type { MasterKey } from '../store/seal.ts';
import {
  type EventFilter,
  type LoggedEvent,
  selectEvent,
  selectEvents,
  selectLastPosition,
} from './event-rows.ts';
import type { Viewer } from './read-session.ts';

export interface OpenEvent extends LoggedEvent {
  /** As it was told; null once its session was erased. */
  readonly data: unknown;
}

export interface EventPage {
  readonly events: readonly OpenEvent[];
  /** Reading on from here, now or later, skips nothing and repeats nothing. */
  readonly position: string;
}

export type EventFeed = ReturnType<typeof createEventFeed>;

export function createEventFeed({ database, masterKey }: { database: Database; masterKey: MasterKey }) {
  return {
    /** The events after a position, oldest first. */
    async list(wanted: Omit<EventFilter, 'upTo'>): Promise<EventPage> {
      const upTo = await selectLastPosition(database, wanted);
      const events = await selectEvents(database, { ...wanted, upTo });
      const isFull = events.length === wanted.limit;
      return {
        events: events.map((event) => open(masterKey, event)),
        position: isFull ? (events.at(-1)?.position ?? upTo) : later(upTo, wanted.after),
      };
    },
    async read(owner: NonNullable<Viewer>, id: string): Promise<OpenEvent> {
      const event = await selectEvent(database, owner, id);
      if (!event) throw new Problem('not_found', 'There is no such event in this account and mode.');
      return open(masterKey, event);
    },
  };
}

function open(masterKey: MasterKey, event: LoggedEvent): OpenEvent {
  const body = openEvent(masterKey, event);
  return { ...event, data: body === null ? null : (JSON.parse(body) as { data: unknown }).data };
}

function later(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other;
}
