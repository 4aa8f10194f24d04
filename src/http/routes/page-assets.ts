/** The page's script, the same for ever under its hash, and the SDK for integrators' pages, whose address stays while it changes. */
import { PAGE_SCRIPT, SDK } from '../../page/assets.ts';
import { compressAnswers } from '../compress.ts';
import type { Server } from '../server.ts';

export async function pageAssetRoutes(app: Server): Promise<void> {
  /** Browsers ask for it on their own account, some of them with every page. */
  app.get('/favicon.ico', async (_request, reply) =>
    reply.code(204).header('cache-control', 'public, max-age=86400').send(),
  );

  await app.register(async (scripts: Server) => {
    await compressAnswers(scripts);

    scripts.get(PAGE_SCRIPT.path, async (_request, reply) =>
      reply
        .type(PAGE_SCRIPT.contentType)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(PAGE_SCRIPT.text),
    );

    for (const { path, contentType, text } of SDK) {
      scripts.get(path, async (_request, reply) =>
        reply
          .type(contentType)
          .header('cache-control', 'public, max-age=300')
          .header('access-control-allow-origin', '*')
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(text),
      );
    }
  });
}
