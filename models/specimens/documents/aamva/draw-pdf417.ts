/** A payload → a PDF417 symbol (ISO/IEC 15438) as SVG, in the place it is given; made without network. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Frame } from '../../draw-person.ts';

/** The library's default is to fetch its program from a content delivery network. */
let prepared: Promise<unknown> | undefined;

export async function drawPdf417(payload: string, frame: Frame): Promise<string> {
  prepared ??= prepare();
  await prepared;
  const { symbol, error } = await writeBarcode(payload, {
    format: 'PDF417',
    options: 'columns=13,ecLevel=30%',
    addQuietZones: false,
  });
  if (error) throw new Error(`the PDF417 symbol cannot be made: ${error}`);
  const { data, width, height } = symbol;
  const bars = Array.from({ length: height }, (_, row) => barsOf(data, width, row)).join('');
  const scale = `scale(${frame.width / width} ${frame.height / height})`;
  return `<path transform="translate(${frame.x} ${frame.y}) ${scale}" fill="#111" shape-rendering="crispEdges" d="${bars}"/>`;
}

/** Neighbouring dark modules as one rectangle. */
function barsOf(data: Uint8ClampedArray, width: number, row: number): string {
  let bars = '';
  for (let start = 0; start < width; start++) {
    if (data[row * width + start]) continue;
    let end = start;
    while (end < width && !data[row * width + end]) end++;
    bars += `M${start} ${row}H${end}V${row + 1}H${start}Z`;
    start = end;
  }
  return bars;
}

async function prepare(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const bytes = await readFile(path);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  prepareZXingModule({ overrides: { wasmBinary: wasmBinary as ArrayBuffer } });
}
