/** What was delivered to an account's endpoints, and what is to be sent again. */
import { readReplay } from '../../contract/delivery.ts';
import {
  LIST_DELIVERIES,
  READ_DELIVERY,
  REPLAY,
  RESEND_DELIVERY,
} from '../../contract/operations/deliveries.ts';
import type { DeliveryLog } from '../../webhook/delivery-log.ts';
import { presentDelivery, presentWithAttempts } from '../../webhook/present-delivery.ts';
import { readPage } from '../read-page.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface DeliveryRouteParts {
  readonly guard: Guard;
  readonly deliveries: DeliveryLog;
}

export async function deliveryRoutes(app: Server, { guard, deliveries }: DeliveryRouteParts): Promise<void> {
  route(app, guard, LIST_DELIVERIES, async ({ caller: { accountId, livemode }, query }) => {
    const { limit, cursor, endpoint_id, event_id, session_id, status } = query;
    const { items, last } = await readPage(limit, (limit) =>
      deliveries.list({
        accountId,
        livemode,
        endpointId: endpoint_id,
        eventId: event_id,
        sessionId: session_id,
        status,
        before: cursor,
        limit,
      }),
    );
    return { data: items.map(presentDelivery), next_cursor: last?.id ?? null };
  });

  route(app, guard, READ_DELIVERY, async ({ caller, params }) =>
    presentWithAttempts(await deliveries.read(caller, params.id)),
  );

  route(app, guard, RESEND_DELIVERY, async ({ caller, params }) =>
    presentWithAttempts(await deliveries.resend(caller, params.id)),
  );

  route(app, guard, REPLAY, ({ caller, body }) => deliveries.replay(caller, readReplay(body)));
}
