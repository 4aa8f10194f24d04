/** Bytes of uploads that may be in memory at once. A request waits for its share before a byte of its body is read, so a flood queues instead of growing the heap. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';

const WAIT_MS_MAX = 20_000;

export interface ByteBudget {
  /** Resolves to the function that gives the bytes back; throws `busy` when none come free in time. */
  take(bytes: number): Promise<() => void>;
}

interface Waiter {
  readonly bytes: number;
  readonly grant: () => void;
}

export function createByteBudget(bytesMax: number, waitMsMax = WAIT_MS_MAX): ByteBudget {
  let free = bytesMax;
  const waiters: Waiter[] = [];

  function serve(): void {
    while (waiters[0] && waiters[0].bytes <= free) {
      const waiter = waiters.shift() as Waiter;
      free -= waiter.bytes;
      waiter.grant();
    }
  }

  function giveBack(bytes: number): () => void {
    let isOut = true;
    return () => {
      if (isOut) free += bytes;
      isOut = false;
      serve();
    };
  }

  return {
    take(wanted) {
      const bytes = Math.min(wanted, bytesMax);
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          bytes,
          grant() {
            clearTimeout(timer);
            resolve(giveBack(bytes));
          },
        };
        const timer = setTimeout(() => {
          waiters.splice(waiters.indexOf(waiter), 1);
          reject(new Problem('busy', 'Many uploads are under way. Try again in a moment.'));
          serve();
        }, waitMsMax);
        waiters.push(waiter);
        serve();
      });
    },
  };
}

/** Route hooks by which a request waits for its share before its body is read; it is given back when the answer is out or the client is gone. */
export function shareOf(budget: ByteBudget, bytesMax: number) {
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
