/** Everything that a process does without being asked: verifications, deliveries, and what time makes due. */
import type { RateLimits } from '../account/rate-limits.ts';
import type { Metrics } from '../metrics.ts';
import type { IdempotentAnswers } from '../store/idempotent-answers.ts';
import type { Queue } from '../store/queue.ts';
import { type DeliverParts, deliver } from '../webhook/deliver.ts';
import { Dispatcher } from './dispatch-deliveries.ts';
import { retentionSweeps } from './keep-retention.ts';
import { createSweeps } from './sweeps.ts';
import { giveUpSession, type VerifySessionParts, verifySession } from './verify-session.ts';
import { Worker } from './worker.ts';

const SECOND_MS = 1000;

export type JobParts = VerifySessionParts & DeliverParts & UpkeepParts;

interface UpkeepParts {
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly answers: Pick<IdempotentAnswers, 'deleteOld'>;
  readonly limits: Pick<RateLimits, 'sweep'>;
  /** Verifications at once. */
  readonly threads: number;
}

export interface Jobs {
  start(): Promise<void>;
  /** Takes nothing new; hands back what is not done by then. */
  stop(finishWithinMs: number): Promise<void>;
}

export function createJobs(parts: JobParts): Jobs {
  const { log, sessions, answers, limits, metrics, threads } = parts;
  const worker = new Worker({
    ...parts,
    handlers: {
      'verify-session': { concurrency: threads, run: (id) => verifySession(parts, id) },
      'give-up-session': { concurrency: 1, run: (id) => giveUpSession(parts, id) },
    },
  });
  const dispatcher = new Dispatcher({ ...parts, send: (id, givenUp) => deliver(parts, id, givenUp) });
  const sweeps = createSweeps(log, [
    { done: 'sessions expired', everyMs: 10 * SECOND_MS, run: () => sessions.expireDue() },
    { done: 'old answers deleted', everyMs: 60 * SECOND_MS, run: () => answers.deleteOld() },
    { done: 'rate windows deleted', everyMs: 3600 * SECOND_MS, run: () => limits.sweep() },
    ...retentionSweeps({ sessions, metrics }),
  ]);
  return {
    async start() {
      await worker.start();
      await dispatcher.start();
      sweeps.start();
    },
    async stop(finishWithinMs) {
      await Promise.all([sweeps.stop(), worker.stop(finishWithinMs), dispatcher.stop(finishWithinMs)]);
    },
  };
}
