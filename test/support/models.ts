/** Tests that need downloaded models say which file is missing, and how to get it, instead of failing. */
import { readConfig } from '../../src/config.ts';
import { checkModels } from '../../src/verify/models/check-models.ts';
import { readManifest, requiredModels } from '../../src/verify/models/manifest.ts';

const { modelsDirectory, faceModel } = readConfig({ MASTER_KEY: Buffer.alloc(32).toString('base64') });

export { faceModel as FACE_MODEL, modelsDirectory as MODELS_DIRECTORY };

const specs = requiredModels(readManifest(`${modelsDirectory}/manifest.json`), faceModel);
const missing = await checkModels(specs, modelsDirectory);

/** For node:test's `skip`: false when every model is there. */
export const WITHOUT_MODELS: string | false =
  missing.length > 0 && `missing: ${missing.map(({ file }) => file).join(', ')}; run "npm run models"`;
