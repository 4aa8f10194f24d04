/** A thread that does what it should not, on demand. */
import { threadId, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { serveJobs } = await import('../../../src/verify/threads/serve-jobs.ts');

serveJobs(async (job) => {
  if (job === 'hang') for (;;);
  if (job === 'crash') process.exit(3);
  if (job === 'throw') throw new Error('this job is bad');
  if (job === 'uncaught') {
    setImmediate(() => {
      throw new Error('out of reach');
    });
    await new Promise(() => {});
  }
  if (typeof job === 'number') await new Promise((resolve) => setTimeout(resolve, job));
  return { threadId, workerData };
});
