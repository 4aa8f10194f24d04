/** What judges here: every network, and the fitted constants beside them, which change a score or a threshold just as much. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as recaptureFusion from '../../../src/verify/document/recapture/recapture-fusion.ts';
import type { ModelUsed } from '../../../src/verify/evidence.ts';
import * as fusion from '../../../src/verify/liveness/fusion.ts';
import { readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';
import { modelSettings } from './model-settings.ts';

export function modelsUsed(): readonly ModelUsed[] {
  const { modelsDirectory, faceModel } = modelSettings();
  const specs = requiredModels(readManifest(join(modelsDirectory, 'manifest.json')), faceModel);
  const networks = specs.map(({ name, graph }) => ({ name, sha256: graph.sha256 }));
  const calibrations = specs.flatMap((spec) =>
    spec.role === 'face_embedder' ? (spec.calibration ?? []) : [],
  );
  return [
    ...new Map(networks.map((network) => [network.sha256, network])).values(),
    ...calibrations.map((calibration) => ({
      name: 'calibration of the face match',
      sha256: hash(calibration),
    })),
    { name: 'fusion of the liveness checks', sha256: hash(Object.entries(fusion).sort()) },
    { name: 'reading of recaptured documents', sha256: hash(Object.entries(recaptureFusion).sort()) },
  ];
}

function hash(constants: unknown): string {
  return createHash('sha256').update(JSON.stringify(constants)).digest('hex');
}
