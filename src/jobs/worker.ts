/** Takes jobs until there is none, then sleeps until a commit wakes it; polling is the safety net for a wake-up that was lost. */
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import type { Job, Queue, QueueName } from '../store/queue.ts';

const POLL_MS = 2000;

export interface Handler {
  /** How many of these run at once. */
  readonly concurrency: number;
  /** `subject` is the id that the job is about. Must do no harm when it runs twice. */
  run(subject: string): Promise<void>;
}

export interface WorkerParts {
  readonly queue: Queue;
  readonly handlers: Readonly<Record<QueueName, Handler>>;
  readonly metrics: Pick<Metrics, 'jobs'>;
  readonly log: Logger;
}

export class Worker {
  readonly #parts: WorkerParts;
  readonly #running = new Map<QueueName, Set<Promise<void>>>();
  readonly #draining = new Map<QueueName, Promise<void>>();
  readonly #again = new Set<QueueName>();
  #poll: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#parts.queue.onWake(() => this.#wake());
    this.#poll = setInterval(() => this.#wake(), POLL_MS);
    this.#wake();
  }

  /** Takes no more jobs and waits for those that run. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#poll) clearInterval(this.#poll);
    await Promise.all(this.#draining.values());
    await Promise.all([...this.#running.values()].flatMap((jobs) => [...jobs]));
  }

  #wake(): void {
    for (const name of Object.keys(this.#parts.handlers) as QueueName[]) this.#drainSoon(name);
  }

  /** One drain per queue at a time; any number of wake-ups during it make it look once more. */
  #drainSoon(name: QueueName): void {
    if (this.#draining.has(name)) {
      this.#again.add(name);
      return;
    }
    const drain = this.#drain(name)
      .catch((error: unknown) => {
        this.#parts.log.error({ err: error, queue: name }, 'cannot take jobs');
      })
      .finally(() => {
        this.#draining.delete(name);
        if (this.#again.delete(name)) this.#drainSoon(name);
      });
    this.#draining.set(name, drain);
  }

  async #drain(name: QueueName): Promise<void> {
    const running = this.#runningIn(name);
    const { concurrency } = this.#parts.handlers[name];
    while (!this.#stopped && running.size < concurrency) {
      const job = await this.#parts.queue.take(name);
      if (!job) return;
      const work = this.#work(job).finally(() => {
        running.delete(work);
        this.#drainSoon(name);
      });
      running.add(work);
    }
  }

  #runningIn(name: QueueName): Set<Promise<void>> {
    const jobs = this.#running.get(name) ?? new Set();
    this.#running.set(name, jobs);
    return jobs;
  }

  async #work(job: Job): Promise<void> {
    const { queue, handlers, log, metrics } = this.#parts;
    try {
      await handlers[job.queue].run(job.subject);
      await queue.done(job);
      metrics.jobs.inc({ queue: job.queue, outcome: 'done' });
    } catch (error) {
      log.error({ err: error, queue: job.queue, subject: job.subject }, 'job failed');
      metrics.jobs.inc({ queue: job.queue, outcome: 'failed' });
      await queue
        .failed(job, nameOf(error))
        .catch((err: unknown) => log.error({ err }, 'cannot hand back a job'));
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
