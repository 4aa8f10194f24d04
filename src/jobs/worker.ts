/** Takes jobs until there is none, then sleeps until a commit wakes it; polling is the safety net for a wake-up that was lost. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import { type Job, type Queue, type QueueName, RENEW_LEASE_MS } from '../store/queue.ts';

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
  readonly #running = new Map<Job, Promise<void>>();
  readonly #draining = new Map<QueueName, Promise<void>>();
  readonly #again = new Set<QueueName>();
  #timers: NodeJS.Timeout[] = [];
  #stopped = false;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#parts.queue.onWake(() => this.#wake());
    this.#timers = [
      setInterval(() => this.#wake(), POLL_MS),
      setInterval(() => this.#renewLeases(), RENEW_LEASE_MS),
    ];
    this.#wake();
  }

  /** Takes no more jobs, gives those that run some time, and hands back what is not done by then. */
  async stop(finishWithinMs: number): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#draining.values());
    const wait = new AbortController();
    await Promise.race([
      Promise.all(this.#running.values()),
      pause(finishWithinMs, null, { signal: wait.signal }).catch(() => null),
    ]);
    wait.abort();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#handBack();
  }

  /** Whatever comes of these jobs here is no longer ours to say. */
  async #handBack(): Promise<void> {
    const { queue, log } = this.#parts;
    const jobs = [...this.#running.keys()];
    this.#running.clear();
    if (jobs.length === 0) return;
    log.warn({ jobs: jobs.length }, 'jobs handed back');
    await queue.handBack(jobs).catch((err: unknown) => log.error({ err }, 'cannot hand back jobs'));
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
    const { concurrency } = this.#parts.handlers[name];
    while (!this.#stopped && this.#runningIn(name) < concurrency) {
      const job = await this.#parts.queue.take(name);
      if (!job) return;
      const work = this.#work(job).finally(() => {
        this.#running.delete(job);
        this.#drainSoon(name);
      });
      this.#running.set(job, work);
    }
  }

  #runningIn(name: QueueName): number {
    return [...this.#running.keys()].filter(({ queue }) => queue === name).length;
  }

  #renewLeases(): void {
    if (this.#running.size === 0) return;
    this.#parts.queue
      .renew([...this.#running.keys()])
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'cannot renew leases'));
  }

  async #work(job: Job): Promise<void> {
    const { queue, handlers, log, metrics } = this.#parts;
    try {
      await handlers[job.queue].run(job.subject);
      if (!this.#running.has(job)) return;
      await queue.done(job);
      metrics.jobs.inc({ queue: job.queue, outcome: 'done' });
    } catch (error) {
      log.error({ err: error, queue: job.queue, subject: job.subject }, 'job failed');
      if (!this.#running.has(job)) return;
      metrics.jobs.inc({ queue: job.queue, outcome: 'failed' });
      await queue
        .failed(job, nameOf(error))
        .catch((err: unknown) => log.error({ err }, 'cannot give up a job'));
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
