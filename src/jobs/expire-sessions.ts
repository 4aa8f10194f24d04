/** Looks every few seconds for sessions whose time is up, so that they expire when nobody asks. Several processes may do it at once. */
import type { Logger } from 'pino';
import type { Sessions } from '../session/sessions.ts';

const SWEEP_MS = 10_000;

export interface Sweep {
  start(): void;
  stop(): Promise<void>;
}

export function createExpirySweep({ sessions, log }: { sessions: Sessions; log: Logger }): Sweep {
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    const expired = await sessions.expireDue().catch((error: unknown) => {
      log.error({ err: error }, 'cannot expire sessions');
      return 0;
    });
    if (expired > 0) log.info({ expired }, 'sessions expired');
  }

  return {
    start() {
      timer = setInterval(() => {
        current = current.then(sweep);
      }, SWEEP_MS);
    },
    async stop() {
      if (timer) clearInterval(timer);
      await current;
    },
  };
}
