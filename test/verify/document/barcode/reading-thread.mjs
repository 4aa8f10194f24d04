/** A thread that reads the barcodes of one picture from the sources. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { createBarcodeDecoder } = await import(
  '../../../../src/verify/document/barcode/create-barcode-decoder.ts'
);
const { readBarcodes } = await import('../../../../src/verify/document/barcode/read-barcodes.ts');
const found = await readBarcodes(workerData, createBarcodeDecoder());
parentPort.postMessage(found.map(({ text }) => text));
