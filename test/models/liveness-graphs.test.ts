import '../../src/verify/models/no-telemetry.ts';

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { livenessGraphs } from '../../models/liveness/graphs.ts';
import { type HandmadeCheck, SIDE } from '../../models/liveness/signal.ts';
import {
  blurred,
  drawFace,
  flat,
  gamutReduced,
  noise,
  type Picture,
  withGrating,
  withPatch,
} from './stimuli.ts';

const sessions = new Map(
  await Promise.all(
    livenessGraphs().map(
      async ({ check, bytes }) =>
        [check, await InferenceSession.create(bytes, { intraOpNumThreads: 1 })] as const,
    ),
  ),
);

describe('the hand-made liveness checks', () => {
  const face = drawFace();

  it('DK-35 a moiré grating over a face lowers `frequency`', async () => {
    const live = await score('frequency', face);
    for (const period of [2.6, 3.5, 5]) {
      assert.ok((await score('frequency', withGrating(face, period))) < live, `period ${period} px`);
    }
  });

  it('DK-36 a specular patch on a face lowers `reflection`', async () => {
    assert.ok((await score('reflection', withPatch(face))) < (await score('reflection', face)));
  });

  it('DK-37 each further blur of a face lowers `sharpness`', async () => {
    const scores: number[] = [];
    for (const radius of [0, 1, 2, 4]) scores.push(await score('sharpness', blurred(face, radius)));
    assert.deepEqual(
      scores,
      scores.toSorted((one, other) => other - one),
    );
    assert.equal(new Set(scores).size, scores.length);
  });

  it('DK-38 the smaller gamut and the paper tone of a print lower `color`', async () => {
    assert.ok((await score('color', gamutReduced(face))) < (await score('color', face)));
  });

  it('DK-38 the colour of the lamp alone hardly moves `color`', async () => {
    const warm: Picture = (x, y, channel) => face(x, y, channel) * ([1, 0.95, 0.9][channel] ?? 1);
    assert.ok(Math.abs((await score('color', warm)) - (await score('color', face))) < 0.2);
  });

  for (const check of sessions.keys()) {
    it(`\`${check}\` gives a number from 0 to 1 for whatever pixels`, async () => {
      for (const picture of [flat(0), flat(255), flat(127), noise(), face]) {
        const live = await score(check, picture);
        assert.ok(live >= 0 && live <= 1, `gave ${live}`);
      }
    });

    it(`\`${check}\` scores each image of a batch as it scores it alone`, async () => {
      const pictures = [flat(90), face, withPatch(face)];
      const alone: number[] = [];
      for (const picture of pictures) alone.push(await score(check, picture));
      const together = await scoreAll(check, pictures);
      const distances = together.map((live, at) => Math.abs(live - (alone[at] ?? Number.NaN)));
      assert.ok(Math.max(...distances) < 1e-4);
    });
  }
});

describe('the committed liveness graphs', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8'));

  for (const { check, file, bytes } of livenessGraphs()) {
    it(`${file} is byte for byte what the code and the constants beside it give`, () => {
      const committed = readFileSync(new URL(`../../models/graphs/${file}`, import.meta.url));
      assert.ok(committed.equals(bytes), 'run models/liveness/build.ts');
    });

    it(`${file} stands in the manifest as the check \`${check}\` with its hash`, () => {
      const entry = manifest.models.find((each: { check?: string }) => each.check === check);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      assert.deepEqual(entry.graph, { file, bytes: bytes.length, sha256 });
    });
  }
});

async function score(check: HandmadeCheck, picture: Picture): Promise<number> {
  const [live] = await scoreAll(check, [picture]);
  return live ?? Number.NaN;
}

async function scoreAll(check: HandmadeCheck, pictures: readonly Picture[]): Promise<number[]> {
  const pixels = Float32Array.from({ length: pictures.length * 3 * SIDE * SIDE }, (_, at) => {
    const [x, y] = [at % SIDE, Math.floor(at / SIDE) % SIDE];
    const plane = Math.floor(at / (SIDE * SIDE));
    return pictures[Math.floor(plane / 3)]?.(x, y, plane % 3) ?? 0;
  });
  const feeds = { pixels: new Tensor('float32', pixels, [pictures.length, 3, SIDE, SIDE]) };
  const { live } = (await sessions.get(check)?.run(feeds)) ?? {};
  return Array.from(live?.data as Float32Array);
}
