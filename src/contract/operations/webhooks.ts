/** Where an account's events go: its endpoints. */
import { operation } from '../operation.ts';
import {
  CreateEndpoint,
  DeletedEndpoint,
  EndpointId,
  RotateSecret,
  TestSent,
  UpdateEndpoint,
  WebhookEndpoint,
  WebhookEndpointList,
  WebhookEndpointWithSecret,
} from '../webhook.ts';

const tag = 'Webhooks';
const ENDPOINTS = '/v1/webhooks/endpoints';

const ENDPOINT = {
  id: 'whk_01k7f9z2xjv6c8m4t0q5r3wy',
  livemode: true,
  url: 'https://hooks.example.com/vouch',
  description: 'Orders',
  events: ['verification.completed', 'verification.failed'],
  status: 'enabled',
  disabled_because: null,
  disabled_at: null,
  failing_since: null,
  previous_secret_until: null,
  created_at: '2026-03-11T10:30:00.000Z',
};
const SECRET = { secret: 'whsec_…' };

export const CREATE_ENDPOINT = operation({
  id: 'createWebhookEndpoint',
  method: 'POST',
  path: ENDPOINTS,
  tag,
  summary: 'Make an endpoint',
  description:
    "Events of the key's mode go to it from now on, signed with its own secret, which is shown here and never again. Its domain must be on the account's allow-list.",
  scope: 'webhooks:write',
  body: CreateEndpoint,
  bodyExample: { url: ENDPOINT.url, description: ENDPOINT.description, events: ENDPOINT.events },
  answers: {
    201: {
      description: 'The endpoint',
      schema: WebhookEndpointWithSecret,
      example: { ...ENDPOINT, ...SECRET },
    },
  },
  problems: ['webhook_domain_not_allowed', 'too_many_endpoints'],
});

export const LIST_ENDPOINTS = operation({
  id: 'listWebhookEndpoints',
  method: 'GET',
  path: ENDPOINTS,
  tag,
  summary: "List the endpoints of the key's mode, oldest first",
  scope: 'webhooks:read',
  answers: {
    200: { description: 'The endpoints', schema: WebhookEndpointList, example: { data: [ENDPOINT] } },
  },
});

export const READ_ENDPOINT = operation({
  id: 'readWebhookEndpoint',
  method: 'GET',
  path: `${ENDPOINTS}/:id`,
  tag,
  summary: 'Read an endpoint',
  scope: 'webhooks:read',
  params: EndpointId,
  answers: { 200: { description: 'The endpoint', schema: WebhookEndpoint, example: ENDPOINT } },
});

export const UPDATE_ENDPOINT = operation({
  id: 'updateWebhookEndpoint',
  method: 'PATCH',
  path: `${ENDPOINTS}/:id`,
  tag,
  summary: 'Change, disable or enable an endpoint',
  description:
    'What waits to be delivered goes to a new `url` as well. What happens while an endpoint is disabled is not sent to it; replay it afterwards.',
  scope: 'webhooks:write',
  params: EndpointId,
  body: UpdateEndpoint,
  bodyExample: { status: 'disabled' },
  answers: { 200: { description: 'The endpoint as it is now', schema: WebhookEndpoint, example: ENDPOINT } },
  problems: ['webhook_domain_not_allowed'],
});

export const DELETE_ENDPOINT = operation({
  id: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: `${ENDPOINTS}/:id`,
  tag,
  summary: 'Delete an endpoint with the log of its deliveries',
  scope: 'webhooks:write',
  params: EndpointId,
  answers: {
    200: {
      description: 'What was deleted',
      schema: DeletedEndpoint,
      example: { id: ENDPOINT.id, deleted: true },
    },
  },
});

export const ROTATE_SECRET = operation({
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: `${ENDPOINTS}/:id/rotate-secret`,
  tag,
  summary: 'Give an endpoint another secret',
  description:
    'Until the overlap ends both secrets sign every delivery, so no receiver has to change at once.',
  scope: 'webhooks:write',
  params: EndpointId,
  body: RotateSecret,
  isBodyOptional: true,
  bodyExample: { overlap: '24h' },
  answers: {
    200: {
      description: 'The endpoint with its new secret',
      schema: WebhookEndpointWithSecret,
      example: { ...ENDPOINT, previous_secret_until: '2026-03-12T10:30:00.000Z', ...SECRET },
    },
  },
});

export const TEST_ENDPOINT = operation({
  id: 'testWebhookEndpoint',
  method: 'POST',
  path: `${ENDPOINTS}/:id/test`,
  tag,
  summary: 'Send an `endpoint.test` event to this endpoint',
  scope: 'webhooks:write',
  params: EndpointId,
  answers: {
    202: {
      description: 'On its way; the delivery tells how it went',
      schema: TestSent,
      example: { event_id: 'evt_01k7f9z3w8d4s6k2j9p5t1ga', delivery_id: 'dlv_01k7f9z4b0h6m2x8c5v1n7qs' },
    },
  },
  problems: ['endpoint_disabled'],
});
