/** A picture of a document → the barcodes on it, as they are. The stacked one of driving licences is worth most effort. */
import type { Pixels } from '../../image/pixels.ts';
import { type Affine, resize } from '../../image/warp.ts';
import type { Point, Quad } from '../document.ts';
import { BARCODE_FORMATS, type BarcodeDecoder, type DecodedBarcode } from './create-barcode-decoder.ts';
import { straightenBarcode } from './straighten-barcode.ts';

/** `quad` in pixels of the picture. */
export interface BarcodeReading extends DecodedBarcode {
  /** 0..1: error correction that was solved leaves no doubt. */
  readonly confidence: number;
}

const OTHERS = BARCODE_FORMATS.filter((format) => format !== 'pdf417');
/** Of the longer side: what is not stacked is printed coarser, and its search takes longest. */
const OTHERS_SIDE_PX = 1280;

/** Stacked barcodes first. */
export async function readBarcodes(pixels: Pixels, decode: BarcodeDecoder): Promise<BarcodeReading[]> {
  const stacked = await decode(pixels, ['pdf417']);
  const found = stacked.length > 0 ? stacked : await readStraightened(pixels, decode);
  const readings = withoutRepeats([...found, ...(await readOthers(pixels, decode))]);
  const inOrder = readings.toSorted((one, other) => rank(one) - rank(other));
  return inOrder.map((reading) => ({ ...reading, confidence: 1 }));
}

async function readStraightened(pixels: Pixels, decode: BarcodeDecoder): Promise<DecodedBarcode[]> {
  const cut = straightenBarcode(pixels);
  if (!cut) return [];
  const found = await decode(cut.pixels, BARCODE_FORMATS);
  return found.map((each) => ({ ...each, quad: mapQuad(each.quad, cut.map) }));
}

async function readOthers(pixels: Pixels, decode: BarcodeDecoder): Promise<DecodedBarcode[]> {
  const factor = Math.max(1, Math.max(pixels.width, pixels.height) / OTHERS_SIDE_PX);
  const size = { width: Math.ceil(pixels.width / factor), height: Math.ceil(pixels.height / factor) };
  const found = await decode(resize(pixels, size), OTHERS);
  const map = { xx: factor, xy: 0, x0: 0, yx: 0, yy: factor, y0: 0 };
  return found.map((each) => ({ ...each, quad: mapQuad(each.quad, map) }));
}

function withoutRepeats(barcodes: readonly DecodedBarcode[]): DecodedBarcode[] {
  const first = new Map<string, DecodedBarcode>();
  for (const barcode of barcodes) {
    const key = `${barcode.format} ${barcode.text}`;
    if (!first.has(key)) first.set(key, barcode);
  }
  return [...first.values()];
}

function rank({ format }: DecodedBarcode): number {
  return format === 'pdf417' ? 0 : 1;
}

function mapQuad([topLeft, topRight, bottomRight, bottomLeft]: Quad, map: Affine): Quad {
  const corner = ([x, y]: Point): Point => [
    map.xx * x + map.xy * y + map.x0,
    map.yx * x + map.yy * y + map.y0,
  ];
  return [corner(topLeft), corner(topRight), corner(bottomRight), corner(bottomLeft)];
}
