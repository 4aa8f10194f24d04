/** What the service sends by itself: each event as a request to the integrator's own address. */
import { EVENT_SHAPES, type EventShape } from '../event.ts';
import { FAILED_SESSION, STARTED_SESSION, TIMED_OUT_SESSION, VERIFIED_SESSION } from '../session-examples.ts';
import { DELIVERY_HEADERS } from './headers.ts';
import type { Json, JsonObject, Schemas } from './schemas.ts';

const EXAMPLES: Readonly<Record<string, Json>> = {
  'verification.started': STARTED_SESSION,
  'verification.completed': VERIFIED_SESSION,
  'verification.failed': FAILED_SESSION,
  'verification.expired': TIMED_OUT_SESSION,
};
const TRIED_AGAIN =
  'It is sent until it is answered 2xx, for about 75 hours, always with the same `webhook-id`.';

export function webhooksOf(schemas: Schemas): JsonObject {
  const shapes = Object.entries<EventShape>(EVENT_SHAPES);
  return Object.fromEntries(
    shapes.map(([event, shape]) => [event, { post: delivery(event, shape, schemas) }]),
  );
}

function delivery(event: string, { description, schema }: EventShape, schemas: Schemas): JsonObject {
  return {
    operationId: `on${event.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: ['Events'],
    summary: event,
    description: `${description} ${TRIED_AGAIN}`,
    security: [],
    parameters: DELIVERY_HEADERS,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.of(schema, 'output'), ...exampleOf(event) } },
    },
    responses: {
      '2XX': { description: 'Taken, within 15 seconds' },
      '410': { description: 'Nobody is here any more: the endpoint is disabled' },
    },
  };
}

function exampleOf(event: string): JsonObject {
  const data = EXAMPLES[event];
  if (data === undefined) return {};
  const about = { event, id: 'evt_01k7f9z3w8d4s6k2j9p5t1ga', created_at: '2026-03-11T10:31:41.000Z' };
  return { example: { ...about, sequence: event === 'verification.started' ? 1 : 2, data } };
}
