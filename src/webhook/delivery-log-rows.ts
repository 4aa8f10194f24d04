/** The log of deliveries in SQL, as the account may read it. */
import { isId } from '../ids.ts';
import type { Queries, Row } from '../store/database.ts';
import type { Attempt, DeliveryStatus } from './delivery-rows.ts';
import type { Owner } from './endpoint.ts';

export interface LoggedDelivery extends Owner {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly sessionId: string | null;
  /** Null: it goes to the session's own webhook_url. */
  readonly endpointId: string | null;
  readonly url: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  /** Nobody can send it any more. */
  readonly isErased: boolean;
}

export interface DeliveryFilter extends Owner {
  readonly endpointId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly status?: DeliveryStatus | undefined;
  /** The last id of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

const SELECTED = `d.id, d.event_id as "eventId", e.type as "eventType", e.session_id as "sessionId",
  e.account_id as "accountId", e.livemode, d.endpoint_id as "endpointId", d.url, d.status, d.attempts,
  d.next_attempt_at as "nextAttemptAt", d.created_at as "createdAt",
  e.session_id is not null and s.wrapped_key is null as "isErased"
  from deliveries d join events e on e.id = d.event_id left join sessions s on s.id = e.session_id`;

/** Newest first. */
export function selectDeliveries(queries: Queries, filter: DeliveryFilter): Promise<LoggedDelivery[]> {
  return queries.query<LoggedDelivery & Row>(
    `select ${SELECTED}
     where e.account_id = $1 and e.livemode = $2
       and ($3::text is null or d.endpoint_id = $3)
       and ($4::text is null or d.event_id = $4)
       and ($5::text is null or e.session_id = $5)
       and ($6::text is null or d.status = $6)
       and ($7::text is null or d.id < $7)
     order by d.id desc limit $8`,
    [
      filter.accountId,
      filter.livemode,
      filter.endpointId ?? null,
      filter.eventId ?? null,
      filter.sessionId ?? null,
      filter.status ?? null,
      filter.before ?? null,
      filter.limit,
    ],
  );
}

/** Whoever's it is; an id of another form names none. */
export async function selectDelivery(queries: Queries, id: string): Promise<LoggedDelivery | null> {
  if (!isId('dlv', id)) return null;
  const [row] = await queries.query<LoggedDelivery & Row>(`select ${SELECTED} where d.id = $1`, [id]);
  return row ?? null;
}

/** The first one first. */
export function selectAttempts(queries: Queries, deliveryId: string): Promise<Attempt[]> {
  return queries.query<Attempt & Row>(
    `select attempt, attempted_at as "attemptedAt", status_code as "statusCode", error,
            latency_ms as "latencyMs", response_head as "responseHead"
     from delivery_attempts where delivery_id = $1 order by attempt`,
    [deliveryId],
  );
}

/** They go to where their endpoint is now. */
export async function followEndpoints(tx: Queries, deliveryIds: readonly string[]): Promise<void> {
  await tx.query(
    `update deliveries d set url = w.url from webhook_endpoints w
     where w.id = d.endpoint_id and d.id = any($1) and d.url <> w.url`,
    [deliveryIds],
  );
}
