/** The feed of events: the same that webhooks deliver, to be read by who would rather ask. */
import type { z } from 'zod';
import { Event, EventId, EventList, ListEvents } from '../event.ts';
import { operation } from '../operation.ts';
import { personsInEvents } from '../persons-in.ts';

export const LIST_EVENTS = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  tag: 'Events',
  summary: 'Read events on from a place, oldest first',
  description:
    'Begin without `after`, then always go on with the `next_cursor` of the answer before. Nothing is skipped and nothing comes twice, whatever happens at the same time.',
  scope: 'sessions:read',
  query: ListEvents,
  answers: { 200: { description: 'A page of events', schema: EventList } },
  tellsAbout: ({ data }: z.input<typeof EventList>) => personsInEvents(data),
});

export const READ_EVENT = operation({
  id: 'readEvent',
  method: 'GET',
  path: '/v1/events/:id',
  tag: 'Events',
  summary: 'Read an event',
  scope: 'sessions:read',
  params: EventId,
  answers: { 200: { description: 'The event', schema: Event } },
  tellsAbout: (event: z.input<typeof Event>) => personsInEvents([event]),
});
