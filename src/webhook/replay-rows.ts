/** Events that are to be sent again, and their deliveries, in SQL. */
import type { EventType } from '../events.ts';
import { newId } from '../ids.ts';
import type { Queries, Row } from '../store/database.ts';
import type { Endpoint, Owner } from './endpoint.ts';

export interface ReplayedEvent {
  readonly id: string;
  readonly createdAt: Date;
  /** Nobody can send it any more. */
  readonly isErased: boolean;
}

export interface ReplayFilter extends Owner {
  /** Either these events, or all from one moment to before the other. */
  readonly eventIds?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Empty: all. */
  readonly types: readonly string[];
  readonly limit: number;
}

/** Goes to the one endpoint that asked for it, never to another. */
const FOR_ONE_ENDPOINT: EventType = 'endpoint.test';

/** Oldest first. */
export function selectReplayed(tx: Queries, filter: ReplayFilter): Promise<ReplayedEvent[]> {
  const { accountId, livemode, eventIds, from, to, types, limit } = filter;
  return tx.query<ReplayedEvent & Row>(
    `select e.id, e.created_at as "createdAt", e.session_id is not null and s.wrapped_key is null as "isErased"
     from events e left join sessions s on s.id = e.session_id
     where e.account_id = $1 and e.livemode = $2
       and ($3::text[] is null or e.id = any($3))
       and ($4::timestamptz is null or e.created_at >= $4)
       and ($5::timestamptz is null or e.created_at < $5)
       and ($6::text[] = '{}' or e.type = any($6))
     order by e.created_at, e.position limit $7`,
    [accountId, livemode, eventIds ?? null, from ?? null, to ?? null, types, limit],
  );
}

/** The deliveries that the events had, but for those to disabled endpoints; with an endpoint, to it only. */
export async function selectDeliveriesOf(
  tx: Queries,
  eventIds: readonly string[],
  endpoint: Endpoint | null,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select d.id from deliveries d left join webhook_endpoints w on w.id = d.endpoint_id
     where d.event_id = any($1) and w.disabled_at is null and ($2::text is null or d.endpoint_id = $2)
     order by d.id for update of d`,
    [eventIds, endpoint?.id ?? null],
  );
  return rows.map(({ id }) => id);
}

/** Deliveries to the endpoint of those events that it wants and never had; answers how many. */
export async function insertMissing(
  tx: Queries,
  { eventIds, endpoint, now }: { eventIds: readonly string[]; endpoint: Endpoint; now: Date },
): Promise<number> {
  const made = await tx.query(
    `insert into deliveries (id, event_id, url, destination, endpoint_id, status, next_attempt_at, created_at)
     select wanted.id, e.id, $3, $4, $4, 'waiting', $5, $5
     from unnest($1::text[], $2::text[]) as wanted (id, event_id) join events e on e.id = wanted.event_id
     where e.type <> $7 and ($6::text[] = '{}' or e.type = any($6))
       and not exists (select 1 from deliveries d where d.event_id = e.id and d.endpoint_id = $4)
     returning id`,
    [
      eventIds.map(() => newId('dlv', now)),
      eventIds,
      endpoint.url,
      endpoint.id,
      now,
      endpoint.events,
      FOR_ONE_ENDPOINT,
    ],
  );
  return made.length;
}
