/** All of a thread's models, loaded side by side once, when the thread starts; the reader of barcodes waits for its first picture. */
import { createBarcodeDecoder } from '../document/barcode/create-barcode-decoder.ts';
import { loadModel, type Model } from '../models/load-model.ts';
import type { ModelSpec } from '../models/manifest.ts';
import type { Instruments } from '../work.ts';
import type { ThreadModels } from './jobs.ts';

/** Null without models. */
export async function loadTools(models: ThreadModels): Promise<Instruments | null> {
  if (models.length === 0) return null;
  const loaded = await Promise.all(models.map(({ spec, path }) => loadModel(spec, path)));
  return {
    detector: theOnly(loaded, 'face_detector'),
    embedder: theOnly(loaded, 'face_embedder'),
    liveness: withRole(loaded, 'liveness'),
    textDetector: theOnly(loaded, 'text_detector'),
    textRecogniser: theOnly(loaded, 'text_recogniser'),
    mrzRecogniser: theOnly(loaded, 'mrz_recogniser'),
    decodeBarcodes: createBarcodeDecoder(),
  };
}

type WithRole<Role extends ModelSpec['role']> = Model<Extract<ModelSpec, { role: Role }>>;

function withRole<Role extends ModelSpec['role']>(models: readonly Model[], role: Role): WithRole<Role>[] {
  return models.filter(({ spec }) => spec.role === role) as WithRole<Role>[];
}

function theOnly<Role extends ModelSpec['role']>(models: readonly Model[], role: Role): WithRole<Role> {
  const [model] = withRole(models, role);
  if (!model) throw new Error(`The manifest names no ${role}`);
  return model;
}
