/**
 * Measures how an embedder's cosines are to be read, and writes it into the manifest: `npx tsx models/face/calibrate.ts
 * <folder of person_number.jpg> [key of the embedder]`. The photos are read, never kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readManifest, requiredModels } from '../../src/verify/models/manifest.ts';
import { loadFaceModels } from '../load-face-models.ts';
import { checkOnOthers } from './check-on-others.ts';
import { type Embedded, embedPhotos } from './embed-photos.ts';
import { fitCalibration } from './fit-calibration.ts';
import { pairScores } from './pair-scores.ts';
import { writeCalibration } from './write-calibration.ts';

const MANIFEST = new URL('../manifest.json', import.meta.url);

const [folder, key] = process.argv.slice(2);
if (!folder) throw new Error('Give the folder with the photos');

const specs = requiredModels(readManifest(MANIFEST), key);
const models = await loadFaceModels(specs, fileURLToPath(new URL('..', import.meta.url)));
const embedded: Embedded[] = [];
for await (const each of embedPhotos(folder, models)) embedded.push(each);
const pairs = pairScores(embedded);
const calibration = fitCalibration(pairs);
say(`${embedded.length} photos of ${calibration.persons} persons`, JSON.stringify(calibration, null, 2));
say('Fitted on half of the persons, counted on the others', checkOnOthers(pairs).join('\n'));
const manifest = readFileSync(MANIFEST, 'utf8');
writeFileSync(MANIFEST, writeCalibration(manifest, models.embedder.spec.name, calibration));

function say(title: string, text: string): void {
  process.stdout.write(`${title}\n${text}\n\n`);
}
