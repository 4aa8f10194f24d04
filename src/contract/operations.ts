/** The whole API in the order in which a newcomer reads it. */
import type { Operation } from './operation.ts';
import * as account from './operations/account.ts';
import * as deliveries from './operations/deliveries.ts';
import * as events from './operations/events.ts';
import * as images from './operations/images.ts';
import * as keys from './operations/keys.ts';
import * as oauth from './operations/oauth.ts';
import * as service from './operations/service.ts';
import * as sessions from './operations/sessions.ts';
import * as webhooks from './operations/webhooks.ts';

export const OPERATIONS: readonly Operation[] = [
  sessions,
  images,
  webhooks,
  deliveries,
  events,
  account,
  keys,
  oauth,
  service,
].flatMap((resource) => Object.values<Operation>(resource));
