/** What was delivered, attempt by attempt, and what is to be sent again. */
import {
  DeliveryId,
  DeliveryList,
  DeliveryWithAttempts,
  ListDeliveries,
  Replay,
  Replaying,
} from '../delivery.ts';
import { operation } from '../operation.ts';

const tag = 'Webhooks';
const DELIVERIES = '/v1/webhooks/deliveries';

const DELIVERY = {
  id: 'dlv_01k7f9z4b0h6m2x8c5v1n7qs',
  event_id: 'evt_01k7f9z3w8d4s6k2j9p5t1ga',
  event: 'verification.completed',
  session_id: 'ver_01k7f9z2xjv6c8m4t0q5r3wy',
  endpoint_id: 'whk_01k7f9z2xjv6c8m4t0q5r3wy',
  url: 'https://hooks.example.com/vouch',
  status: 'delivered',
  attempt_count: 1,
  next_attempt_at: null,
  created_at: '2026-03-11T10:31:00.000Z',
};
const ATTEMPT = {
  attempt: 1,
  attempted_at: '2026-03-11T10:31:00.050Z',
  status_code: 200,
  error: null,
  latency_ms: 42,
  response_head: 'ok',
};

export const LIST_DELIVERIES = operation({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: DELIVERIES,
  tag,
  summary: 'List deliveries, newest first',
  scope: 'webhooks:read',
  query: ListDeliveries,
  answers: {
    200: {
      description: 'A page of deliveries',
      schema: DeliveryList,
      example: { data: [DELIVERY], next_cursor: null },
    },
  },
});

export const READ_DELIVERY = operation({
  id: 'readWebhookDelivery',
  method: 'GET',
  path: `${DELIVERIES}/:id`,
  tag,
  summary: 'Read a delivery with its attempts',
  scope: 'webhooks:read',
  params: DeliveryId,
  answers: {
    200: {
      description: 'The delivery',
      schema: DeliveryWithAttempts,
      example: { ...DELIVERY, attempts: [ATTEMPT] },
    },
  },
});

export const RESEND_DELIVERY = operation({
  id: 'resendWebhookDelivery',
  method: 'POST',
  path: `${DELIVERIES}/:id/resend`,
  tag,
  summary: 'Send a delivery again',
  description: 'At once, under the same `webhook-id`, and with the whole schedule of retries before it.',
  scope: 'webhooks:write',
  params: DeliveryId,
  answers: {
    202: {
      description: 'On its way again',
      schema: DeliveryWithAttempts,
      example: {
        ...DELIVERY,
        status: 'waiting',
        next_attempt_at: '2026-03-11T12:00:00.000Z',
        attempts: [ATTEMPT],
      },
    },
  },
  problems: ['endpoint_disabled', 'event_erased'],
});

export const REPLAY = operation({
  id: 'replayWebhooks',
  method: 'POST',
  path: '/v1/webhooks/replay',
  tag,
  summary: 'Send events again',
  description:
    'Those named by `event_ids`, or all from `from` to before `to`, under the same `webhook-id` as before. With `endpoint_id` they go to that endpoint only: those that it had, and of the others those that its filter wants. Without it they go to wherever they went. At most 10,000 events a call: more of them are refused with the time up to which they fit, and nothing is sent.',
  scope: 'webhooks:write',
  body: Replay,
  bodyExample: {
    endpoint_id: DELIVERY.endpoint_id,
    from: '2026-03-11T00:00:00Z',
    to: '2026-03-12T00:00:00Z',
    types: ['verification.completed'],
  },
  answers: {
    202: {
      description: 'On their way again',
      schema: Replaying,
      example: { events: 12, deliveries: 11, erased: 1 },
    },
  },
  problems: ['not_found', 'endpoint_disabled'],
});
