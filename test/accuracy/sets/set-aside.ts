/** Rows whose picture is not the one that their labels are about, as its size tells: they are told, and nothing is measured on them. */
import { join } from 'node:path';
import sharp from 'sharp';
import type { Labelled, LabelledSet } from './labelled-sets.ts';

export interface Sorted {
  readonly set: LabelledSet;
  readonly setAside: number;
}

/** Each goes to `say` with its line in the table. A picture that cannot be read stays: whoever reads it will tell. */
export async function setAside(set: LabelledSet, say: (line: string) => void): Promise<Sorted> {
  const rows: Labelled[] = [];
  for (const row of set.rows) {
    if (await isAnother(row))
      say(`${row.where}: the picture has another size than the table says; set aside`);
    else rows.push(row);
  }
  return { set: { ...set, rows }, setAside: set.rows.length - rows.length };
}

async function isAnother({ folder, images: [image = ''], document }: Labelled): Promise<boolean> {
  if (!document?.size) return false;
  const found = await sharp(join(folder, image))
    .metadata()
    .catch(() => null);
  if (!found) return false;
  const { width, height } = found.autoOrient;
  return width !== document.size.width || height !== document.size.height;
}
