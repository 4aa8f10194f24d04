/** What the model tests share: a folder of their own, specs of made-up files, and the fetched models when they are there. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadFaceModels } from '../../models/load-face-models.ts';
import { loadTextModels } from '../../models/load-text-models.ts';
import { newGraph } from '../../models/onnx/graph.ts';
import type { FaceModels } from '../../models/self-test.ts';
import type { TextModels } from '../../models/test-text-models.ts';
import {
  type FaceDetectorSpec,
  type FaceEmbedderSpec,
  graphPath,
  type ModelFile,
  type ModelSpec,
  readManifest,
  requiredModels,
} from '../../src/verify/models/manifest.ts';

export const MODELS_DIRECTORY = fileURLToPath(new URL('../../models', import.meta.url));
export const MANIFEST = readManifest(join(MODELS_DIRECTORY, 'manifest.json'));

export async function newDirectory(test: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'vouch-models-'));
  test.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function fileOf(file: string, bytes: Uint8Array, url = 'http://127.0.0.1:1/none'): ModelFile {
  return { file, bytes: bytes.length, sha256: sha256(bytes), url };
}

/** A detector spec that is one file, whatever its bytes are. */
export function detectorOf(file: ModelFile): FaceDetectorSpec {
  const { url: _, ...graph } = file;
  const input = { ...anyInput, name: 'input' };
  return {
    role: 'face_detector',
    name: file.file,
    licence: 'none',
    files: [file],
    graph,
    input,
    strides: [8],
    min_score: 0.6,
  };
}

const anyInput = {
  channels: 'bgr' as const,
  scale: 1,
  mean: [0, 0, 0] as [number, number, number],
  std: [1, 1, 1] as [number, number, number],
};

export function defaultEmbedder(): FaceEmbedderSpec {
  const spec = requiredModels(MANIFEST).find((each) => each.role === 'face_embedder');
  if (!spec) throw new Error('the manifest has no default embedder');
  return spec;
}

export function embedderByKey(key: string): FaceEmbedderSpec {
  const spec = requiredModels(MANIFEST, key).find((each) => each.role === 'face_embedder');
  if (!spec) throw new Error(`the manifest has no embedder ${key}`);
  return spec;
}

/** A graph of an embedder's shape: each output is the mean of the first channel over one row of the picture. */
export function rowMeansGraph({ input, output }: FaceEmbedderSpec): Uint8Array {
  const [width, height] = input.size;
  const graph = newGraph('row-means', 13);
  const picture = graph.input(input.name, [1, 3, height, width]);
  const first = graph.op('Gather', [picture, graph.ints([0])], { axis: 1 });
  const means = graph.op('ReduceMean', [first], { axes: [3], keepdims: 0 });
  const flat = graph.op('Reshape', [means, graph.ints([1, height])]);
  const padding = graph.op('Pad', [flat, graph.ints([0, 0, 0, output.dimension - height])]);
  graph.output(padding, output.name, [1, output.dimension]);
  return graph.encode();
}

/** Skips the test when the models are not there, and says what to run. */
export async function loadFetched(test: TestContext): Promise<FaceModels | null> {
  const specs = fetchedSpecs(test, ['face_detector', 'face_embedder']);
  return specs && loadFaceModels(specs, MODELS_DIRECTORY);
}

/** The same for what reads text. */
export async function loadFetchedText(test: TestContext): Promise<TextModels | null> {
  const specs = fetchedSpecs(test, ['text_detector', 'text_recogniser', 'mrz_recogniser']);
  return specs && loadTextModels(specs, MODELS_DIRECTORY);
}

function fetchedSpecs(test: TestContext, roles: readonly ModelSpec['role'][]): readonly ModelSpec[] | null {
  const specs = requiredModels(MANIFEST).filter(({ role }) => roles.includes(role));
  const absent = specs.find((spec) => !existsSync(graphPath(spec, MODELS_DIRECTORY)));
  if (!absent) return specs;
  test.skip(`models/fetched/${absent.graph.file} is absent: run npm run models`);
  return null;
}
