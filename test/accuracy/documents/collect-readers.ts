/** Other ways to read the lines that production cut out of each document: its own network without repair, and Tesseract. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { graphPath, readManifest, requiredModels } from '../../../src/verify/models/manifest.ts';
import { loadTools } from '../../../src/verify/threads/load-tools.ts';
import { modelSettings } from '../evidence/model-settings.ts';
import type { Labelled } from '../sets/labelled-sets.ts';
import { compareLines } from './compare-lines.ts';
import { cutZone, type ZoneCut } from './cut-zone.ts';
import type { LineOutcome } from './reading-outcome.ts';
import { findTesseract, mrzDataFolder, readWithTesseract } from './tesseract.ts';

export interface Reader {
  readonly name: string;
  /** Why it was not measured, and how it can be; null where it was. */
  readonly absent: string | null;
  /** Of each document with labelled lines, in the set's order; of one without a zone every line is missed. */
  readonly documents: readonly (readonly LineOutcome[])[];
}

/** Where `npm run models` looks too. */
const NEIGHBOUR = fileURLToPath(new URL('../../../../shared/models', import.meta.url));
const INSTALL = 'apt-get install tesseract-ocr';
const DATA = { eng: 'tesseract-ocr-eng', mrz: 'mrz.traineddata' } as const;

/** None without labelled lines. */
export async function collectReaders(
  rows: readonly Labelled[],
  say: (line: string) => void,
): Promise<readonly Reader[]> {
  const labelled = rows.filter(({ document }) => document && document.lines.length > 0);
  if (labelled.length === 0) return [];
  say(`documents: other readers on the same lines of ${labelled.length}`);
  const cuts = await cutAll(labelled);
  const compare = (read: readonly (readonly string[])[]) =>
    labelled.map(({ document }, at) => compareLines(document?.lines ?? [], read[at] ?? []));
  const unrepaired = compare(cuts.map((cut) => cut?.unrepaired ?? []));
  return [
    { name: 'ours, before repair', absent: null, documents: unrepaired },
    ...(await askTesseract(cuts, compare)),
  ];
}

async function cutAll(rows: readonly Labelled[]): Promise<(ZoneCut | null)[]> {
  const { modelsDirectory, faceModel } = modelSettings();
  const specs = requiredModels(readManifest(join(modelsDirectory, 'manifest.json')), faceModel);
  const loaded = await loadTools(specs.map((spec) => ({ spec, path: graphPath(spec, modelsDirectory) })));
  if (!loaded) throw new Error('No model is loaded');
  const tools = { ...loaded, inTime: new AbortController().signal };
  const cuts: (ZoneCut | null)[] = [];
  for (const { folder, images } of rows)
    cuts.push(await cutZone(readFileSync(join(folder, images[0] ?? '')), tools));
  return cuts;
}

type Compare = (read: readonly (readonly string[])[]) => Reader['documents'];

async function askTesseract(cuts: readonly (ZoneCut | null)[], compare: Compare): Promise<Reader[]> {
  const tesseract = await findTesseract();
  if (!tesseract) return [{ name: 'Tesseract', absent: `not installed (${INSTALL})`, documents: [] }];
  const mirror = mrzDataFolder(process.env.MODELS_MIRROR || NEIGHBOUR);
  const folders = {
    eng: tesseract.languages.includes('eng') ? null : undefined,
    mrz: mirror ?? (tesseract.languages.includes('mrz') ? null : undefined),
  };
  const readers: Reader[] = [];
  for (const language of ['eng', 'mrz'] as const) {
    const name = `Tesseract ${tesseract.version}, ${language}`;
    const folder = folders[language];
    const read = folder === undefined ? null : await readAll(cuts, { language, folder });
    const absent =
      folder === undefined ? `its data is not there (${DATA[language]})` : 'it gave no answer in time';
    readers.push(read ? { name, absent: null, documents: compare(read) } : { name, absent, documents: [] });
  }
  return readers;
}

async function readAll(
  cuts: readonly (ZoneCut | null)[],
  how: { readonly language: string; readonly folder: string | null },
): Promise<string[][] | null> {
  const pictures: Pixels[] = cuts.flatMap((cut) => cut?.lines ?? []);
  const read = await readWithTesseract(pictures, how);
  if (!read) return null;
  const rest = [...read];
  return cuts.map((cut) => rest.splice(0, cut?.lines.length ?? 0));
}
