/** Where a worker thread begins: it loads its models, then does the jobs it is sent, one at a time. */
import { workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { inspectImage } from '../inspect-image.ts';
import { runPipeline } from '../pipeline.ts';
import type { Tools } from '../work.ts';
import type { Job, ThreadModels } from './jobs.ts';
import { loadTools } from './load-tools.ts';
import { serveJobs } from './serve-jobs.ts';
import { standBack } from './stand-back.ts';

sharp.concurrency(1);
sharp.cache(false);

const tools = loadTools(workerData as ThreadModels);
// A model that cannot be loaded fails the jobs that need it, not the thread.
await tools.catch(() => null);
standBack();

serveJobs(async (job: Job, inTime) => {
  switch (job.kind) {
    case 'inspect':
      return inspectImage(job.request, job.request.checks.length === 0 ? null : await loadedTools(inTime));
    case 'verify':
      return runPipeline(job.request, await loadedTools(inTime));
  }
});

async function loadedTools(inTime: AbortSignal): Promise<Tools> {
  const loaded = await tools;
  if (!loaded) throw new Error('No model is loaded');
  return { ...loaded, inTime };
}
