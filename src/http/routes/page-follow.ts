/** How a page learns that its session went on: as server-sent events, or by asking again and again. */
import { z } from 'zod';
import { Problem } from '../../errors.ts';
import type { Following } from '../../session/following.ts';
import { answerHeaders } from '../answer-headers.ts';
import type { Server } from '../server.ts';
import type { Visits } from '../visits.ts';

/** Beyond it a page asks every few seconds instead. */
const WATCHERS_MAX = 1000;
/** Below what proxies take for a dead connection. */
const HEARTBEAT_MS = 15_000;
/** The browser comes back by itself. */
const STREAM_MS = 600_000;
const ByToken = { schema: { params: z.strictObject({ token: z.string() }) } };

export async function followRoutes(
  pages: Server,
  { visits, following }: { visits: Visits; following: Following },
): Promise<void> {
  const streams = new Set<() => void>();
  pages.addHook('preClose', async () => {
    for (const end of streams) end();
  });

  pages.get('/verify/:token/status', ByToken, async (request) => ({
    mark: (await visits.open(request)).mark,
  }));

  pages.get('/verify/:token/events', ByToken, async (request, reply) => {
    const { link } = await visits.open(request);
    if (following.watchers >= WATCHERS_MAX) throw new Problem('busy', 'Too many pages follow; ask again.');
    reply.hijack();
    const stream = reply.raw;
    // A page may have left meanwhile, and its stream closes only once.
    if (stream.destroyed) return;
    stream.writeHead(200, {
      ...answerHeaders(request.id),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    const unwatch = following.watch(link.sessionId, (mark) =>
      stream.write(`data: ${JSON.stringify({ mark })}\n\n`),
    );
    const beat = setInterval(() => stream.write(':\n\n'), HEARTBEAT_MS);
    const end = (): void => void stream.end();
    const lapse = setTimeout(end, STREAM_MS);
    streams.add(end);
    stream.on('close', () => {
      unwatch();
      clearInterval(beat);
      clearTimeout(lapse);
      streams.delete(end);
    });
  });
}
