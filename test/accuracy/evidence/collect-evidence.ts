/** Labelled sets → evidence of every row, and of the attacks that are made out of their live photos. */
import type { Check, ImageType } from '../../../src/verify/evidence.ts';
import type { Verifier } from '../../../src/verify/verifier.ts';
import { compareReading } from '../documents/compare-reading.ts';
import {
  type Labelled,
  type LabelledSets,
  SET_NAMES,
  type SetName,
  sampleOf,
} from '../sets/labelled-sets.ts';
import type { EvidenceRecord } from './evidence-record.ts';
import { inTurns } from './in-turns.ts';
import { keep } from './keep.ts';
import { lookAtRow } from './look.ts';
import { collectMadeAttacks } from './made-attacks.ts';
import { collectRecapturedDocuments } from './recaptured-documents.ts';

export interface Collecting {
  readonly verifier: Verifier;
  /** Verifications at once. */
  readonly atOnce: number;
  /** Rows of each table; null for all. */
  readonly sample: number | null;
  /** Whether attacks are made out of live photos too. */
  readonly madeAttacks: boolean;
  /** Gets a line now and then. */
  readonly say: (line: string) => void;
}

/** As which images a row's photos go in, and what is asked of them. A document alone can have no face match: it shows whether a portrait is found. */
const ASKED: Readonly<Record<SetName, { types: readonly ImageType[]; checks: readonly Check[] }>> = {
  faces: { types: ['document_front', 'selfie'], checks: ['face_match'] },
  pad: { types: ['selfie'], checks: ['liveness'] },
  documents: { types: ['document_front'], checks: ['document', 'face_match'] },
};

const TELLS = 10;

export async function collectEvidence(sets: LabelledSets, collecting: Collecting): Promise<EvidenceRecord[]> {
  const numberOf = personNumbers();
  const records: EvidenceRecord[] = [];
  for (const name of SET_NAMES) {
    const rows = sampleOf(sets[name]?.rows ?? [], collecting.sample);
    records.push(...(await collectSet(name, rows, { ...collecting, numberOf })));
    if (!collecting.madeAttacks) continue;
    const making = { ...collecting, numberOf };
    records.push(
      ...(name === 'documents'
        ? await collectRecapturedDocuments(rows, making)
        : await collectMadeAttacks(name, rows, making)),
    );
  }
  return records;
}

type Numbering = { readonly numberOf: (name: SetName, person: string) => number };

async function collectSet(
  name: SetName,
  rows: readonly Labelled[],
  { verifier, atOnce, say, numberOf }: Collecting & Numbering,
): Promise<EvidenceRecord[]> {
  const { types } = ASKED[name];
  let done = 0;
  const numbered = rows.map((row) => ({ row, persons: row.persons.map((person) => numberOf(name, person)) }));
  return inTurns(numbered, atOnce, async ({ row, persons }) => {
    const evidence = await lookAtRow(verifier, row, ASKED[name]);
    done += 1;
    if (done % Math.ceil(rows.length / TELLS) === 0 || done === rows.length)
      say(`${name}: ${done} of ${rows.length}`);
    const images = Object.fromEntries(types.map((type, at) => [type, row.images[at] ?? '']));
    const { expected, attack, document } = row;
    const reading = document && { reading: compareReading(evidence, document) };
    return { group: name, images, persons, expected, attack, evidence: keep(evidence), ...reading };
  });
}

/** A number for each person of each set, in the order in which they come. */
function personNumbers(): Numbering['numberOf'] {
  const numbers = new Map<string, number>();
  return (name, person) => {
    const key = `${name} ${person}`;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
}
