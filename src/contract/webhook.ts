/** Webhook endpoints: what an account may ask of them, and what it is told about them. */
import { z } from 'zod';
import { EVENTS } from '../events.ts';
import { duration, Time, webUrl, words } from './fields.ts';

const DAY_MS = 86_400_000;
const OVERLAP_MS_MAX = 7 * DAY_MS;
const DESCRIPTION_CHARACTERS_MAX = 500;

export const ENDPOINT_STATUSES = ['enabled', 'disabled'] as const;

const unique = <Value extends string>(values: readonly Value[]) => [...new Set(values)];

/** An empty list is every event, also those that later versions bring. */
export const EventTypes = z.array(z.enum(EVENTS)).max(50).transform(unique);
export const Description = words(DESCRIPTION_CHARACTERS_MAX).nullable();

export const CreateEndpoint = z
  .strictObject({ url: webUrl, description: Description.optional(), events: EventTypes.optional() })
  .meta({ id: 'CreateWebhookEndpoint' });

export const UpdateEndpoint = z
  .strictObject({
    url: webUrl.optional(),
    description: Description.optional(),
    events: EventTypes.optional(),
    status: z.enum(ENDPOINT_STATUSES).optional(),
  })
  .meta({ id: 'UpdateWebhookEndpoint', description: 'What is not named stays as it is' });

export const RotateSecret = z
  .strictObject({
    overlap: duration(0, OVERLAP_MS_MAX, '0s to 7d')
      .default('24h')
      .meta({ description: 'For how long the secret before goes on signing as well' }),
  })
  .meta({ id: 'RotateWebhookSecret' });

/** The path of everything about one endpoint. */
export const EndpointId = z.strictObject({
  id: z.string().meta({ description: 'Of the endpoint', examples: ['whk_01k7f9z2xjv6c8m4t0q5r3wy'] }),
});

export const WebhookEndpoint = z
  .object({
    id: z.string().meta({ description: '`whk_…`' }),
    livemode: z.boolean(),
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(z.string()).meta({ description: 'Which events it is sent; empty: all of them' }),
    status: z.enum(ENDPOINT_STATUSES),
    disabled_because: z.enum(['asked', 'gone', 'failing']).nullable().meta({
      description: '`asked` by you, `gone` when it answered 410, `failing` when it took nothing for days',
    }),
    disabled_at: Time.nullable(),
    failing_since: Time.nullable().meta({ description: 'Since when every attempt fails' }),
    previous_secret_until: Time.nullable().meta({
      description: 'Until then the secret before the present one signs as well',
    }),
    created_at: Time,
  })
  .meta({ id: 'WebhookEndpoint' });

export const WebhookEndpointWithSecret = WebhookEndpoint.extend({
  secret: z.string().meta({ description: '`whsec_…`; shown here and never again' }),
}).meta({ id: 'WebhookEndpointWithSecret' });

export const WebhookEndpointList = z
  .object({ data: z.array(WebhookEndpoint) })
  .meta({ id: 'WebhookEndpointList' });

export const DeletedEndpoint = z
  .object({ id: z.string(), deleted: z.literal(true) })
  .meta({ id: 'DeletedWebhookEndpoint' });

export const TestSent = z
  .object({ event_id: z.string(), delivery_id: z.string() })
  .meta({ id: 'WebhookTest' });
