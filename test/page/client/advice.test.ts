import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  adviseDocument,
  adviseSelfie,
  type DocumentSeen,
  type SelfieSeen,
} from '../../../src/page/client/capture/guidance/advice.ts';

const GOOD = { brightness: 140, burnt: 0, motion: 1, sharpness: 0.9 } as const;
const DOCUMENT: DocumentSeen = { ...GOOD, detail: 500, bordersNear: 4, bordersInside: 0 };
const SELFIE: SelfieSeen = { ...GOOD, face: 2 };

describe('advice for a document', () => {
  for (const [advice, seen] of [
    ['good', {}],
    ['too_dark', { brightness: 30 }],
    ['too_bright', { brightness: 235 }],
    ['too_bright', { burnt: 0.5 }],
    ['no_document', { bordersNear: 2, bordersInside: 1 }],
    ['closer', { bordersNear: 0, bordersInside: 4 }],
    ['moving', { motion: 20 }],
    ['glare', { burnt: 0.02 }],
    ['blurred', { sharpness: 0.3 }],
    ['blurred', { detail: 5 }],
  ] as const) {
    test(`${JSON.stringify(seen)} is answered by ${advice}`, () => {
      assert.equal(adviseDocument({ ...DOCUMENT, ...seen }), advice);
    });
  }

  test('names the gravest thing first', () => {
    assert.equal(adviseDocument({ ...DOCUMENT, brightness: 30, bordersNear: 0, sharpness: 0 }), 'too_dark');
    assert.equal(adviseDocument({ ...DOCUMENT, bordersNear: 0, motion: 50 }), 'no_document');
  });
});

describe('advice for a selfie', () => {
  for (const [advice, seen] of [
    ['good', {}],
    ['too_dark', { brightness: 30 }],
    ['too_bright', { brightness: 235 }],
    ['no_face', { face: 0 }],
    ['moving', { motion: 20 }],
    ['blurred', { sharpness: 0.2 }],
  ] as const) {
    test(`${JSON.stringify(seen)} is answered by ${advice}`, () => {
      assert.equal(adviseSelfie({ ...SELFIE, ...seen }), advice);
    });
  }
});
