/** Every route that a backend, a person or a developer asks; what an operator asks of any process is in routes/health.ts. */
import { type AccountRouteParts, accountRoutes } from './routes/account.ts';
import { brandAssetRoutes } from './routes/brand-assets.ts';
import { type ContractRouteParts, contractRoutes } from './routes/contract.ts';
import { type DeliveryRouteParts, deliveryRoutes } from './routes/deliveries.ts';
import { docsRoutes } from './routes/docs.ts';
import { type EventRouteParts, eventRoutes } from './routes/events.ts';
import { type ImageRouteParts, imageRoutes } from './routes/images.ts';
import { type KeyRouteParts, keyRoutes } from './routes/keys.ts';
import { type OAuthRouteParts, oauthRoutes } from './routes/oauth.ts';
import { type PageRouteParts, pageRoutes } from './routes/page.ts';
import { pageAssetRoutes } from './routes/page-assets.ts';
import { type SessionRouteParts, sessionRoutes } from './routes/sessions.ts';
import { type WebhookRouteParts, webhookRoutes } from './routes/webhooks.ts';
import type { Server } from './server.ts';

export type RouteParts = SessionRouteParts &
  ImageRouteParts &
  EventRouteParts &
  WebhookRouteParts &
  DeliveryRouteParts &
  AccountRouteParts &
  KeyRouteParts &
  OAuthRouteParts &
  ContractRouteParts &
  PageRouteParts;

const ROUTES: readonly ((app: Server, parts: RouteParts) => Promise<void>)[] = [
  sessionRoutes,
  imageRoutes,
  eventRoutes,
  webhookRoutes,
  deliveryRoutes,
  accountRoutes,
  keyRoutes,
  oauthRoutes,
  contractRoutes,
  docsRoutes,
  pageRoutes,
  pageAssetRoutes,
  brandAssetRoutes,
];

export async function addRoutes(app: Server, parts: RouteParts): Promise<void> {
  for (const add of ROUTES) await add(app, parts);
}
