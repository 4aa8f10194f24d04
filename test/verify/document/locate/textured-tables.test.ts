/** Tables with a grain of their own: it is neither a document's border nor a reason to miss one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import sharp from 'sharp';
import { type Scene, TABLES } from '../../../../models/specimens/documents/photograph/scene.ts';
import { findPages, judgePrint } from '../../../../src/verify/document/find-pages.ts';
import { locateDocument } from '../../../../src/verify/document/locate/locate-document.ts';
import { distance } from '../../../../src/verify/document/locate/quad.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { toOverview } from '../../../../src/verify/image/shrink-images.ts';
import type { Tools, Work } from '../../../../src/verify/work.ts';
import { photographCard, renderCard } from './support/photograph-card.ts';

/** Of each corner, as a share of the card's diagonal. */
const ERROR_MAX = 0.01;
const TURNED: readonly Partial<Scene>[] = [
  { rotation: 2, tilt: [12, -8] },
  { rotation: 37, tilt: [-10, 14], fill: 0.4 },
  { rotation: 96, tilt: [5, 5] },
];
const NO_TOOLS = {} as Tools;

let card: Pixels;
before(async () => {
  card = await renderCard();
});

for (const kind of TABLES) {
  test(`every corner of a card on ${kind} is found to a hundredth of its diagonal, however it is turned`, async () => {
    for (const pose of TURNED) {
      const { pixels, corners } = await photographCard(card, kind, pose);
      const located = locateDocument(pixels, await toOverview(pixels));
      assert.ok(located.corners, `an outline of ${JSON.stringify(pose)}`);
      const errors = located.corners.map((corner, i) => distance(corner, corners[i] as (typeof corners)[0]));
      assert.ok(Math.max(...errors) < ERROR_MAX * distance(corners[0], corners[2]), JSON.stringify(pose));
    }
  });

  test(`a card that leaves the picture on ${kind} is cut off`, async () => {
    for (const centre of [
      [0.88, 0.5],
      [0.13, 0.52],
    ] as const)
      assert.deepEqual(await toldAbout((await photographCard(card, kind, { centre })).pixels), [
        'document_cut_off',
      ]);
  });

  test(`a card far away on ${kind} is too small`, async () => {
    const { pixels } = await photographCard(card, kind, { fill: 0.24, rotation: 20 });
    assert.deepEqual(await toldAbout(pixels), ['too_small']);
  });
}

test('a whole page that nearly fills its scan is not cut off, whatever lies around it', async () => {
  const { data, width, height } = card;
  for (const background of ['#ffffff', '#808080', '#30251c']) {
    for (const share of [0.015, 0.04, 0.06]) {
      const margin = Math.round(share * width);
      const scan = sharp(data, { raw: { width, height, channels: 3 } })
        .extend({ top: margin, bottom: margin, left: margin, right: margin, background })
        .raw();
      const pixels = { data: await scan.toBuffer(), width: width + 2 * margin, height: height + 2 * margin };
      assert.equal(
        locateDocument(pixels, await toOverview(pixels)).isCutOff,
        false,
        `${share} ${background}`,
      );
    }
  }
});

/** What is told at upload. */
async function toldAbout(photo: Pixels): Promise<string[]> {
  const images = { document_front: photo };
  const overviews = { document_front: await toOverview(photo) };
  const work: Work = { checks: ['document'], files: {}, findings: [], images, overviews };
  const found = await findPages(work, NO_TOOLS);
  const judged = await judgePrint({ ...work, ...found }, NO_TOOLS);
  return [...(found?.findings ?? []), ...(judged?.findings ?? [])].map(({ code }) => code);
}
