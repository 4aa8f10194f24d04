/** How the door is closed without dropping anybody: it says so while it still answers, then lets nobody new in, and at last cuts off who is too slow. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface DrainOptions {
  /** A load balancer sees `/readyz` change and turns elsewhere, and connections that are kept alive are given up one by one. */
  readonly drainMs: number;
  /** After it, requests that are still under way are cut off. */
  readonly finishMs: number;
}

export interface Drain {
  readonly isDraining: boolean;
  /** Resolves when the last answer is out. */
  close(): Promise<void>;
}

export function createDrain(app: FastifyInstance, { drainMs, finishMs }: DrainOptions): Drain {
  let isDraining = false;
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });
  return {
    get isDraining() {
      return isDraining;
    },
    async close() {
      isDraining = true;
      if (app.server.listening) await pause(drainMs);
      const cutOff = setTimeout(() => app.server.closeAllConnections(), finishMs);
      await app.close();
      clearTimeout(cutOff);
    },
  };
}
