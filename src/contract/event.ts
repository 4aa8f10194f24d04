/** What we tell of ourselves: every type of event with the body that is delivered, and the feed in which they can be read again. */
import { z } from 'zod';
import { EVENTS, type EventType } from '../events.ts';
import type { OpenEvent } from '../session/event-feed.ts';
import { PageSize, Time } from './fields.ts';
import { SessionAnswer } from './session-answer.ts';
import { WebhookEndpoint } from './webhook.ts';

export interface EventShape {
  readonly description: string;
  /** The body as it is delivered. */
  readonly schema: z.ZodObject;
}

const Sequence = z.int().min(1).meta({
  description:
    'Its place among the events of its session, from 1 on; tells the order when two arrive crossed',
});

function told<Data extends z.ZodType>(type: EventType, data: Data, description: string) {
  const schema = z
    .object({
      event: z.literal(type),
      id: z.string().meta({ description: '`evt_…`, the same at every attempt' }),
      created_at: Time,
      sequence: Sequence,
      data,
    })
    .meta({ id: nameOf(type) });
  return { description, schema };
}

/** `verification.started` → `VerificationStartedEvent`. */
function nameOf(type: EventType): string {
  const parts = type.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return `${parts.join('')}Event`;
}

export const EVENT_SHAPES = {
  'verification.started': told('verification.started', SessionAnswer, 'The first image of a session came.'),
  'verification.completed': told(
    'verification.completed',
    SessionAnswer,
    'A session was judged: its status is `verified` or `unverified`.',
  ),
  'verification.failed': told(
    'verification.failed',
    SessionAnswer,
    'A session could not be judged, for example because no face was found.',
  ),
  'verification.expired': told(
    'verification.expired',
    SessionAnswer,
    'Time was up before the images came, or the session was cancelled.',
  ),
  'endpoint.disabled': told(
    'endpoint.disabled',
    WebhookEndpoint,
    'An endpoint answered 410 or took nothing for days, and is sent nothing more until it is enabled.',
  ),
  'endpoint.test': told('endpoint.test', WebhookEndpoint, 'You asked for it; it goes to that endpoint only.'),
} as const satisfies Record<EventType, EventShape>;

const CURSOR_PREFIX = 'after:';
const FROM_THE_START = '0';

/** Where to read on, in words that only we read. */
export function cursorOf(position: string): string {
  return Buffer.from(`${CURSOR_PREFIX}${position}`).toString('base64url');
}

/** Where a reader goes on, who may read for the first time. */
export function positionAfter({ after }: z.output<typeof ListEvents>): string {
  return (after && positionOf(after)) ?? FROM_THE_START;
}

/** Null for what `cursorOf` never gave. */
function positionOf(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  const position = text.slice(CURSOR_PREFIX.length);
  return /^\d{1,18}$/.test(position) && cursorOf(position) === cursor ? position : null;
}

export const ListEvents = z.strictObject({
  after: z
    .string()
    .refine((cursor) => positionOf(cursor) !== null, 'must be the next_cursor of a page before')
    .optional()
    .meta({ description: 'The `next_cursor` of the page before; without it, from the oldest event on' }),
  limit: PageSize,
  type: z.enum(EVENTS).optional().describe('Only those of this type'),
});

export const EventId = z.strictObject({
  id: z.string().meta({ description: 'Of the event', examples: ['evt_01k7f9z3w8d4s6k2j9p5t1ga'] }),
});

export const Event = z
  .object({
    id: z.string().meta({ description: '`evt_…`' }),
    event: z.enum(EVENTS),
    created_at: Time,
    sequence: Sequence,
    session_id: z.string().nullable().meta({ description: 'Null: it is about the account itself' }),
    data: z
      .union([SessionAnswer, WebhookEndpoint])
      .nullable()
      .meta({ description: 'As it was delivered; null once the session was erased' }),
  })
  .meta({ id: 'Event' });

export const EventList = z
  .object({
    data: z.array(Event),
    next_cursor: z.string().meta({
      description:
        'Always there: `after` this, now or at any later time, nothing is skipped and nothing comes twice',
    }),
  })
  .meta({ id: 'EventList' });

export function presentEvent({ eventId, type, createdAt, sequence, sessionId, data }: OpenEvent) {
  return {
    id: eventId,
    event: type,
    created_at: createdAt.toISOString(),
    sequence,
    session_id: sessionId,
    data: data as z.input<typeof Event>['data'],
  };
}
