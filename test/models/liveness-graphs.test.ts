import '../../src/verify/models/no-telemetry.ts';

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { livenessGraphs } from '../../models/liveness/graphs.ts';
import type { HandmadeCheck } from '../../src/verify/evidence.ts';
import { READINGS } from '../../src/verify/liveness/fusion.ts';
import { readMeasure } from '../../src/verify/liveness/readings.ts';
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

const graphs = livenessGraphs();
const sessions = new Map(
  await Promise.all(
    graphs.map(
      async ({ check, bytes }) =>
        [check, await InferenceSession.create(bytes, { intraOpNumThreads: 1 })] as const,
    ),
  ),
);
const sideOf = (check: HandmadeCheck) => graphs.find((each) => each.check === check)?.side ?? 0;

describe('the hand-made liveness measures', () => {
  const face = drawFace(128);
  const near = drawFace(256);

  it('DK-35 a moiré grating over a face raises `frequency`, whatever its period and however faint', async () => {
    const live = await measure('frequency', near);
    for (const period of [2.6, 3.5, 5, 9]) {
      for (const depth of [0.03, 0.2]) {
        const moiré = await measure('frequency', withGrating(near, period, depth));
        assert.ok(moiré > live + 0.5, `period ${period} px, depth ${depth}: ${moiré} over ${live}`);
      }
    }
  });

  it('DK-35 a sharp or a blurred face has no lines that repeat', async () => {
    for (const radius of [0, 1, 2]) {
      const measured = await measure('frequency', blurred(near, radius));
      assert.ok(measured < 3, `${measured} standard deviations`);
    }
  });

  it('DK-36 a specular patch on a face raises `reflection`', async () => {
    assert.ok((await measure('reflection', withPatch(face))) > 1.05 * (await measure('reflection', face)));
  });

  it('DK-36 a veil of colourless light over the whole face raises `reflection`', async () => {
    const veiled: Picture = (x, y, channel) => 30 + 0.88 * face(x, y, channel);
    assert.ok((await measure('reflection', veiled)) > 1.05 * (await measure('reflection', face)));
  });

  it('DK-37 each further blur of a face lowers `sharpness`', async () => {
    const measures: number[] = [];
    for (const radius of [0, 1, 2, 4]) measures.push(await measure('sharpness', blurred(face, radius)));
    assert.deepEqual(
      measures,
      measures.toSorted((one, other) => other - one),
    );
    assert.equal(new Set(measures).size, measures.length);
  });

  it('DK-38 the smaller gamut and the paper tone of a print lower `color`', async () => {
    assert.ok((await measure('color', gamutReduced(face))) < 0.9 * (await measure('color', face)));
  });

  it('DK-38 the colour of the lamp moves `color` far less than a print does', async () => {
    const warm: Picture = (x, y, channel) => face(x, y, channel) * ([1, 0.95, 0.9][channel] ?? 1);
    const [lit, plain] = [await measure('color', warm), await measure('color', face)];
    const printed = await measure('color', gamutReduced(face));
    assert.ok(Math.abs(lit - plain) < 0.5 * Math.abs(printed - plain), `${lit}, ${plain}, ${printed}`);
  });

  it('DK-36..38 half the light leaves all that is no noise as it was', async () => {
    const dim: Picture = (x, y, channel) => face(x, y, channel) / 2;
    for (const check of ['reflection', 'sharpness', 'color'] as const) {
      const [dimmed, plain] = [await measure(check, dim), await measure(check, face)];
      assert.ok(Math.abs(dimmed - plain) < 0.05 * Math.abs(plain), `${check}: ${dimmed} beside ${plain}`);
    }
  });

  for (const check of sessions.keys()) {
    it(`\`${check}\` gives a finite number for whatever pixels, and a score from 0 to 1`, async () => {
      for (const picture of [flat(0), flat(255), flat(127), noise(), face]) {
        const value = await measure(check, picture);
        const score = readMeasure(value, READINGS[check]);
        assert.ok(Number.isFinite(value) && score >= 0 && score <= 1, `${value}, ${score}`);
      }
    });

    it(`\`${check}\` measures each image of a batch as it measures it alone`, async () => {
      const pictures = [flat(90), face, withPatch(face)];
      const alone: number[] = [];
      for (const picture of pictures) alone.push(await measure(check, picture));
      const together = await measureAll(check, pictures);
      const distances = together.map((value, at) => Math.abs(value - (alone[at] ?? Number.NaN)));
      assert.ok(Math.max(...distances) < 1e-3);
    });
  }
});

describe('the committed liveness graphs', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8'));

  for (const { check, file, bytes } of graphs) {
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

async function measure(check: HandmadeCheck, picture: Picture): Promise<number> {
  const [value] = await measureAll(check, [picture]);
  return value ?? Number.NaN;
}

async function measureAll(check: HandmadeCheck, pictures: readonly Picture[]): Promise<number[]> {
  const side = sideOf(check);
  const pixels = Float32Array.from({ length: pictures.length * 3 * side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side) % side];
    const plane = Math.floor(at / (side * side));
    return pictures[Math.floor(plane / 3)]?.(x, y, plane % 3) ?? 0;
  });
  const feeds = { pixels: new Tensor('float32', pixels, [pictures.length, 3, side, side]) };
  const outputs = (await sessions.get(check)?.run(feeds)) ?? {};
  return Array.from(outputs[check]?.data as Float32Array);
}
