/**
 * Worker threads that do one job each at a time. A job that hangs or brings its thread down costs that thread, which
 * is replaced, and never another job: a stranger's image decides what runs in there.
 */
import { PooledThread, type Task, type ThreadOptions } from './pooled-thread.ts';

/** A thread that cannot start is tried again, but not in a hot loop. */
const RESTART_AFTER_MS = 1000;

export interface PoolOptions extends ThreadOptions {
  readonly threads: number;
}

export class ThreadPool<Job, Result> {
  readonly #options: PoolOptions;
  readonly #threads = new Set<PooledThread<Job, Result>>();
  /** Waiting does not count against a job's time. */
  readonly #waiting: Task<Job, Result>[] = [];
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let count = 0; count < options.threads; count++) this.#addThread();
  }

  /** Rejects when the job throws, takes too long, or its thread ends. `transfer` is gone from the caller's thread. */
  run(job: Job, transfer: readonly ArrayBuffer[] = []): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(stopped());
      this.#waiting.push({ job, transfer, resolve, reject });
      this.#dispatch();
    });
  }

  /** Lets running jobs end; waiting ones reject. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#refuseWaiting(stopped());
    await Promise.all([...this.#threads].map((thread) => thread.leave()));
  }

  #addThread(): void {
    if (this.#stopped) return;
    const thread = new PooledThread<Job, Result>(this.#options, {
      onFree: () => this.#dispatch(),
      onGone: (wasReady) => {
        this.#threads.delete(thread);
        if (wasReady) return this.#addThread();
        this.#refuseWaiting(new Error('A thread could not start'));
        setTimeout(() => this.#addThread(), RESTART_AFTER_MS).unref();
      },
    });
    this.#threads.add(thread);
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (!thread.isFree) continue;
      const task = this.#waiting.shift();
      if (!task) return;
      thread.perform(task);
    }
  }

  #refuseWaiting(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

function stopped(): Error {
  return new Error('The threads were stopped');
}
