/** How the door is closed without dropping anybody: it says so while it still answers, then lets nobody new in, and at last cuts off who is too slow. */
import type { Socket } from 'node:net';
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
  const connections = new Set<Socket>();
  let isDraining = false;
  app.server.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
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
      const closed = app.close();
      closeSilent(connections);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** Closes what was opened ahead, as browsers and load balancers do, and has sent nothing: the server takes it for busy and would wait for it. */
function closeSilent(connections: Iterable<Socket>): void {
  for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
}
