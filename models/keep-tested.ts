/** Runs the self-test on the models that were fetched, and takes away one that fails, so that no start can find it. */
import { rm } from 'node:fs/promises';
import { graphPath, isCommitted, type ModelSpec } from '../src/verify/models/manifest.ts';
import { loadFaceModels } from './load-face-models.ts';
import { loadTextModels } from './load-text-models.ts';
import { ModelRefused, selfTest } from './self-test.ts';
import { testTextModels } from './test-text-models.ts';

/** Throws ModelRefused after the file is gone. */
export async function keepTested(specs: readonly ModelSpec[], modelsDirectory: string): Promise<void> {
  try {
    await selfTest(await loadFaceModels(specs, modelsDirectory));
    await testTextModels(await loadTextModels(specs, modelsDirectory));
  } catch (error) {
    if (error instanceof ModelRefused && !isCommitted(error.spec)) {
      await rm(graphPath(error.spec, modelsDirectory), { force: true });
      error.message += '.\n  The file was removed.';
    }
    throw error;
  }
}
