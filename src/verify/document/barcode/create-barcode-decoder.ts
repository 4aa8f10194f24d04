/** The reader of barcodes, ZXing-C++ as WebAssembly, loaded by the first picture of its thread: upright pixels in, what they say out. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { Pixels } from '../../image/pixels.ts';
import type { Quad } from '../document.ts';
import { toGreyMap } from './to-grey-map.ts';

/** Ours → the library's name of the symbology. */
const SYMBOLOGIES = {
  pdf417: 'PDF417',
  qr_code: 'QRCode',
  aztec: 'Aztec',
  data_matrix: 'DataMatrix',
  code_128: 'Code128',
  code_39: 'Code39',
  itf: 'ITF',
  ean: 'EANUPC',
} as const satisfies Readonly<Record<string, ReadResult['symbology']>>;
export type BarcodeFormat = keyof typeof SYMBOLOGIES;
export const BARCODE_FORMATS = Object.keys(SYMBOLOGIES) as readonly BarcodeFormat[];

/** One barcode whose check or error correction is right; others are not told. */
export interface DecodedBarcode {
  readonly format: BarcodeFormat;
  /** With its control characters. */
  readonly text: string;
  readonly quad: Quad;
}

/** Turns of a quarter are borne as well, the one by two degrees and the other by less than a quarter. */
export type BarcodeDecoder = (
  pixels: Pixels,
  formats: readonly BarcodeFormat[],
) => Promise<readonly DecodedBarcode[]>;

/**
 * Measured on drawn licences of 2,560 x 1,920 px: trying harder found none more and took twice as long where there was none, and
 * searching the inverted picture too. A linear code must be read alike on three lines: on two, print is taken for one.
 */
const OPTIONS = {
  tryHarder: false,
  tryInvert: false,
  maxNumberOfSymbols: 8,
  minLineCount: 3,
  textMode: 'Plain',
} as const satisfies ReaderOptions;

export function createBarcodeDecoder(): BarcodeDecoder {
  let loading: Promise<unknown> | null = null;
  return async (pixels, formats) => {
    loading ??= load();
    await loading;
    const wanted = formats.map((format) => SYMBOLOGIES[format]);
    const results = await readBarcodes(toGreyMap(pixels), { ...OPTIONS, formats: wanted });
    return results.flatMap(toDecoded);
  };
}

/** From the package itself: the library's own way is to fetch it from a server. */
async function load(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = Uint8Array.from(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

function toDecoded({ isValid, symbology, text, position }: ReadResult): DecodedBarcode[] {
  const format = BARCODE_FORMATS.find((each) => SYMBOLOGIES[each] === symbology);
  if (!isValid || !format) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  const corner = ({ x, y }: typeof topLeft) => [x, y] as const;
  return [
    { format, text, quad: [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)] },
  ];
}
