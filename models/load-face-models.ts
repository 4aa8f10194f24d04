/** The detector and the embedder among some specs, loaded from where they were fetched to. */
import { loadModel, type Model } from '../src/verify/models/load-model.ts';
import { graphPath, type ModelSpec } from '../src/verify/models/manifest.ts';
import { type FaceModels, ModelRefused } from './self-test.ts';

/** Throws ModelRefused when the runtime cannot read a file. */
export async function loadFaceModels(
  specs: readonly ModelSpec[],
  modelsDirectory: string,
): Promise<FaceModels> {
  const [detector, embedder] = await Promise.all([
    load(specs, 'face_detector', modelsDirectory),
    load(specs, 'face_embedder', modelsDirectory),
  ]);
  return { detector, embedder };
}

type SpecOf<Role extends ModelSpec['role']> = Extract<ModelSpec, { role: Role }>;

async function load<Role extends ModelSpec['role']>(
  specs: readonly ModelSpec[],
  role: Role,
  modelsDirectory: string,
): Promise<Model<SpecOf<Role>>> {
  const spec = specs.find((each): each is SpecOf<Role> => each.role === role);
  if (!spec) throw new Error(`models/manifest.json names no ${role}`);
  return loadModel(spec, graphPath(spec, modelsDirectory)).catch((error: Error) => {
    throw new ModelRefused(spec, `the runtime cannot load it (${error.message})`);
  });
}
