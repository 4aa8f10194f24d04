/**
 * `npm run models [key]`: fetches, converts and tests the models that the service needs. FACE_MODEL (or the argument)
 * chooses the face model, MODELS_MIRROR is a directory or base URL to fetch from before the publishers. With `--new`
 * only what came now is tested: a model that failed is not kept, so what was there before had passed.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readManifest, requiredModels } from '../src/verify/models/manifest.ts';
import { newProgress } from './download/progress.ts';
import { fetchModels } from './fetch-models.ts';
import { keepTested } from './keep-tested.ts';

/** A folder of models beside the checkout serves as the mirror when no other is named. */
const NEIGHBOUR = fileURLToPath(new URL('../../shared/models', import.meta.url));
const modelsDirectory = fileURLToPath(new URL('.', import.meta.url));

const mirror = process.env.MODELS_MIRROR || (existsSync(NEIGHBOUR) ? NEIGHBOUR : undefined);
const words = process.argv.slice(2);
const faceModel = words.find((word) => !word.startsWith('--')) || process.env.FACE_MODEL || undefined;

try {
  const specs = requiredModels(readManifest(new URL('manifest.json', import.meta.url)), faceModel);
  const fetched = await fetchModels(specs, {
    modelsDirectory,
    mirror,
    progress: newProgress(process.stdout),
  });
  if (fetched.length > 0 || !words.includes('--new')) await keepTested(specs, modelsDirectory);
  process.stdout.write('All models are there and passed their self-test.\n');
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
