/** The deliveries and their attempts in SQL. */
import type { Queries, Row } from '../store/database.ts';

export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly attempts: number;
  readonly eventId: string;
  readonly sealedBody: Uint8Array;
  readonly accountId: string;
  readonly sessionId: string;
  readonly livemode: boolean;
  readonly wrappedKey: Uint8Array | null;
}

export interface Attempt {
  readonly attempt: number;
  readonly attemptedAt: Date;
  readonly statusCode: number | null;
  readonly error: string | null;
  readonly latencyMs: number;
  readonly responseHead: string | null;
}

export type DeliveryStatus = 'waiting' | 'delivered' | 'abandoned';

/** Null when there is nothing to deliver any more. */
export async function selectWaitingDelivery(queries: Queries, id: string): Promise<Delivery | null> {
  const [row] = await queries.query<Delivery & Row>(
    `select d.id, d.url, d.attempts, e.id as "eventId", e.sealed_body as "sealedBody", e.account_id as "accountId",
            s.id as "sessionId", s.livemode, s.wrapped_key as "wrappedKey"
     from deliveries d join events e on e.id = d.event_id join sessions s on s.id = e.session_id
     where d.id = $1 and d.status = 'waiting'`,
    [id],
  );
  return row ?? null;
}

/** False when another worker wrote this attempt first. */
export async function insertAttempt(tx: Queries, deliveryId: string, attempt: Attempt): Promise<boolean> {
  const rows = await tx.query(
    `insert into delivery_attempts (delivery_id, attempt, attempted_at, status_code, error, latency_ms, response_head)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning attempt`,
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
  return rows.length > 0;
}

export async function updateDelivery(
  tx: Queries,
  id: string,
  {
    status,
    attempts,
    nextAttemptAt,
  }: { status: DeliveryStatus; attempts: number; nextAttemptAt: Date | null },
): Promise<void> {
  await tx.query('update deliveries set status = $2, attempts = $3, next_attempt_at = $4 where id = $1', [
    id,
    status,
    attempts,
    nextAttemptAt,
  ]);
}

/** For a delivery whose job broke at every try, on our side; one that has meanwhile arrived stays as it is. */
export async function abandonDelivery(queries: Queries, id: string): Promise<void> {
  await queries.query(
    "update deliveries set status = 'abandoned', next_attempt_at = null where id = $1 and status = 'waiting'",
    [id],
  );
}
