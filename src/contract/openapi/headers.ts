/** The headers that answers and deliveries carry, each described once. */
import type { JsonObject } from './schemas.ts';

const text: JsonObject = { type: 'string' };
const count: JsonObject = { type: 'integer', minimum: 0 };

export const HEADERS: JsonObject = {
  'x-request-id': { description: 'Names the request in the log', required: true, schema: text },
  'WWW-Authenticate': { description: 'The kind of credential that is missing', required: true, schema: text },
  'Retry-After': { description: 'Seconds after which to ask again', schema: count },
  'RateLimit-Limit': { description: 'Requests that the key has in a window', schema: count },
  'RateLimit-Remaining': { description: 'Requests that are left of the window', schema: count },
  'RateLimit-Reset': { description: 'Seconds until the window is full again', schema: count },
  'Idempotent-Replayed': {
    description: '`true` where this is the answer that the same `Idempotency-Key` got before',
    schema: { type: 'string', const: 'true' },
  },
};

const RATE_LIMIT = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** References to the headers of an answer. */
export function headerReferences(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

export function answerHeaderNames(kind: { readonly isCredited: boolean; readonly isIdempotent: boolean }) {
  return [
    'x-request-id',
    ...(kind.isCredited ? RATE_LIMIT : []),
    ...(kind.isIdempotent ? ['Idempotent-Replayed'] : []),
  ];
}

/** What a receiver is sent beside the body of an event. */
export const DELIVERY_HEADERS: readonly JsonObject[] = [
  delivery('webhook-id', "The event's id, the same at every attempt", 'evt_01k7f9z2xjv6c8m4t0q5r3wy'),
  delivery('webhook-timestamp', 'Seconds since 1970 at the time of the attempt', '1773225000'),
  delivery(
    'webhook-signature',
    'Standard Webhooks, over `id.timestamp.body`: `v1,` and the base64 HMAC-SHA256, `v1a,` and the base64 Ed25519 signature by a key of the JWKS; several are parted by spaces',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
  delivery(
    'X-Dokai-Signature',
    '`t=` the timestamp, `v1=` the hex HMAC-SHA256 of `timestamp.body`',
    't=1773225000,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd',
  ),
  delivery(
    'X-okID-Signature',
    'The hex HMAC-SHA256 of the body',
    '5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd',
  ),
  delivery('X-okID-Timestamp', 'As `webhook-timestamp`', '1773225000'),
  {
    ...delivery('x-request-id', 'The request that caused the event', '6f1c1d2e-6b1f-4a9e-9c39-3a1a5f3c8d10'),
    required: false,
  },
];

function delivery(name: string, description: string, example: string): JsonObject {
  return { name, in: 'header', required: true, description, schema: { type: 'string' }, example };
}
