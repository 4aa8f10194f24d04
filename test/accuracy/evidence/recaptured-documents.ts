/** Every document once more as if it had been on a screen, printed or photocopied; and once itself before the same second camera. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MADE_OF_DOCUMENTS, make } from '../../../models/liveness/document-samples.ts';
import { OperatorError } from '../../../src/errors.ts';
import { openUpright, writeJpeg } from '../../../src/verify/image/normalise.ts';
import type { Labelled } from '../sets/labelled-sets.ts';
import type { EvidenceRecord } from './evidence-record.ts';
import { inTurns } from './in-turns.ts';
import { keep } from './keep.ts';
import { look } from './look.ts';
import type { Making } from './made-attacks.ts';

/** The fit made others from the same documents. */
const SEED = 1_000_000;
const KINDS = ['camera', ...MADE_OF_DOCUMENTS] as const;
const CHECKS = ['document'] as const;

export async function collectRecapturedDocuments(
  rows: readonly Labelled[],
  making: Making,
): Promise<EvidenceRecord[]> {
  const records = await inTurns(rows, making.atOnce, (row, at) => recordsOf(row, { at, making }));
  if (rows.length > 0) making.say(`recaptures made of documents: ${MADE_OF_DOCUMENTS.length * rows.length}`);
  return records.flat();
}

async function recordsOf(
  row: Labelled,
  { at, making }: { readonly at: number; readonly making: Making },
): Promise<EvidenceRecord[]> {
  const image = row.images[0] ?? '';
  const original = await openUpright(readFileSync(join(row.folder, image)));
  if (!original) throw new OperatorError(`${row.where}: ${image} is no image that can be read`);
  const persons = row.persons.map((person) => making.numberOf('documents', person));
  const records: EvidenceRecord[] = [];
  for (const [place, kind] of KINDS.entries()) {
    const made = await make(original, kind, SEED + at * KINDS.length + place);
    const evidence = await look(making.verifier, { document_front: (await writeJpeg(made)).bytes }, CHECKS);
    if (!evidence) throw new Error('An image that was just written cannot be read');
    const isOriginal = kind === 'camera';
    const attack = isOriginal ? null : kind;
    const images = { document_front: image };
    records.push({
      group: 'made_of_documents',
      images,
      persons,
      expected: isOriginal,
      attack,
      evidence: keep(evidence),
    });
  }
  return records;
}
