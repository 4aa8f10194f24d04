/** Upkeep that nobody asks for: each sweep runs every so often, one run at a time. Several processes may do the same one at once. */
import type { Logger } from 'pino';

export interface Sweep {
  /** In the log: what was done, as `sessions expired`. */
  readonly done: string;
  readonly everyMs: number;
  /** Answers how many it found. */
  run(): Promise<number>;
}

export interface Sweeps {
  start(): void;
  /** Resolves when no run is under way. */
  stop(): Promise<void>;
}

export function createSweeps(log: Logger, sweeps: readonly Sweep[]): Sweeps {
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<Sweep, Promise<void>>();

  async function run({ run, done }: Sweep): Promise<void> {
    try {
      const count = await run();
      if (count > 0) log.info({ count }, done);
    } catch (error) {
      log.error({ err: error, sweep: done }, 'sweep failed');
    }
  }

  function runSoon(sweep: Sweep): void {
    if (running.has(sweep)) return;
    running.set(
      sweep,
      run(sweep).finally(() => running.delete(sweep)),
    );
  }

  return {
    start() {
      for (const sweep of sweeps) timers.push(setInterval(() => runSoon(sweep), sweep.everyMs));
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
