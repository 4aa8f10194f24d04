/** The evidence between runs, so that another policy can be tried without the models: a head, then one line for each record. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '../../../src/errors.ts';
import type { ModelUsed } from '../../../src/verify/evidence.ts';
import type { BarcodeCounts } from '../documents/collect-barcodes.ts';
import type { DrawnOutcome } from '../documents/collect-drawn.ts';
import type { Reader } from '../documents/collect-readers.ts';
import type { PortraitRow } from '../portraits/measure-portraits.ts';
import type { SetName } from '../sets/labelled-sets.ts';
import type { EvidenceRecord } from './evidence-record.ts';

/** Another number means that a record's shape is another. */
const FORMAT = 2;

export interface Collected {
  readonly models: readonly ModelUsed[];
  /** Rows of each table; null for all. */
  readonly sample: number | null;
  /** The sets whose table names no persons: they were told from the files' names. */
  readonly personsFromNames: readonly SetName[];
  /** Rows whose picture is not the one that the table is about. */
  readonly documentsSetAside: number;
  /** Portraits under what documents do to them: shares already, because the photos are drawn. */
  readonly portraits: readonly PortraitRow[];
  /** Other ways to read the same lines of the documents. */
  readonly readers: readonly Reader[];
  /** Documents that nobody issued. */
  readonly drawn: readonly DrawnOutcome[];
  /** Null where the set has no payloads of barcodes. */
  readonly barcodes: BarcodeCounts | null;
  readonly records: readonly EvidenceRecord[];
}

export function writeEvidence(path: string, { records, ...head }: Collected): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = [{ format: FORMAT, ...head }, ...records].map((each) => JSON.stringify(each));
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Throws OperatorError when there is none, or when it cannot be used. */
export function readEvidence(path: string): Collected {
  if (!existsSync(path))
    throw new OperatorError(
      `No evidence is kept in ${path}: run "npm run eval" first, which measures and keeps it`,
    );
  const [head, ...records] = parse(path) as [
    Omit<Collected, 'records'> & { format?: number },
    ...EvidenceRecord[],
  ];
  if (head?.format !== FORMAT)
    throw new OperatorError(`${path} was written by another version of Vouch: run "npm run eval" again`);
  const { format: _, ...kept } = head;
  return { ...kept, records };
}

function parse(path: string): unknown[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line, at) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new OperatorError(`${path} line ${at + 1} is damaged: run "npm run eval" again`);
    }
  });
}

/** Throws OperatorError unless the evidence came from the models that would judge today. */
export function requireSameModels(path: string, had: readonly ModelUsed[], now: readonly ModelUsed[]): void {
  const key = ({ name, sha256 }: ModelUsed) => `${name} ${sha256.slice(0, 12)}`;
  const differing = (these: readonly ModelUsed[], those: readonly ModelUsed[]) =>
    these.filter((one) => !those.some((other) => key(one) === key(other))).map(key);
  const [gone, come] = [differing(had, now), differing(now, had)];
  if (gone.length === 0 && come.length === 0) return;
  throw new OperatorError(
    `The evidence in ${path} came from other models (${gone.join(', ') || 'fewer'}; now ${come.join(', ') || 'fewer'}): run "npm run eval" again`,
  );
}
