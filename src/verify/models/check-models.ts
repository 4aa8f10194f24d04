/** Which of the models the service needs are absent or not the bytes that the manifest promises; asked once, at start. */
import type { MissingModel } from '../verifier.ts';
import { hashFile } from './hash-file.ts';
import { graphPath, isPromised, type ModelSpec } from './manifest.ts';

/** Empty when every graph is there and right. `modelsDirectory` is the folder with `graphs/` and `fetched/`. */
export async function checkModels(
  specs: readonly ModelSpec[],
  modelsDirectory: string,
): Promise<readonly MissingModel[]> {
  const faults = await Promise.all(specs.map((spec) => checkModel(spec, modelsDirectory)));
  return faults.filter((fault) => fault !== null);
}

async function checkModel(spec: ModelSpec, modelsDirectory: string): Promise<MissingModel | null> {
  const { file } = spec.graph;
  const found = await hashFile(graphPath(spec, modelsDirectory));
  if (found === null) return { file, fault: 'missing' };
  return isPromised(spec.graph, found) ? null : { file, fault: 'wrong_hash' };
}
