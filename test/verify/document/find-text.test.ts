import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawIdentityDocument } from '../../../models/specimens/documents/draw-identity-document.ts';
import { findText } from '../../../src/verify/document/find-text.ts';
import { type Turn, turn } from '../../../src/verify/image/pixels.ts';
import { loadFetchedText } from '../../models/support.ts';
import { pageOf, toolsOf, workOf } from './page-work.ts';

const FACE = { box: { x: 0, y: 0, width: 9, height: 9 }, score: 0.9, landmarks: [] };
/** A side without a portrait: two fields and a zone. */
const { back } = await drawIdentityDocument('icao_td1');

for (const quarters of [0, 1, 2, 3] as const satisfies readonly Turn[]) {
  test(`a page without a portrait that lies ${quarters} quarters round is turned upright, and its text with it`, async (t) => {
    const models = await loadFetchedText(t);
    if (!models || !back) return;
    const upright = await pageOf(back);
    const lying = await pageOf(back, (pixels) => turn(pixels, quarters));
    const given = await findText(workOf({ pages: { document_back: lying } }), toolsOf(models));
    const { document_back: page } = given?.pages ?? {};
    const { document_back: regions = [] } = given?.regions ?? {};
    assert.deepEqual(
      [page?.pixels.width, page?.pixels.height],
      [upright.pixels.width, upright.pixels.height],
    );
    assert.equal(Buffer.compare(page?.pixels.data ?? Buffer.of(), upright.pixels.data), 0);
    assert.ok(regions.length >= 3, `${regions.length} regions`);
    for (const [x, y] of regions.flatMap(({ quad }) => quad))
      assert.ok(x > -20 && x < upright.pixels.width + 20 && y > -20 && y < upright.pixels.height + 20);
  });
}

test('a page with a portrait was turned by its face, and stays as it is', async (t) => {
  const models = await loadFetchedText(t);
  if (!models || !back) return;
  const lying = await pageOf(back, (pixels) => turn(pixels, 2));
  const work = workOf({ pages: { document_front: lying }, faces: { document_front: [FACE] } });
  const given = await findText(work, toolsOf(models));
  assert.equal(given?.pages?.document_front?.pixels, lying.pixels);
});

test('without a page there is nothing to give', async () => {
  const { pages: _, ...work } = workOf();
  assert.equal(await findText(work, toolsOf(null)), null);
});
