/** The barcodes of every page, and what a driving licence's says after AAMVA. */
import type { Step } from '../work.ts';
import type { AamvaReading } from './barcode/aamva.ts';
import { parseAamva } from './barcode/parse-aamva.ts';
import { type BarcodeReading, readBarcodes } from './barcode/read-barcodes.ts';
import type { DocumentImage } from './document-evidence.ts';
import type { Page } from './find-pages.ts';

export interface BarcodeOnPage extends BarcodeReading {
  readonly image: DocumentImage;
  /** Null where it says something else. */
  readonly aamva: AamvaReading | null;
}

export const readBarcode: Step<'barcodes'> = async ({ pages }, { decodeBarcodes }) => {
  if (!pages) return null;
  const barcodes: BarcodeOnPage[] = [];
  for (const [image, { pixels }] of Object.entries(pages) as [DocumentImage, Page][]) {
    for (const reading of await readBarcodes(pixels, decodeBarcodes)) {
      barcodes.push({ ...reading, image, aamva: parseAamva(reading.text, reading.confidence) });
    }
  }
  return { barcodes };
};
