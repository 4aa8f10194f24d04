/** A drawn page through the real models: found, turned, read. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { drawMrz } from '../../../../models/specimens/documents/lettering/draw-mrz.ts';
import { drawText } from '../../../../models/specimens/documents/lettering/draw-text.ts';
import { renderSide } from '../../../../models/specimens/documents/render-side.ts';
import { findMrzLines } from '../../../../src/verify/document/mrz/find-mrz-lines.ts';
import { recogniseMrz } from '../../../../src/verify/document/mrz/recognise-mrz.ts';
import { detectText } from '../../../../src/verify/document/text/detect-text.ts';
import { readText } from '../../../../src/verify/document/text/read-text.ts';
import { readingTurn } from '../../../../src/verify/document/text/reading-turn.ts';
import { turnRegions } from '../../../../src/verify/document/text/turn-regions.ts';
import { type Pixels, type Turn, turn } from '../../../../src/verify/image/pixels.ts';
import { loadFetchedText } from '../../../models/support.ts';

const SIDE = { widthMm: 85.6, heightMm: 54 } as const;
const PRINTED = ['ERIKSSON', 'ANNA MARIA', '12 AUG 1974', 'D23145890'] as const;
/** The example of ICAO 9303-5, Appendix B. */
const ZONE = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
] as const;

/** A card with four printed lines and a zone. */
function drawCard(pxPerMm: number): Promise<Pixels> {
  const { widthMm, heightMm } = SIDE;
  const lines = PRINTED.map((text, row) => drawText(text, { x: 30, y: 9 + 6 * row, height: 2.4 }));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}">
<rect width="100%" height="100%" fill="#eef2ee"/>${lines.join('')}${drawMrz(ZONE, SIDE)}</svg>`;
  return renderSide({ svg, ...SIDE }, pxPerMm);
}

async function look(t: TestContext, pxPerMm = 10, quarters: Turn = 0) {
  const models = await loadFetchedText(t);
  if (!models) return null;
  const page = turn(await drawCard(pxPerMm), quarters);
  return { page, models, regions: await detectText(page, models.textDetector) };
}

test('DK-39 printed lines are read as they stand, with how sure each is', async (t) => {
  const looked = await look(t);
  if (!looked) return;
  const lines = await readText(looked.page, looked.regions, looked.models.textRecogniser);
  for (const text of PRINTED) {
    const line = lines.find((each) => each.text === text);
    assert.ok(line && line.confidence > 0.8 && line.confidence <= 1, text);
  }
});

for (const pxPerMm of [4, 10, 24]) {
  test(`a zone is found and read at ${pxPerMm} pixels a millimetre`, async (t) => {
    const looked = await look(t, pxPerMm);
    if (!looked) return;
    const { page, regions, models } = looked;
    const [readings] = await recogniseMrz(page, findMrzLines(page, regions), models.mrzRecogniser);
    const read = readings?.map(({ characters }) => characters.map(([best]) => best?.character).join(''));
    assert.deepEqual(read, ZONE);
    for (const candidates of readings?.flatMap(({ characters }) => characters) ?? []) {
      const confidences = candidates.map(({ confidence }) => confidence);
      assert.deepEqual(
        confidences,
        confidences.toSorted((one, other) => other - one),
      );
      assert.ok(confidences.every((each) => each >= 0.01 && each <= 1));
    }
  });
}

for (const quarters of [0, 1, 2, 3] as const satisfies readonly Turn[]) {
  test(`a page that was turned by ${quarters} quarters is turned back, and its regions with it`, async (t) => {
    const looked = await look(t, 10, quarters);
    if (!looked) return;
    const { page, regions, models } = looked;
    const back = await readingTurn(page, regions, models.textRecogniser);
    assert.equal((quarters + back) % 4, 0);
    const turned = turnRegions(regions, page, back);
    const lines = await readText(turn(page, back), turned, models.textRecogniser);
    for (const text of PRINTED)
      assert.ok(
        lines.some((line) => line.text === text),
        text,
      );
  });
}

test('an empty page has no text, needs no turn and gives no zone', async (t) => {
  const looked = await look(t);
  if (!looked) return;
  const page: Pixels = { data: new Uint8Array(3 * 300 * 200).fill(200), width: 300, height: 200 };
  const regions = await detectText(page, looked.models.textDetector);
  assert.deepEqual(regions, []);
  assert.equal(await readingTurn(page, regions, looked.models.textRecogniser), 0);
  assert.deepEqual(findMrzLines(page, regions), []);
});

test('a picture of one pixel is a page without text', async (t) => {
  const looked = await look(t);
  if (!looked) return;
  const page: Pixels = { data: Uint8Array.of(9, 9, 9), width: 1, height: 1 };
  assert.deepEqual(findMrzLines(page, await detectText(page, looked.models.textDetector)), []);
});
