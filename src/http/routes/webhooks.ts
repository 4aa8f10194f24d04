/** The endpoints to which an account's events go. */
import {
  CREATE_ENDPOINT,
  DELETE_ENDPOINT,
  LIST_ENDPOINTS,
  READ_ENDPOINT,
  ROTATE_SECRET,
  TEST_ENDPOINT,
  UPDATE_ENDPOINT,
} from '../../contract/operations/webhooks.ts';
import { durationMs } from '../../session/duration.ts';
import { presentEndpoint } from '../../webhook/endpoint.ts';
import type { Endpoints, EndpointWithSecret } from '../../webhook/endpoints.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface WebhookRouteParts {
  readonly guard: Guard;
  readonly endpoints: Endpoints;
}

export async function webhookRoutes(app: Server, { guard, endpoints }: WebhookRouteParts): Promise<void> {
  route(app, guard, CREATE_ENDPOINT, async ({ caller, body }) =>
    presentWithSecret(await endpoints.create(caller, body)),
  );

  route(app, guard, LIST_ENDPOINTS, async ({ caller }) => ({
    data: (await endpoints.list(caller)).map(presentEndpoint),
  }));

  route(app, guard, READ_ENDPOINT, async ({ caller, params }) =>
    presentEndpoint(await endpoints.read(caller, params.id)),
  );

  route(app, guard, UPDATE_ENDPOINT, async ({ caller, params, body }) =>
    presentEndpoint(await endpoints.update(caller, params.id, body)),
  );

  route(app, guard, DELETE_ENDPOINT, async ({ caller, params }) => {
    const { id } = await endpoints.delete(caller, params.id);
    return { id, deleted: true as const };
  });

  route(app, guard, ROTATE_SECRET, async ({ caller, params, body }) => {
    const rotated = endpoints.rotateSecret(caller, params.id, durationMs(body.overlap));
    return presentWithSecret(await rotated);
  });

  route(app, guard, TEST_ENDPOINT, async ({ caller, params }) => {
    const { eventId, deliveryId } = await endpoints.test(caller, params.id);
    return { event_id: eventId, delivery_id: deliveryId };
  });
}

function presentWithSecret({ endpoint, secret }: EndpointWithSecret) {
  return { ...presentEndpoint(endpoint), secret };
}
