/** Deliveries of events: their log, and what is to be sent again. */
import { z } from 'zod';
import { Moment, PageSize, storable, Time } from './fields.ts';
import { EventTypes } from './webhook.ts';

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'abandoned'] as const;
const REPLAYED_IDS_MAX = 100;

export const DeliveryId = z.strictObject({
  id: z.string().meta({ description: 'Of the delivery', examples: ['dlv_01k7f9z4b0h6m2x8c5v1n7qs'] }),
});

/** An id as the caller says it; what names nothing finds nothing. */
const AnyId = storable(z.string().max(100));

export const ListDeliveries = z.strictObject({
  endpoint_id: AnyId.optional().describe('Only those to this endpoint'),
  event_id: AnyId.optional().describe('Only those of this event'),
  session_id: AnyId.optional().describe('Only those about this session'),
  status: z.enum(DELIVERY_STATUSES).optional().describe('Only those that stand there'),
  limit: PageSize,
  cursor: z
    .string()
    .regex(/^dlv_[0-9a-z]{24}$/, 'must be the next_cursor of the page before')
    .optional()
    .describe('The `next_cursor` of the page before'),
});

const DELIVERY = {
  id: z.string().meta({ description: '`dlv_…`' }),
  event_id: z.string().meta({ description: 'The `webhook-id` of every attempt' }),
  event: z.string(),
  session_id: z.string().nullable(),
  endpoint_id: z.string().nullable().meta({ description: "Null: the session's own `webhook_url`" }),
  url: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempt_count: z.int(),
  next_attempt_at: Time.nullable(),
  created_at: Time,
};

export const Delivery = z.object(DELIVERY).meta({ id: 'Delivery' });

export const DeliveryAttempt = z
  .object({
    attempt: z.int(),
    attempted_at: Time,
    status_code: z.int().nullable(),
    error: z.string().nullable().meta({ description: 'Why no answer came, as `ECONNREFUSED`' }),
    latency_ms: z.int(),
    response_head: z.string().nullable().meta({ description: 'The first kilobyte of the answer' }),
  })
  .meta({ id: 'DeliveryAttempt' });

export const DeliveryWithAttempts = z
  .object({ ...DELIVERY, attempts: z.array(DeliveryAttempt) })
  .meta({ id: 'DeliveryWithAttempts' });

export const DeliveryList = z
  .object({ data: z.array(Delivery), next_cursor: z.string().nullable() })
  .meta({ id: 'DeliveryList' });

/** Events by their ids, or all of a time. */
export const Replay = z
  .strictObject({
    endpoint_id: AnyId.optional().meta({
      description:
        'Only to this endpoint, also where it was not yet there when the event happened. Without it: to wherever the events went.',
    }),
    event_ids: z.array(AnyId).min(1).max(REPLAYED_IDS_MAX).optional(),
    from: Moment.optional(),
    to: Moment.optional().meta({ description: 'This moment is no longer part of it' }),
    types: EventTypes.optional(),
  })
  .superRefine(({ event_ids, from, to, types }, context) => {
    const miss = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (event_ids) {
      for (const [field, value] of Object.entries({ from, to, types }))
        if (value !== undefined) miss(field, 'is not taken together with event_ids');
      return;
    }
    if (!from) miss('from', 'is needed without event_ids');
    if (!to) miss('to', 'is needed without event_ids');
    if (from && to && Date.parse(from) >= Date.parse(to)) miss('to', 'must be after from');
  })
  .meta({ id: 'ReplayWebhooks' });

/** In the words of the delivery log. */
export function readReplay({ endpoint_id, event_ids, from, to, types = [] }: z.output<typeof Replay>) {
  return {
    endpointId: endpoint_id,
    eventIds: event_ids,
    from: from ? new Date(from) : undefined,
    to: to ? new Date(to) : undefined,
    types,
  };
}

export const Replaying = z
  .object({
    events: z.int().meta({ description: 'How many events were found' }),
    deliveries: z.int().meta({ description: 'How many deliveries are sent again' }),
    erased: z.int().meta({ description: 'How many of the events cannot be sent: their sessions are erased' }),
  })
  .meta({ id: 'Replay' });
