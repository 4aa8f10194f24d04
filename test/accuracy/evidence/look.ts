/** Photos through the production verifier, as a session sends them: each is inspected as it arrives, then all are verified together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../../src/errors.ts';
import type { Check, Evidence, ImageType } from '../../../src/verify/evidence.ts';
import type { Verifier } from '../../../src/verify/verifier.ts';
import type { Labelled } from '../sets/labelled-sets.ts';

/** The same in every run: what has expired does not depend on when it is measured. */
export const TODAY = '2026-01-01';

export type Files = Readonly<Partial<Record<ImageType, Uint8Array>>>;

/** Null when one of the files is no image that can be read. */
export async function look(
  verifier: Verifier,
  files: Files,
  checks: readonly Check[],
): Promise<Evidence | null> {
  const images: Partial<Record<ImageType, Uint8Array>> = {};
  for (const [type, bytes] of Object.entries(files) as [ImageType, Uint8Array][]) {
    const { image } = await verifier.inspect({ type, bytes, checks });
    if (!image) return null;
    images[type] = image.bytes;
  }
  return verifier.verify({ images, checks, today: TODAY });
}

/** The images of a row, as the types that the check compares. Throws OperatorError with the table's line when one cannot be read. */
export async function lookAtRow(
  verifier: Verifier,
  row: Labelled,
  { types, checks }: { readonly types: readonly ImageType[]; readonly checks: readonly Check[] },
): Promise<Evidence> {
  const files = Object.fromEntries(
    types.map((type, at) => [type, readFileSync(join(row.folder, row.images[at] ?? ''))]),
  );
  const evidence = await look(verifier, files, checks);
  if (!evidence)
    throw new OperatorError(`${row.where}: ${row.images.join(' or ')} is no image that can be read`);
  return evidence;
}
