/** `npx tsx models/print-fingerprint.ts [key]`: the fingerprint to put into the manifest for a face model that is known to be right. */
import { fileURLToPath } from 'node:url';
import { readManifest, requiredModels } from '../src/verify/models/manifest.ts';
import { loadFaceModels } from './load-face-models.ts';
import { fingerprintOf } from './self-test.ts';

const specs = requiredModels(readManifest(new URL('manifest.json', import.meta.url)), process.argv[2]);
const models = await loadFaceModels(specs, fileURLToPath(new URL('.', import.meta.url)));
process.stdout.write(`${JSON.stringify(await fingerprintOf(models))}\n`);
