/**
 * Attacks made out of live photos: as if they had been shown on a screen, or printed, and photographed again. They are
 * drawn, not played, so they stand apart from real ones in every table; but they exist for any camera and any person.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECAPTURES, recapture } from '../../../models/liveness/recapture.ts';
import { OperatorError } from '../../../src/errors.ts';
import { openUpright, writeJpeg } from '../../../src/verify/image/normalise.ts';
import type { Labelled, SetName } from '../sets/labelled-sets.ts';
import type { Collecting } from './collect-evidence.ts';
import type { EvidenceRecord } from './evidence-record.ts';
import { inTurns } from './in-turns.ts';
import { keep } from './keep.ts';
import { look } from './look.ts';

type Source = 'faces' | 'pad';

/** Live photos of each set that attacks are made of: they are spread over all of it. */
const PHOTOS = { pad: 40, faces: 100 } as const;
const CHECKS = ['liveness'] as const;

interface Base {
  readonly row: Labelled;
  readonly image: string;
  readonly persons: readonly number[];
}

export type Making = Collecting & { readonly numberOf: (source: SetName, person: string) => number };

/** The photos of `faces` were never looked at as selfies, so they come along as live ones; those of `pad` are in `pad`. */
export async function collectMadeAttacks(
  source: Source,
  rows: readonly Labelled[],
  making: Making,
): Promise<EvidenceRecord[]> {
  const bases = basesOf(source, rows, making);
  const records = await inTurns(bases, making.atOnce, (base, at) => recordsOf(source, base, { at, making }));
  if (bases.length > 0) making.say(`attacks made of ${source}: ${RECAPTURES.length * bases.length}`);
  return records.flat();
}

/** Of pairs the first photo, each person once. */
function basesOf(source: Source, rows: readonly Labelled[], { numberOf }: Making): readonly Base[] {
  const live = source === 'pad' ? rows.filter(({ expected }) => expected) : firstOfEach(rows);
  const step = Math.max(1, Math.ceil(live.length / PHOTOS[source]));
  const chosen = live.filter((_, at) => at % step === 0);
  return chosen.map((row) => ({
    row,
    image: row.images[0] ?? '',
    persons: row.persons.slice(0, 1).map((person) => numberOf(source, person)),
  }));
}

function firstOfEach(rows: readonly Labelled[]): readonly Labelled[] {
  return [...new Map(rows.toReversed().map((row) => [row.persons[0], row])).values()].toReversed();
}

async function recordsOf(
  source: Source,
  { row, image, persons }: Base,
  { at, making }: { readonly at: number; readonly making: Making },
): Promise<EvidenceRecord[]> {
  const bytes = readFileSync(join(row.folder, image));
  const pixels = await openUpright(bytes);
  const records: EvidenceRecord[] = [];
  const add = async (selfie: Uint8Array, attack: string | null) => {
    const evidence = await look(making.verifier, { selfie }, CHECKS);
    if (!evidence) throw new OperatorError(`${row.where}: ${image} is no image that can be read`);
    const group = source === 'pad' ? 'made_of_pad' : 'made_of_faces';
    const images = { selfie: image };
    const kept = keep(evidence);
    records.push({ group, images, persons, expected: attack === null, attack, evidence: kept });
  };
  if (source === 'faces') await add(bytes, null);
  for (const [place, kind] of RECAPTURES.entries()) {
    if (!pixels) break;
    const made = await recapture(pixels, kind, at * RECAPTURES.length + place + 1);
    await add((await writeJpeg(made)).bytes, kind);
  }
  return records;
}
