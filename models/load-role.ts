/** The model of a role among some specs, loaded from where it was fetched to or is committed. */
import { loadModel, type Model } from '../src/verify/models/load-model.ts';
import { graphPath, type ModelSpec } from '../src/verify/models/manifest.ts';
import { ModelRefused } from './self-test.ts';

type SpecOf<Role extends ModelSpec['role']> = Extract<ModelSpec, { role: Role }>;

/** Throws ModelRefused when the runtime cannot read the file. */
export async function loadRole<Role extends ModelSpec['role']>(
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
