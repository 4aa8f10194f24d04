/** Whole verifications and their floor, in one worker thread, turn about: both meet the same machine in the same minute. Then the floor alone, in as many threads as there are cores. */
import { Worker } from 'node:worker_threads';
import type { ImageType } from '../../src/verify/evidence.ts';
import type { ThreadModels } from '../../src/verify/threads/jobs.ts';

export interface Workload {
  readonly images: Readonly<Partial<Record<ImageType, Uint8Array>>>;
  readonly models: ThreadModels;
}

/** `rounds` of both in turns, or as many floors as come in `floorMs`. */
export type OneThreadTask = Workload & ({ readonly rounds: number } | { readonly floorMs: number });

/** Milliseconds, one value for each round. */
export interface OneThreadTimes {
  readonly whole: readonly number[];
  readonly floor: readonly number[];
  readonly floorDecode: readonly number[];
  /** The files decoded side by side, as the pipeline does where a core is idle. */
  readonly floorDecodeAtOnce: readonly number[];
  readonly floorModels: readonly number[];
  readonly steps: Readonly<Record<string, readonly number[]>>;
  /** How often a model runs in one verification. */
  readonly modelRuns: number;
  /** Width x height of what the pipeline decodes. */
  readonly sizes: readonly string[];
}

export function measureInOneThread(workload: Workload, rounds: number): Promise<OneThreadTimes> {
  return askThread({ ...workload, rounds });
}

/** Floors per second in all threads together: what the cores have to give when they are all at it. */
export async function measureFloorOnAllCores(
  workload: Workload,
  { threads, seconds }: { readonly threads: number; readonly seconds: number },
): Promise<number> {
  const task = { ...workload, floorMs: seconds * 1000 };
  const perSecond = await Promise.all(Array.from({ length: threads }, () => askThread<number>(task)));
  return perSecond.reduce((sum, one) => sum + one, 0);
}

function askThread<Answer>(task: OneThreadTask): Promise<Answer> {
  const worker = new Worker(new URL('./one-thread-from-source.mjs', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
