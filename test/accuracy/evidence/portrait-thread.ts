/** A thread that measures portraits: the models block whoever runs them. */
import '../../../src/verify/models/no-telemetry.ts';

import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadFaceModels } from '../../../models/load-face-models.ts';
import { readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';
import { measurePortraits, type PortraitPair } from '../portraits/measure-portraits.ts';
import type { TreatmentName } from '../portraits/treatments.ts';
import { modelSettings } from './model-settings.ts';

export interface PortraitTask {
  readonly pairs: readonly PortraitPair[];
  readonly treatments: readonly TreatmentName[];
}

const { modelsDirectory, faceModel } = modelSettings();
const specs = requiredModels(readManifest(join(modelsDirectory, 'manifest.json')), faceModel);
const models = await loadFaceModels(specs, modelsDirectory);
parentPort?.postMessage(await measurePortraits({ ...(workerData as PortraitTask), models }));
