import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createBarcodeDecoder } from '../../../../src/verify/document/barcode/create-barcode-decoder.ts';
import { readBarcodes } from '../../../../src/verify/document/barcode/read-barcodes.ts';
import { blank, blur, drawBarcode, layOnTable, QUIET_MODULES } from './drawn-barcodes.ts';
import { V10 } from './payloads.ts';

const decode = createBarcodeDecoder();
const MODULE_PX = 3;
const licence = await drawBarcode(V10, { format: 'PDF417', options: 'columns=13' }, MODULE_PX);
const TABLE = { width: 1400, height: 1100 };

for (const degrees of [0, 3, 15, 40, 90, 117, 180, 265]) {
  test(`the stacked barcode of a licence turned by ${degrees} degrees is read to its last character`, async () => {
    const [found, ...more] = await readBarcodes(layOnTable(licence, TABLE, degrees), decode);
    assert.deepEqual([found?.format, found?.text, found?.confidence, more], ['pdf417', V10, 1, []]);
  });
}

test('a blurred one is read, also when it is turned', async () => {
  const picture = blur(layOnTable(licence, TABLE, 12), 1.5);
  const [found] = await readBarcodes(picture, decode);
  assert.equal(found?.text, V10);
});

test('the corners of a barcode are told in the coordinates of the picture', async () => {
  for (const degrees of [0, 20]) {
    const [found] = await readBarcodes(layOnTable(licence, TABLE, degrees), decode);
    const [topLeft, topRight] = found?.quad ?? [];
    assert.ok(topLeft && topRight);
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const across = QUIET_MODULES * MODULE_PX - licence.width / 2;
    const down = QUIET_MODULES * MODULE_PX - licence.height / 2;
    const x = TABLE.width / 2 + cos * across - sin * down;
    const y = TABLE.height / 2 + sin * across + cos * down;
    const off = Math.hypot(topLeft[0] - x, topLeft[1] - y);
    assert.ok(off < 15, `${degrees} degrees: ${off} px off`);
    const turned = Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]);
    assert.ok(Math.abs((turned * 180) / Math.PI - degrees) < 3, `${turned} radians`);
  }
});

test('other barcodes are told as they are', async () => {
  const kinds = [
    ['QRCode', 'qr_code', 'https://example.test/1', 6],
    ['Aztec', 'aztec', 'SPECIMEN 1', 6],
    ['DataMatrix', 'data_matrix', 'SPECIMEN 2', 8],
    ['Code128', 'code_128', 'SPECIMEN-128', 3],
    ['Code39', 'code_39', 'SPECIMEN39', 3],
    ['ITF', 'itf', '1234567890', 4],
    ['EAN13', 'ean', '4006381333931', 4],
  ] as const;
  for (const [format, ours, text, modulePx] of kinds) {
    const picture = layOnTable(await drawBarcode(text, { format }, modulePx), { width: 900, height: 700 }, 0);
    const found = await readBarcodes(picture, decode);
    assert.deepEqual(
      found.map((each) => [each.format, each.text]),
      [[ours, text]],
      format,
    );
  }
});

test('a picture without a barcode has none, however small it is', async () => {
  for (const [width, height] of [
    [1, 1],
    [3, 200],
    [640, 480],
  ] as const)
    assert.deepEqual(await readBarcodes(blank(width, height, 200), decode), []);
});

test('noise is no barcode and no fault', async () => {
  const picture = blank(600, 400, 0);
  let state = 1;
  picture.data.forEach((_, i) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    picture.data[i] = state >> 16;
  });
  assert.deepEqual(await readBarcodes(picture, decode), []);
});

test('it reads in a worker thread, where nothing was loaded before', async () => {
  const worker = new Worker(new URL('./reading-thread.mjs', import.meta.url), {
    workerData: layOnTable(licence, TABLE, 7),
  });
  const texts = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  assert.deepEqual(texts, [V10]);
});
