/** All of a thread's models, loaded side by side once, when the thread starts. */
import { loadModel, type Model } from '../models/load-model.ts';
import type { ModelSpec } from '../models/manifest.ts';
import type { Models } from '../work.ts';
import type { ThreadModels } from './jobs.ts';

/** Null without models. */
export async function loadTools(models: ThreadModels): Promise<Models | null> {
  if (models.length === 0) return null;
  const loaded = await Promise.all(models.map(({ spec, path }) => loadModel(spec, path)));
  const [detector] = withRole(loaded, 'face_detector');
  const [embedder] = withRole(loaded, 'face_embedder');
  if (!detector || !embedder) throw new Error('The manifest names no face detector or no face embedder');
  return { detector, embedder, liveness: withRole(loaded, 'liveness') };
}

type WithRole<Role extends ModelSpec['role']> = Model<Extract<ModelSpec, { role: Role }>>;

function withRole<Role extends ModelSpec['role']>(models: readonly Model[], role: Role): WithRole<Role>[] {
  return models.filter(({ spec }) => spec.role === role) as WithRole<Role>[];
}
