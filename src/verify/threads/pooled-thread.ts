/**
 * One worker thread and the job it does. It is never ended while native code may run in it: onnxruntime throws into
 * a thread that is being torn down, and that aborts the whole process. So a thread whose job is overdue is given
 * time to come back, and only one that never does is ended by force.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { type FromThread, LEAVE, READY, type ToThread } from './serve-jobs.ts';

const GRACE_MS_DEFAULT = 10_000;

export interface Task<Job, Result> {
  readonly job: Job;
  /** Gone from the caller's thread once the task is taken. */
  readonly transfer: readonly ArrayBuffer[];
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface ThreadOptions {
  /** A module that calls `serveJobs`. */
  readonly module: URL;
  /** Counted from when the thread takes the job. */
  readonly timeoutMs: number;
  /** After it, a thread that did not come back from an overdue job is ended by force. */
  readonly graceMs?: number;
  /** What the thread finds as `workerData`. */
  readonly startData?: unknown;
}

/** The job took more than its time, or its thread down with it. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

export interface ThreadEvents {
  onFree(): void;
  /** `wasReady` is false when the thread could not even start. */
  onGone(wasReady: boolean): void;
}

export class PooledThread<Job, Result> {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  readonly #events: ThreadEvents;
  readonly #gone: Promise<unknown>;
  readonly #giveUpMs: number;
  #state: 'starting' | 'free' | 'busy' | 'leaving' = 'starting';
  #isToLeave = false;
  #task: Task<Job, Result> | null = null;
  #timers: NodeJS.Timeout[] = [];
  #failure = new JobLost('The thread ended before its job did');

  constructor(options: ThreadOptions, events: ThreadEvents) {
    this.#options = options;
    this.#giveUpMs = options.timeoutMs + (options.graceMs ?? GRACE_MS_DEFAULT);
    this.#events = events;
    // Its own copy of the environment would not be what native code reads.
    this.#worker = new Worker(options.module, { workerData: options.startData, env: SHARE_ENV });
    this.#worker.on('message', (message: FromThread<Result>) => this.#hear(message));
    this.#worker.on('error', (error) => {
      this.#failure = new JobLost(`The thread broke: ${error.message}`, { cause: error });
    });
    this.#gone = new Promise((resolve) => this.#worker.on('exit', resolve)).then(() => this.#end());
  }

  get isFree(): boolean {
    return this.#state === 'free';
  }

  perform(task: Task<Job, Result>): void {
    const { timeoutMs } = this.#options;
    this.#state = 'busy';
    this.#task = task;
    const message: ToThread<Job> = { job: task.job, timeoutMs };
    this.#worker.postMessage(message, [...task.transfer]);
    this.#timers = [
      setTimeout(
        () => this.#settle({ error: new JobLost(`The job took longer than ${timeoutMs} ms`) }),
        timeoutMs,
      ),
      setTimeout(() => this.#worker.terminate(), this.#giveUpMs),
    ];
  }

  /** Once it has started and its job is done; one that does not leave within the grace is ended by force. */
  async leave(): Promise<void> {
    this.#isToLeave = true;
    if (this.#state === 'free') this.#sendAway();
    const wait = new AbortController();
    const isGone = await Promise.race([
      this.#gone.then(() => true),
      pause(this.#giveUpMs, false, { signal: wait.signal }).catch(() => false),
    ]);
    wait.abort();
    if (!isGone) await this.#worker.terminate();
  }

  #sendAway(): void {
    this.#state = 'leaving';
    this.#worker.postMessage(LEAVE);
  }

  #hear(message: FromThread<Result>): void {
    if (message !== READY) this.#settle(message);
    this.#clearTimers();
    this.#state = 'free';
    if (this.#isToLeave) this.#sendAway();
    else this.#events.onFree();
  }

  #settle(outcome: { readonly result: Result } | { readonly error: unknown }): void {
    const task = this.#task;
    this.#task = null;
    if ('error' in outcome) task?.reject(outcome.error);
    else task?.resolve(outcome.result);
  }

  #clearTimers(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }

  #end(): void {
    this.#clearTimers();
    this.#settle({ error: this.#failure });
    this.#events.onGone(this.#state !== 'starting');
  }
}
