/** The samples' payloads as PDF417 symbols on the back of a white card, photographed by the drawn camera, through the production verifier. */
import { drawPdf417 } from '../../../models/specimens/documents/aamva/draw-pdf417.ts';
import { photographDocument } from '../../../models/specimens/documents/photograph/photograph-document.ts';
import { renderSide } from '../../../models/specimens/documents/render-side.ts';
import { parseAamva } from '../../../src/verify/document/barcode/parse-aamva.ts';
import { fieldOf } from '../../../src/verify/document/merge/document-field.ts';
import type { Verifier } from '../../../src/verify/verifier.ts';
import { look } from '../evidence/look.ts';
import { type AamvaFieldCount, type AamvaSample, parseSamples, readAamvaSamples } from './aamva-samples.ts';

export interface BarcodeCounts {
  readonly payloads: number;
  readonly fields: readonly AamvaFieldCount[];
  /** The symbol was read, and gave the payload's number. */
  readonly photographs: readonly {
    readonly width_px: number;
    readonly photos: number;
    readonly read: number;
  }[];
}

/** ISO/IEC 7810 ID-1, and where a licence has its symbol, in mm. */
const CARD = { widthMm: 85.6, heightMm: 53.98 } as const;
const SYMBOL = { x: 6, y: 5, width: 73.6, height: 14 } as const;
const WIDTHS_PX = [1920, 1000] as const;

/** Null where the folder has no samples. */
export async function collectBarcodes(folder: string, verifier: Verifier): Promise<BarcodeCounts | null> {
  const samples = readAamvaSamples(folder);
  if (!samples) return null;
  const photographs: BarcodeCounts['photographs'][number][] = [];
  for (const widthPx of WIDTHS_PX) {
    const read: boolean[] = [];
    for (const sample of samples) read.push(await isRead(sample, widthPx, verifier));
    photographs.push({ width_px: widthPx, photos: samples.length, read: read.filter(Boolean).length });
  }
  return { payloads: samples.length, fields: parseSamples(samples), photographs };
}

async function isRead({ payload }: AamvaSample, widthPx: number, verifier: Verifier): Promise<boolean> {
  const number = parseAamva(payload)?.fields.find(({ name }) => name === 'document_number')?.value;
  const size = { widthPx, heightPx: (3 * widthPx) / 4 };
  const { jpeg } = await photographDocument(await renderSide({ ...CARD, svg: await draw(payload) }), size);
  const evidence = await look(verifier, { document_front: jpeg }, ['document']);
  const field = fieldOf(evidence?.document?.fields ?? [], 'document_number');
  return field?.sources.includes('barcode') === true && field.value === number;
}

async function draw(payload: string): Promise<string> {
  const symbol = await drawPdf417(payload, SYMBOL);
  const { widthMm, heightMm } = CARD;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthMm} ${heightMm}">` +
    `<rect width="${widthMm}" height="${heightMm}" fill="#f4f4f0"/>${symbol}</svg>`
  );
}
