/** Bytes of uploads that may be in memory at once. A request waits for its share before a byte of its body is read, so a flood queues instead of growing the heap. */
import type { FastifyRequest } from 'fastify';
import type { Budget } from '../capture/budget.ts';
import { Problem } from '../errors.ts';

/** Route hooks by which a request waits for its share before its body is read; it is given back when the answer is out or the client is gone. */
export function shareOf(budget: Budget, bytesMax: number) {
  const shares = new WeakMap<FastifyRequest, () => void>();
  const giveBack = async (request: FastifyRequest): Promise<void> => shares.get(request)?.();
  return {
    async onRequest(request: FastifyRequest): Promise<void> {
      const announced = Number(request.headers['content-length'] ?? bytesMax);
      if (announced > bytesMax) throw new Problem('payload_too_large', 'The body has too many bytes.');
      shares.set(request, await budget.take(announced));
      if (request.raw.destroyed) await giveBack(request);
    },
    onResponse: giveBack,
    onRequestAbort: giveBack,
  };
}
