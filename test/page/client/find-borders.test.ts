import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findBorders } from '../../../src/page/client/capture/guidance/find-borders.ts';
import type { Grey } from '../../../src/page/client/capture/guidance/grey.ts';
import { DOCUMENT_FRAME, DOCUMENT_LOOK } from '../../../src/page/client/capture/guidance/regions.ts';
import { plain, withCard, withNoise } from './drawings.ts';

const TABLE = plain(DOCUMENT_LOOK.width, DOCUMENT_LOOK.height, 90);
const LIGHT = 190;

describe('findBorders', () => {
  test('a card in the frame has its border on all four sides', () => {
    assert.deepEqual(find(withCard(TABLE, DOCUMENT_FRAME, LIGHT)), { near: 4, inside: 0 });
  });

  test('a card turned by up to five degrees, dark or light, still has', () => {
    for (const degrees of [-5, -3, 3, 5])
      for (const luma of [40, LIGHT])
        assert.equal(find(withCard(TABLE, DOCUMENT_FRAME, luma, degrees)).near, 4, `${degrees}°, ${luma}`);
  });

  test('a card a little beside the frame still has', () => {
    const beside = { ...DOCUMENT_FRAME, x: DOCUMENT_FRAME.x + 6, y: DOCUMENT_FRAME.y - 6 };
    assert.equal(find(withCard(TABLE, beside, LIGHT)).near, 4);
  });

  test('a card too far away has its borders inside', () => {
    const small = { x: 38, y: 33, width: 84, height: 50 };
    assert.deepEqual(find(withCard(TABLE, small, LIGHT)), { near: 0, inside: 4 });
  });

  test('an empty table has none, also when its picture is noisy', () => {
    assert.deepEqual(find(TABLE), { near: 0, inside: 0 });
    assert.deepEqual(find(withNoise(TABLE, 15)), { near: 0, inside: 0 });
  });

  test('noise does not hide a card', () => {
    assert.equal(find(withNoise(withCard(TABLE, DOCUMENT_FRAME, 130), 15)).near, 4);
  });

  test('a card that lies half outside the picture lacks a side', () => {
    const moved = { ...DOCUMENT_FRAME, x: DOCUMENT_FRAME.x + 60 };
    assert.ok(find(withCard(TABLE, moved, LIGHT)).near < 4);
  });
});

function find(picture: Grey) {
  return findBorders(picture, DOCUMENT_FRAME);
}
