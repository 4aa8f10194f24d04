/** The labelled sets to measure on. They are no part of the project: VOUCH_EVAL names their folder, else it is looked for beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.VOUCH_EVAL || fileURLToPath(new URL('../../../shared/eval', import.meta.url));

export interface LabelledSet {
  /** For node:test's `skip`. */
  readonly absent: string | false;
  /** Every n-th row, so that the sample runs through the whole set. */
  sample(rows: number): readonly Readonly<Record<string, string>>[];
  read(image: string): Buffer;
}

/** A CSV of plain values beside its images. */
export function labelledSet(name: string, table: string): LabelledSet {
  const path = join(folder, name, table);
  return {
    absent: !existsSync(path) && `the labelled set ${name}/${table} is absent; nothing was measured`,
    sample(wanted) {
      const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
      const columns = head.split(',');
      const step = Math.max(1, Math.floor(lines.length / wanted));
      const kept = lines.filter((_, at) => at % step === 0).map((line) => line.split(','));
      return kept.map((values) =>
        Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ''])),
      );
    },
    read: (image) => readFileSync(join(folder, name, image)),
  };
}
