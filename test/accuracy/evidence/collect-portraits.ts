/** Pairs of one person with the first photo put on a drawn document: every treatment of the portrait under every variant of the pipeline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PortraitRow } from '../portraits/measure-portraits.ts';
import { TREATMENTS, type TreatmentName } from '../portraits/treatments.ts';
import { type LabelledSet, sampleOf } from '../sets/labelled-sets.ts';
import type { EvidenceRecord } from './evidence-record.ts';
import type { PortraitTask } from './portrait-thread.ts';

/** One pair costs some 4 s of a core: enough of them to tell 5 % from 15 %. */
const PAIRS = 60;
/** With a sample of all else, one pair for so many of its rows. */
const SAMPLE_SHARE = 20;
const THREAD = new URL('./portrait-thread-from-source.mjs', import.meta.url);

export interface Portraying {
  readonly threads: number;
  /** Rows of each table; null for all. */
  readonly sample: number | null;
}

/** None without pairs of one person on whose photos a face was found. */
export async function collectPortraits(
  faces: LabelledSet | null,
  records: readonly EvidenceRecord[],
  { threads, sample }: Portraying,
): Promise<readonly PortraitRow[]> {
  const pairs = pairsFor(
    faces,
    records,
    sample === null ? PAIRS : Math.max(1, Math.floor(sample / SAMPLE_SHARE)),
  );
  if (pairs.length === 0) return [];
  const names = Object.keys(TREATMENTS) as TreatmentName[];
  const shares = Array.from({ length: threads }, (_, share) =>
    names.filter((_, at) => at % threads === share),
  );
  const rows = await Promise.all(
    shares.filter(({ length }) => length > 0).map((treatments) => askThread({ pairs, treatments })),
  );
  return rows.flat().sort((one, other) => names.indexOf(one.treatment) - names.indexOf(other.treatment));
}

/** Each person once, so that every other portrait is a stranger's. */
function pairsFor(
  faces: LabelledSet | null,
  records: readonly EvidenceRecord[],
  wanted: number,
): PortraitTask['pairs'] {
  const scored = new Set(
    records
      .filter(({ evidence }) => evidence.match !== null)
      .map(({ images }) => Object.values(images).join('\n')),
  );
  const usable = (faces?.rows ?? []).filter((row) => row.expected && scored.has(row.images.join('\n')));
  const ofEach = [...new Map(usable.map((row) => [row.persons[0], row])).values()];
  return sampleOf(ofEach, wanted).map(
    ({ folder, images: [portrait = '', selfie = ''], persons: [person = ''] }) => ({
      person,
      portrait: readFileSync(join(folder, portrait)),
      selfie: readFileSync(join(folder, selfie)),
    }),
  );
}

function askThread(task: PortraitTask): Promise<readonly PortraitRow[]> {
  const worker = new Worker(THREAD, { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
