/** A load balancer as small as can be: turns among the backends whose `/readyz` said 200 a moment ago, and never tries a request twice. */
import type { Answer, CallOptions, Reachable } from './service.ts';

const CHECK_EVERY_MS = 100;

export interface Balancer extends Reachable {
  add(backend: Reachable): Promise<void>;
  /** What no backend answered, or answered with 5xx. */
  readonly dropped: readonly string[];
  close(): void;
}

export async function createBalancer(first: Reachable): Promise<Balancer> {
  const backends: Reachable[] = [];
  let healthy: Reachable[] = [];
  let turn = 0;
  const dropped: string[] = [];

  async function check(): Promise<void> {
    const states = await Promise.all(backends.map((backend) => isReady(backend)));
    healthy = backends.filter((_, i) => states[i]);
  }

  async function call(method: string, path: string, options?: CallOptions): Promise<Answer> {
    turn += 1;
    const backend = healthy[turn % healthy.length];
    try {
      if (!backend) throw new Error('no backend is healthy');
      const answer = await backend.call(method, path, options);
      if (answer.status >= 500) dropped.push(`${method} ${path}: ${answer.status}`);
      return answer;
    } catch (error) {
      dropped.push(`${method} ${path}: ${error instanceof Error ? (error.cause ?? error) : error}`);
      throw error;
    }
  }

  backends.push(first);
  await check();
  const checking = setInterval(check, CHECK_EVERY_MS);
  return {
    ...first,
    call,
    dropped,
    async add(backend) {
      backends.push(backend);
      await check();
    },
    close: () => clearInterval(checking),
  };
}

function isReady(backend: Reachable): Promise<boolean> {
  return backend.call('GET', '/readyz', { headers: { connection: 'close' } }).then(
    ({ status }) => status === 200,
    () => false,
  );
}
