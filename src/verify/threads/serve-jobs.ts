/** The thread's side of the pool: says when it is ready, does one job at a time, and leaves by itself when it is told to. */
import { parentPort } from 'node:worker_threads';

/** `LEAVE` instead of a job ends the thread. */
export type ToThread<Job> = { readonly job: Job; readonly timeoutMs: number } | typeof LEAVE;
export type FromThread<Result> = typeof READY | { readonly result: Result } | { readonly error: unknown };

export const READY = 'ready';
export const LEAVE = 'leave';

/** `inTime` aborts when the job's time is over, so that long work can stop at a place of its own choice. */
export type Work<Job, Result> = (job: Job, inTime: AbortSignal) => Promise<Result>;

export function serveJobs<Job, Result>(work: Work<Job, Result>): void {
  const port = parentPort;
  if (!port) throw new Error('Jobs are served in a worker thread only');
  const say = (message: FromThread<Result>): void => port.postMessage(message);
  port.on('message', async (message: ToThread<Job>) => {
    if (message === LEAVE) return port.close();
    await work(message.job, AbortSignal.timeout(message.timeoutMs)).then(
      (result) => say({ result }),
      (error: unknown) => say({ error }),
    );
  });
  say(READY);
}
