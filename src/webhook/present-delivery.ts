/** The contract's `Delivery` and its attempts. The address is the account's own and shown to it; a log never has it. */
import type { DeliveryWithAttempts } from './delivery-log.ts';
import type { LoggedDelivery } from './delivery-log-rows.ts';
import type { Attempt } from './delivery-rows.ts';

export function presentDelivery(delivery: LoggedDelivery) {
  return {
    id: delivery.id,
    event_id: delivery.eventId,
    event: delivery.eventType,
    session_id: delivery.sessionId,
    endpoint_id: delivery.endpointId,
    url: delivery.url,
    status: delivery.status,
    attempt_count: delivery.attempts,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
  };
}

export function presentWithAttempts(delivery: DeliveryWithAttempts) {
  return { ...presentDelivery(delivery), attempts: delivery.log.map(presentAttempt) };
}

function presentAttempt(attempt: Attempt) {
  return {
    attempt: attempt.attempt,
    attempted_at: attempt.attemptedAt.toISOString(),
    status_code: attempt.statusCode,
    error: attempt.error,
    latency_ms: attempt.latencyMs,
    response_head: attempt.responseHead,
  };
}
