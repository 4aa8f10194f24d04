/**
 * Brings every graph of the given models into `fetched/`: what is there and right stays, what is missing is fetched,
 * and what its publisher gives in another format is converted. All that fails is told together.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../src/verify/models/hash-file.ts';
import { graphPath, isCommitted, isPromised, type ModelSpec } from '../src/verify/models/manifest.ts';
import { fetchFile } from './download/fetch-file.ts';
import type { Progress } from './download/progress.ts';
import { sourcesOf } from './download/sources.ts';
import { convertOpenvino } from './openvino/convert-openvino.ts';

export interface FetchOptions {
  /** The folder with `graphs/` and `fetched/`. */
  readonly modelsDirectory: string;
  /** A directory or a base URL that is tried before the publisher. */
  readonly mirror: string | undefined;
  readonly progress: Progress;
}

/** Answers the models that are new in the folder; throws one error whose text names every file that could not be had. */
export async function fetchModels(specs: readonly ModelSpec[], options: FetchOptions): Promise<ModelSpec[]> {
  const failures: string[] = [];
  const fetched: ModelSpec[] = [];
  await mkdir(join(options.modelsDirectory, 'fetched'), { recursive: true });
  for (const spec of specs.filter((each) => !isCommitted(each))) {
    if (await isThere(spec, options)) continue;
    await fetchModel(spec, options).then(
      () => fetched.push(spec),
      (error: Error) => failures.push(error.message),
    );
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return fetched;
}

async function isThere(spec: ModelSpec, { modelsDirectory, progress }: FetchOptions): Promise<boolean> {
  const found = await hashFile(graphPath(spec, modelsDirectory));
  if (!isPromised(spec.graph, found)) return false;
  progress.finish(spec.graph.file, 'present');
  return true;
}

async function fetchModel(spec: ModelSpec, options: FetchOptions): Promise<void> {
  const { progress, mirror, modelsDirectory } = options;
  for (const file of spec.files) {
    const outcome = await fetchFile(file, {
      directory: join(modelsDirectory, 'fetched'),
      sources: sourcesOf(file, mirror),
      onProgress: (bytesDone) => progress.advance(file.file, bytesDone, file.bytes),
    });
    progress.finish(file.file, outcome === 'present' ? outcome : `fetched from ${outcome}`);
  }
  if (spec.convert) await convertModel(spec, options);
}

async function convertModel(spec: ModelSpec, { modelsDirectory, progress }: FetchOptions): Promise<void> {
  const path = graphPath(spec, modelsDirectory);
  const [xml, weights] = await Promise.all(
    ['.xml', '.bin'].map((ending) => readFile(join(modelsDirectory, 'fetched', fileEnding(spec, ending)))),
  );
  await writeFile(path, convertOpenvino(spec.name, String(xml), weights ?? Buffer.alloc(0)));
  const found = await hashFile(path);
  if (found === spec.graph.sha256) return progress.finish(spec.graph.file, 'converted');
  await rm(path);
  throw new Error(
    `${spec.graph.file}: the conversion gives sha256 ${found}, the manifest wants ${spec.graph.sha256}.\n` +
      '  Run npm install, so that the converter has the library versions it was written for, and try again.',
  );
}

function fileEnding(spec: ModelSpec, ending: string): string {
  const match = spec.files.find(({ file }) => file.endsWith(ending));
  if (!match) throw new Error(`models/manifest.json: ${spec.name} has no ${ending} file to convert`);
  return match.file;
}
