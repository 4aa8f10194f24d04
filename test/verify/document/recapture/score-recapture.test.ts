import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import { make } from '../../../../models/liveness/document-samples.ts';
import { drawDocument } from '../../../../models/specimens/draw-document.ts';
import { PEOPLE } from '../../../../models/specimens/people.ts';
import { measurePage, squaresOf } from '../../../../src/verify/document/recapture/measure-page.ts';
import { readRecapture } from '../../../../src/verify/document/recapture/score-recapture.ts';
import { openUpright } from '../../../../src/verify/image/normalise.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';
import { loadModel, type Model } from '../../../../src/verify/models/load-model.ts';
import {
  graphPath,
  isCommitted,
  type LivenessSpec,
  readManifest,
} from '../../../../src/verify/models/manifest.ts';
import { MODELS_DIRECTORY } from '../../../support/models.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('recapture of a document', () => {
  let graphs: readonly Model<LivenessSpec>[];
  let drawn: Pixels;

  before(async () => {
    const specs = readManifest(new URL('../../../../models/manifest.json', import.meta.url));
    const ours = specs.filter((spec) => spec.role === 'liveness').filter(isCommitted);
    graphs = await Promise.all(ours.map((spec) => loadModel(spec, graphPath(spec, MODELS_DIRECTORY))));
    const opened = await openUpright(
      await sharp(Buffer.from(drawDocument(PEOPLE.ahmad)))
        .jpeg()
        .toBuffer(),
    );
    assert.ok(opened);
    drawn = opened;
  });

  const scoreOf = async (page: Pixels) => readRecapture(await measurePage(page, graphs));
  const meanOf = async (kind: Parameters<typeof make>[1]) => {
    const scores: number[] = [];
    for (const seed of SEEDS) scores.push(await scoreOf(await make(drawn, kind, seed)));
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };

  test('a document shown on a screen, printed or photocopied scores below the document before the same camera', async () => {
    const itself = await meanOf('camera');
    for (const kind of ['screen', 'print', 'photocopy'] as const) {
      const made = await meanOf(kind);
      assert.ok(made < itself - 0.1, `${kind} ${made}, itself ${itself}`);
    }
  });

  test('what carries nothing still has a score', async () => {
    for (const [width, height] of [
      [1, 1],
      [3, 900],
      [640, 400],
    ] as const) {
      const blank = { data: new Uint8Array(3 * width * height).fill(200), width, height };
      const score = await scoreOf(blank);
      assert.ok(score >= 0 && score <= 1, `${width}x${height}: ${score}`);
    }
  });
});

test('the squares cover the page in two rows, lie inside it, and are bounded on a strip', () => {
  for (const size of [
    { width: 1000, height: 630 },
    { width: 630, height: 1000 },
    { width: 5000, height: 50 },
    { width: 2, height: 3 },
  ]) {
    const squares = squaresOf(size);
    assert.ok(squares.length >= 4 && squares.length <= 8, `${squares.length} squares`);
    for (const { x, y, width, height } of squares) {
      assert.equal(width, height);
      assert.ok(x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height);
    }
  }
});
