/** Serves rendered screens as the service would, with its policy and its script, but without a session behind them. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { dressPage } from '../../src/http/page-headers.ts';
import { pageAssetRoutes } from '../../src/http/routes/page-assets.ts';
import { createServer } from '../../src/http/server.ts';
import { type Face, PLAIN_FACE } from '../../src/page/frame.ts';
import { type Messages, messagesFor } from '../../src/page/messages.ts';
import { renderPage } from '../../src/page/render.ts';
import type { PageView } from '../../src/page/view.ts';
import { BASE_PATH, LOGO_PATH } from '../page/views.ts';

export interface Shown {
  readonly view: PageView;
  /** English, where none are given. */
  readonly messages?: Messages;
  /** That of an account that says nothing, where none is given. */
  readonly face?: Face;
}

export interface ScreenServer {
  readonly origin: string;
  /** What browsers told against the policy. */
  readonly violations: string[];
  /** Answers the address at which the screen is from now on. */
  show(shown: Shown): string;
  stop(): Promise<void>;
}

const LOGO = readFileSync(new URL('../page/logo.svg', import.meta.url));

export async function serveScreens(): Promise<ScreenServer> {
  const screens: Shown[] = [];
  const violations: string[] = [];
  const app = await createServer(pino({ level: 'silent' }));
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  await pageAssetRoutes(app);
  app.get(LOGO_PATH, (_request, reply) => reply.type('image/svg+xml').send(LOGO));

  app.get<{ Params: { index: string } }>('/screen/:index', (request, reply) => {
    const shown = screens[Number(request.params.index)];
    if (!shown) throw new Error(`There is no screen ${request.params.index}`);
    const nonce = dressPage(reply, []);
    const policy = reply.getHeader('content-security-policy');
    reply.header('content-security-policy', `${policy}; report-uri /violation`);
    return reply.type('text/html; charset=utf-8').send(htmlOf(shown, nonce));
  });

  app.post('/violation', (request, reply) => {
    violations.push(String(request.body));
    return reply.code(204).send();
  });

  app.get('/verify/:token/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write(': nothing changes\n\n');
  });

  /** A posted form comes back as the text that it was sent as. */
  app.post('/verify/*', (request, reply) =>
    reply.type('text/plain').send(Buffer.from(request.body as Buffer).toString('latin1')),
  );

  await app.listen({ host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    origin,
    violations,
    show: (shown) => `${origin}/screen/${screens.push(shown) - 1}`,
    async stop() {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

function htmlOf({ view, messages = messagesFor('en'), face = PLAIN_FACE }: Shown, nonce: string): string {
  const languagePath = `${BASE_PATH}/language`;
  return renderPage(view, messages, { nonce, face, parents: [], languagePath });
}
