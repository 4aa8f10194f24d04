/** The detector and the embedder among some specs, loaded from where they were fetched to. */
import type { ModelSpec } from '../src/verify/models/manifest.ts';
import { loadRole } from './load-role.ts';
import type { FaceModels } from './self-test.ts';

/** Throws ModelRefused when the runtime cannot read a file. */
export async function loadFaceModels(
  specs: readonly ModelSpec[],
  modelsDirectory: string,
): Promise<FaceModels> {
  const [detector, embedder] = await Promise.all([
    loadRole(specs, 'face_detector', modelsDirectory),
    loadRole(specs, 'face_embedder', modelsDirectory),
  ]);
  return { detector, embedder };
}
