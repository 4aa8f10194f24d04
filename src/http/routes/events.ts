/** The feed of events: what webhooks deliver, for who would rather ask. */
import { cursorOf, positionAfter, presentEvent } from '../../contract/event.ts';
import { LIST_EVENTS, READ_EVENT } from '../../contract/operations/events.ts';
import type { EventFeed } from '../../session/event-feed.ts';
import { type Guard, route } from '../route.ts';
import type { Server } from '../server.ts';

export interface EventRouteParts {
  readonly guard: Guard;
  readonly events: EventFeed;
}

export async function eventRoutes(app: Server, { guard, events }: EventRouteParts): Promise<void> {
  route(app, guard, LIST_EVENTS, async ({ caller: { accountId, livemode }, query }) => {
    const page = await events.list({ accountId, livemode, ...query, after: positionAfter(query) });
    return { data: page.events.map(presentEvent), next_cursor: cursorOf(page.position) };
  });

  route(app, guard, READ_EVENT, async ({ caller, params }) =>
    presentEvent(await events.read(caller, params.id)),
  );
}
