/** Builds the Verifier: checks the model files, starts the threads, and sends them their jobs. */
import { join } from 'node:path';
import { Problem } from '../errors.ts';
import type { Check, Evidence } from './evidence.ts';
import { checkModels } from './models/check-models.ts';
import { graphPath, readManifest, requiredModels } from './models/manifest.ts';
import type { Job } from './threads/jobs.ts';
import { ThreadPool } from './threads/pool.ts';
import { JobLost } from './threads/pooled-thread.ts';
import type { Inspection, InspectRequest, Verifier, VerifyRequest } from './verifier.ts';
import { mapImages } from './work.ts';

export interface VerifierOptions {
  /** The folder with manifest.json, graphs/ and fetched/. */
  readonly modelsDirectory: string;
  /** Key of the face embedder in the manifest. */
  readonly faceModel: string;
  /** One per core; each loads every model. */
  readonly threads: number;
  /** After it a job is given up and its thread replaced. */
  readonly timeoutMs: number;
}

/** As it is once built: the compiler does not rewrite `new URL(...)`. */
const THREAD_MODULE = new URL('./threads/thread.js', import.meta.url);

/** With models missing it still makes images clean; all else rejects with the problem `models_missing`. */
export async function createVerifier(options: VerifierOptions): Promise<Verifier> {
  const { modelsDirectory, faceModel, threads, timeoutMs } = options;
  const specs = requiredModels(readManifest(join(modelsDirectory, 'manifest.json')), faceModel);
  const missingModels = await checkModels(specs, modelsDirectory);
  const models = specs.map((spec) => ({ spec, path: graphPath(spec, modelsDirectory) }));
  const startData = missingModels.length === 0 ? models : [];
  const pool = new ThreadPool<Job, unknown>({ module: THREAD_MODULE, threads, timeoutMs, startData });

  function requireModels(checks: readonly Check[]): void {
    if (checks.length > 0 && missingModels.length > 0) {
      throw new Problem('models_missing', 'Model files are missing: run `npm run models`');
    }
  }

  return {
    missingModels,
    async inspect(request: InspectRequest) {
      requireModels(request.checks);
      const bytes = copy(request.bytes);
      const job: Job = { kind: 'inspect', request: { ...request, bytes } };
      return (await pool.run(job, [bytes.buffer]).catch(unreadableIfLost)) as Inspection;
    },
    async verify(request: VerifyRequest) {
      requireModels(request.checks);
      const images = mapImages(request.images, copy);
      const frames = request.frames?.map(copy) ?? [];
      const job: Job = { kind: 'verify', request: { ...request, images, frames } };
      const buffers = [...Object.values(images), ...frames].map(({ buffer }) => buffer);
      return (await pool.run(job, buffers)) as Evidence;
    },
    stop: () => pool.stop(),
  };
}

/** A stranger's file that costs its thread, or all of its time, is one that cannot be read: trying it again would cost the same. */
function unreadableIfLost(error: unknown): Inspection {
  const isLost = error instanceof JobLost || (error instanceof Error && error.name === 'TimeoutError');
  if (isLost) return { image: null, findings: [] };
  throw error;
}

/** One copy, then handed over: the caller keeps his bytes, and what they were cut out of is not sent along. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
