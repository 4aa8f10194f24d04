/** The contract as pages for people, at /docs: all that they load comes from here, and no script is inline. */
import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { OpenApiDocument } from '../../contract/openapi.ts';
import { compressAnswers } from '../compress.ts';
import type { Server } from '../server.ts';

/** The viewer sets sizes on its elements and draws its icons as `data:` images. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** The viewer's page says nothing of it. */
const FIT_PHONES = `document.head.append(
  Object.assign(document.createElement('meta'), { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
);`;

export async function docsRoutes(
  app: Server,
  { document }: { readonly document: OpenApiDocument },
): Promise<void> {
  const specification = { document } as unknown as StaticDocumentSpec;
  await app.register(async (docs: Server) => {
    await compressAnswers(docs);
    await docs.register(swagger, { mode: 'static', specification });
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: POLICY,
      theme: { title: 'Vouch API', js: [{ filename: 'phones.js', content: FIT_PHONES }] },
      uiConfig: { layout: 'BaseLayout', deepLinking: true, docExpansion: 'list' },
    });
  });
}
