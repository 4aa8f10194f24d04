/**
 * Pictures of documents → what the fit needs of each, and of recaptures made from it: a screen, a print, and a photocopy,
 * which is a print without colour. `camera` is no recapture: the document itself before the same second camera.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measures, measurePage } from '../../src/verify/document/recapture/measure-page.ts';
import { toLuma } from '../../src/verify/image/measure-quality.ts';
import { openUpright, writeJpeg } from '../../src/verify/image/normalise.ts';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import { recapture } from './recapture.ts';
import type { Networks } from './samples.ts';

export const MADE_OF_DOCUMENTS = ['screen', 'print', 'photocopy'] as const;

export interface DocumentSample {
  readonly document: string;
  readonly kind: 'original' | 'camera' | (typeof MADE_OF_DOCUMENTS)[number];
  readonly measures: Measures;
}

/** Of each picture so many of every kind are made. */
const TIMES = 2;

export function isOriginal({ kind }: Pick<DocumentSample, 'kind'>): boolean {
  return kind === 'original' || kind === 'camera';
}

export async function readDocuments(folder: string, { liveness }: Networks): Promise<DocumentSample[]> {
  const samples: DocumentSample[] = [];
  for (const [at, document] of readdirSync(folder).toSorted().entries()) {
    const original = await openUpright(readFileSync(join(folder, document)));
    if (!original) throw new Error('Cannot read a picture of the folder');
    for (const { kind, pixels } of await withRecaptures(original, at)) {
      const { bytes } = await writeJpeg(pixels);
      const seen = await openUpright(bytes);
      if (seen) samples.push({ document, kind, measures: await measurePage(seen, liveness) });
    }
  }
  return samples;
}

async function withRecaptures(original: Pixels, seed: number) {
  const all: { readonly kind: DocumentSample['kind']; readonly pixels: Pixels }[] = [
    { kind: 'original', pixels: original },
  ];
  for (let time = 0; time < TIMES; time++) {
    for (const [at, kind] of (['camera', ...MADE_OF_DOCUMENTS] as const).entries()) {
      const number = (seed * TIMES + time) * (MADE_OF_DOCUMENTS.length + 1) + at;
      all.push({ kind, pixels: await make(original, kind, number) });
    }
  }
  return all;
}

export function make(
  original: Pixels,
  kind: Exclude<DocumentSample['kind'], 'original'>,
  seed: number,
): Promise<Pixels> {
  return kind === 'photocopy'
    ? recapture(withoutColour(original), 'print', seed)
    : recapture(original, kind, seed);
}

function withoutColour({ data, ...size }: Pixels): Pixels {
  const grey = toLuma(data);
  return { ...size, data: Uint8Array.from(data, (_, at) => Math.round(grey[Math.floor(at / 3)] ?? 0)) };
}
