/** What was delivered to an account's endpoints, and what is to be sent again. */
import {
  LIST_DELIVERIES,
  READ_DELIVERY,
  REPLAY,
  RESEND_DELIVERY,
} from '../../contract/operations/deliveries.ts';
import type { DeliveryLog } from '../../webhook/delivery-log.ts';
import { presentDelivery, presentWithAttempts } from '../../webhook/present-delivery.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface DeliveryRouteParts {
  readonly guard: Guard;
  readonly deliveries: DeliveryLog;
}

export async function deliveryRoutes(app: Server, { guard, deliveries }: DeliveryRouteParts): Promise<void> {
  route(app, guard, LIST_DELIVERIES, async ({ caller: { accountId, livemode }, query }) => {
    const { limit, cursor, endpoint_id, event_id, session_id, status } = query;
    const found = await deliveries.list({
      accountId,
      livemode,
      endpointId: endpoint_id,
      eventId: event_id,
      sessionId: session_id,
      status,
      before: cursor,
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const next = found.length > limit ? page.at(-1) : undefined;
    return { data: page.map(presentDelivery), next_cursor: next?.id ?? null };
  });

  route(app, guard, READ_DELIVERY, async ({ caller, params }) =>
    presentWithAttempts(await deliveries.read(caller, params.id)),
  );

  route(app, guard, RESEND_DELIVERY, async ({ caller, params }) =>
    presentWithAttempts(await deliveries.resend(caller, params.id)),
  );

  route(app, guard, REPLAY, ({ caller, body }) => {
    const { endpoint_id, event_ids, from, to, types = [] } = body;
    return deliveries.replay(caller, {
      endpointId: endpoint_id,
      eventIds: event_ids,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
      types,
    });
  });
}
