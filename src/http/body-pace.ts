/** A body must come fast enough to be complete in time: whoever announces much, and so holds much memory, must bring much. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';

export interface Pace {
  /** In this time the whole body is to come, evenly. */
  readonly bodyMs: number;
  /** How far it may fall behind: a phone in a tunnel. */
  readonly slackMs: number;
}

export const PACE: Pace = { bodyMs: 60_000, slackMs: 10_000 };

const LOOKS_PER_SLACK = 10;

/** A hook for when the body may begin to be read; waiting for a share of the memory is not counted. */
export function keepPace({ bodyMs, slackMs }: Pace) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { raw, headers, routeOptions } = request;
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
    const bytes = Number(headers['content-length'] ?? routeOptions.bodyLimit);
    const [begunMs, begunBytes] = [performance.now(), raw.socket.bytesRead];
    const timer = setInterval(look, slackMs / LOOKS_PER_SLACK);
    reply.raw.once('close', () => clearInterval(timer));

    function look(): void {
      const dueBytes = (bytes * (performance.now() - begunMs - slackMs)) / bodyMs;
      const isBehind = raw.socket.bytesRead - begunBytes < dueBytes;
      if (raw.complete || isBehind) clearInterval(timer);
      if (!raw.complete && isBehind && !reply.sent) reply.header('connection', 'close').send(tooSlow());
    }
  };
}

function tooSlow(): Problem {
  return new Problem('request_timeout', 'The body came too slowly. Try again on a better connection.');
}
