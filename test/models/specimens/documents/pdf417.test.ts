/** The symbol on the back of a drawn license is one that a reader reads, and holds an AAMVA payload. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { drawIdentityDocument } from '../../../../models/specimens/documents/draw-identity-document.ts';
import { renderSide } from '../../../../models/specimens/documents/render-side.ts';

test('the PDF417 symbol of a drawn license decodes back to its payload, forged or not', async () => {
  await prepareReader();
  const machineReadable = { lastName: 'SOMEBODY ELSE' };
  for (const forgery of [{}, { machineReadable }]) {
    const { back, truth } = await drawIdentityDocument('us_ca', {}, forgery);
    assert.ok(back);
    const { data, width, height } = await renderSide(back);
    const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
    for (let pixel = 0; pixel < width * height; pixel++)
      rgba.set(data.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
    const image = { data: rgba, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0];
    const [symbol] = await readBarcodes(image, { formats: ['PDF417'] });
    assert.equal(symbol && Buffer.from(symbol.bytes).toString('latin1'), truth.barcodePayload);
  }
});

test('the payload is a file of AAMVA version 10 whose one subfile lies where its header says', async () => {
  const { truth } = await drawIdentityDocument('us_ca');
  const payload = truth.barcodePayload;
  assert.ok(payload.startsWith('@\n\u001e\rANSI 636014100101DL'));
  const [offset, length] = [payload.slice(23, 27), payload.slice(27, 31)].map(Number);
  assert.equal(payload.slice(offset, Number(offset) + Number(length)), payload.slice(31));
  assert.match(payload.slice(offset), /^DL.*\r$/s);
  assert.match(payload, /\nDAQD1234562\n/);
  assert.equal(truth.barcode.full_name, 'LEILA ANNE SOPHIE DARGENCON');
});

async function prepareReader(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(path);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  prepareZXingModule({ overrides: { wasmBinary: wasmBinary as ArrayBuffer } });
}
