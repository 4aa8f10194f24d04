/** The deliveries and their attempts in SQL. */
import { DELIVERIES_DUE } from '../store/addressing.ts';
import { notify, type Queries, type Row } from '../store/database.ts';
import type { SealedEvent } from '../store/event-log.ts';

export type DeliveryStatus = 'waiting' | 'delivered' | 'abandoned';

/** All that an attempt is made of. */
export interface Delivery extends SealedEvent {
  readonly id: string;
  readonly url: string;
  readonly attempts: number;
  readonly accountId: string;
  /** The request that caused the event; null where none did. */
  readonly requestId: string | null;
  readonly livemode: boolean;
  /** Null: it goes to the session's own webhook_url, signed with the account's secret. */
  readonly endpointId: string | null;
  readonly sealedSecret: Uint8Array | null;
  readonly sealedPreviousSecret: Uint8Array | null;
  readonly previousSecretUntil: Date | null;
  /** Whether its endpoint takes nothing any more. */
  readonly isDisabled: boolean;
}

export interface Attempt {
  readonly attempt: number;
  readonly attemptedAt: Date;
  readonly statusCode: number | null;
  readonly error: string | null;
  readonly latencyMs: number;
  readonly responseHead: string | null;
}

export interface DeliveryState {
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** Attempts of earlier rounds. */
  readonly attemptsBefore: number;
}

/** Null when there is nothing to deliver any more. */
export async function selectWaitingDelivery(queries: Queries, id: string): Promise<Delivery | null> {
  const [row] = await queries.query<Delivery & Row>(
    `select d.id, d.url, d.attempts, e.id as "eventId", e.sealed_body as "sealedBody", e.account_id as "accountId",
            e.request_id as "requestId",
            e.livemode, e.session_id as "sessionId", s.wrapped_key as "wrappedKey", d.endpoint_id as "endpointId",
            w.sealed_secret as "sealedSecret", w.sealed_previous_secret as "sealedPreviousSecret",
            w.previous_secret_until as "previousSecretUntil", w.disabled_at is not null as "isDisabled"
     from deliveries d join events e on e.id = d.event_id left join sessions s on s.id = e.session_id
       left join webhook_endpoints w on w.id = d.endpoint_id
     where d.id = $1 and d.status = 'waiting'`,
    [id],
  );
  return row ?? null;
}

/** Holds the row until the transaction ends; null when it went with its endpoint or session. */
export async function lockDelivery(tx: Queries, id: string): Promise<DeliveryState | null> {
  const [row] = await tx.query<DeliveryState & Row>(
    'select status, attempts, attempts_before as "attemptsBefore" from deliveries where id = $1 for update',
    [id],
  );
  return row ?? null;
}

export async function insertAttempt(tx: Queries, deliveryId: string, attempt: Attempt): Promise<void> {
  await tx.query(
    `insert into delivery_attempts (delivery_id, attempt, attempted_at, status_code, error, latency_ms, response_head)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      deliveryId,
      attempt.attempt,
      attempt.attemptedAt,
      attempt.statusCode,
      attempt.error,
      attempt.latencyMs,
      attempt.responseHead,
    ],
  );
}

/** Ends the claim on it as well. */
export async function updateDelivery(
  tx: Queries,
  id: string,
  change: Pick<DeliveryState, 'status' | 'attempts'> & { readonly nextAttemptAt: Date | null },
): Promise<void> {
  await tx.query(
    `update deliveries set status = $2, attempts = $3, next_attempt_at = $4, claimed_until = null where id = $1`,
    [id, change.status, change.attempts, change.nextAttemptAt],
  );
}

const ABANDONED = "status = 'abandoned', next_attempt_at = null, claimed_until = null";

/** One that has meanwhile arrived stays as it is. */
export async function abandonDelivery(queries: Queries, id: string): Promise<void> {
  await queries.query(`update deliveries set ${ABANDONED} where id = $1 and status = 'waiting'`, [id]);
}

export async function abandonDeliveriesTo(tx: Queries, endpointId: string): Promise<void> {
  await tx.query(`update deliveries set ${ABANDONED} where endpoint_id = $1 and status = 'waiting'`, [
    endpointId,
  ]);
}

/** Sent again at once, whatever became of them, with the whole schedule before them. Dispatchers wake up at the commit. */
export async function resendDeliveries(tx: Queries, ids: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `update deliveries set status = 'waiting', attempts_before = attempts, next_attempt_at = $2 where id = any($1)`,
    [ids, now],
  );
  await notify(tx, DELIVERIES_DUE);
}

export async function countWaitingDeliveries(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    "select count(*)::int as count from deliveries where status = 'waiting'",
  );
  return row?.count ?? 0;
}
