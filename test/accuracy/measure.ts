/** The sets through the production verifier, and what comes of it: the evidence, the report and its pictures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { createVerifier } from '../../src/verify/create-verifier.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import { collectBarcodes } from './documents/collect-barcodes.ts';
import { collectDrawn } from './documents/collect-drawn.ts';
import { collectReaders } from './documents/collect-readers.ts';
import { type Collecting, collectEvidence } from './evidence/collect-evidence.ts';
import { collectPortraits } from './evidence/collect-portraits.ts';
import { type Collected, writeEvidence } from './evidence/evidence-file.ts';
import { modelSettings } from './evidence/model-settings.ts';
import { modelsUsed } from './evidence/models-used.ts';
import type { Options } from './options.ts';
import { exactLatency, markdownOf } from './report/markdown.ts';
import { PICTURES, picturesOf } from './report/pictures.ts';
import { reportOf } from './report/report.ts';
import { defaultFolders, type LabelledSets, readSets, SET_NAMES, sampleOf } from './sets/labelled-sets.ts';
import { setAside } from './sets/set-aside.ts';

const TIMEOUT_MS = 60_000;
/** With a sample of all else, one drawn document for so many of its rows. */
const SAMPLE_SHARE = 20;

/** The text to print. Throws OperatorError when a set cannot be used, or no set is there. */
export async function measure(options: Options, say: (line: string) => void): Promise<string> {
  const folders = options.folders ?? defaultFolders();
  if (Object.keys(folders).length === 0)
    throw new OperatorError(
      'No labelled set is there: give --faces DIR, --pad DIR or --documents DIR (README.md, "Accuracy", has their format), or name the folder that holds them in VOUCH_EVAL',
    );
  const sets = readSets(folders);
  const collected = await collect(sets, options, say);
  writeEvidence(options.evidence, collected);
  say(`evidence kept in ${options.evidence}`);
  const report = reportOf(collected, DEFAULT_POLICY);
  const markdown = markdownOf(report);
  if (options.out !== null) writeReport(options.out, markdown, collected);
  say(options.out === null ? 'a sample: ACCURACY.md was left as it is' : `report written to ${options.out}`);
  return options.isJson ? JSON.stringify(report) : `${markdown}\n\n${exactLatency(report)}`;
}

async function collect(
  given: LabelledSets,
  { sample }: Options,
  say: (line: string) => void,
): Promise<Collected> {
  const threads = availableParallelism();
  const models = modelsUsed();
  const sorted = given.documents && (await setAside(given.documents, say));
  const sets = { ...given, documents: sorted?.set ?? null };
  const { records, ...documents } = await collectVerified(sets, { threads, sample, say });
  const ofFaces = records.filter(({ group }) => group === 'faces');
  if (sets.faces) say('faces: portraits put on documents');
  const portraits = await collectPortraits(sets.faces, ofFaces, { threads, sample });
  const readers = await collectReaders(sampleOf(sets.documents?.rows ?? [], sample), say);
  const personsFromNames = SET_NAMES.filter(
    (name) => name !== 'documents' && sets[name]?.namesPersons === false,
  );
  const documentsSetAside = sorted?.setAside ?? 0;
  return { models, sample, personsFromNames, documentsSetAside, portraits, readers, ...documents, records };
}

/** Everything that goes through the production verifier. */
async function collectVerified(
  sets: LabelledSets,
  { threads, ...asked }: { readonly threads: number } & Pick<Collecting, 'sample' | 'say'>,
): Promise<Pick<Collected, 'records' | 'drawn' | 'barcodes'>> {
  const { modelsDirectory, faceModel } = modelSettings();
  const verifier = await createVerifier({ modelsDirectory, faceModel, threads, timeoutMs: TIMEOUT_MS });
  try {
    if (verifier.missingModels.length > 0)
      throw new OperatorError(
        `Missing: ${verifier.missingModels.map(({ file }) => file).join(', ')}; run "npm run models"`,
      );
    const collecting = { ...asked, verifier, atOnce: 2 * threads };
    const records = await collectEvidence(sets, { ...collecting, madeAttacks: true });
    const folder = sets.documents?.rows[0]?.folder;
    if (folder === undefined) return { records, drawn: [], barcodes: null };
    const count = asked.sample === null ? null : Math.max(1, Math.floor(asked.sample / SAMPLE_SHARE));
    const drawn = await collectDrawn({ ...collecting, count });
    return { records, drawn, barcodes: await collectBarcodes(folder, verifier) };
  } finally {
    await verifier.stop();
  }
}

function writeReport(out: string, markdown: string, collected: Collected): void {
  const folder = join(dirname(out), PICTURES);
  mkdirSync(folder, { recursive: true });
  writeFileSync(out, `${markdown}\n`);
  for (const { file, svg } of picturesOf(collected.records, DEFAULT_POLICY))
    writeFileSync(join(folder, file), svg);
}
