/** The headers that every answer has, also one that no route gives; what only matters to a page is added to the routes' answers by helmet. */
import type { FastifyReply, FastifyRequest } from 'fastify';

export function answerHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-request-id': requestId };
}

/** A route that may be cached says so itself, later. */
export function dress(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.headers(answerHeaders(request.id));
}
