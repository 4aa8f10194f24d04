/** The sets through the production verifier, and what comes of it: the evidence, the report and its pictures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { createVerifier } from '../../src/verify/create-verifier.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import { type Collecting, collectEvidence } from './evidence/collect-evidence.ts';
import { collectPortraits } from './evidence/collect-portraits.ts';
import { type Collected, writeEvidence } from './evidence/evidence-file.ts';
import type { EvidenceRecord } from './evidence/evidence-record.ts';
import { modelSettings } from './evidence/model-settings.ts';
import { modelsUsed } from './evidence/models-used.ts';
import type { Options } from './options.ts';
import { exactLatency, markdownOf } from './report/markdown.ts';
import { PICTURES, picturesOf } from './report/pictures.ts';
import { reportOf } from './report/report.ts';
import { defaultFolders, type LabelledSets, readSets, SET_NAMES } from './sets/labelled-sets.ts';

const TIMEOUT_MS = 60_000;

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
  sets: LabelledSets,
  { sample }: Options,
  say: (line: string) => void,
): Promise<Collected> {
  const threads = availableParallelism();
  const models = modelsUsed();
  const records = await collectAll(sets, { threads, sample, say });
  const ofFaces = records.filter(({ group }) => group === 'faces');
  if (sets.faces) say('faces: portraits put on documents');
  const portraits = await collectPortraits(sets.faces, ofFaces, { threads, sample });
  const personsFromNames = SET_NAMES.filter(
    (name) => name !== 'documents' && sets[name]?.namesPersons === false,
  );
  return { models, sample, personsFromNames, portraits, records };
}

async function collectAll(
  sets: LabelledSets,
  { threads, ...asked }: { readonly threads: number } & Pick<Collecting, 'sample' | 'say'>,
): Promise<EvidenceRecord[]> {
  const { modelsDirectory, faceModel } = modelSettings();
  const verifier = await createVerifier({ modelsDirectory, faceModel, threads, timeoutMs: TIMEOUT_MS });
  try {
    if (verifier.missingModels.length > 0)
      throw new OperatorError(
        `Missing: ${verifier.missingModels.map(({ file }) => file).join(', ')}; run "npm run models"`,
      );
    return await collectEvidence(sets, { ...asked, verifier, atOnce: 2 * threads, madeAttacks: true });
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
