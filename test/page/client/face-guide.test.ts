import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { cutSquare, type Grey, SIDE_PX } from '../../../models/face-guide/cut-square.ts';
import { drawFacePicture } from '../../../models/face-guide/draw-picture.ts';
import { drawScene } from '../../../models/face-guide/draw-scene.ts';
import { toGrey } from '../../../models/face-guide/photos.ts';
import { placeSquare } from '../../../models/face-guide/place-squares.ts';
import { takePicture } from '../../../models/face-guide/take-picture.ts';
import { randomFrom } from '../../../models/random.ts';
import type { Look } from '../../../models/specimens/draw-person.ts';
import { PEOPLE, type PersonName } from '../../../models/specimens/people.ts';
import { renderDocument } from '../../../models/specimens/photograph.ts';
import { renderPixels } from '../../../models/specimens/render.ts';
import { faceInOval } from '../../../src/page/client/capture/face-guide.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';

/** Where the middle of a drawn face lies on its picture of 600 by 800, and a square that it fills about right. */
const FACE = { x: 300, y: 390 };
const SQUARE_PX = 480;
const NAMES = Object.keys(PEOPLE) as PersonName[];
const GZIP_MAX = 3 * 1024;

const selfies = new Map<PersonName, Grey>();

before(async () => {
  for (const name of NAMES) selfies.set(name, await draw(name));
});

test('a face that fills the oval is seen, whoever it is', () => {
  for (const name of NAMES) assert.ok(look(selfieOf(name)) > 0, name);
});

test('a face that fills the oval is seen in dim light, in light from one side, tilted and blurred', async () => {
  const looks = {
    dim: { brightness: 0.45 },
    fromOneSide: { lightFrom: 0.8 },
    tilted: { roll: 8 },
    blurred: { blur: 4 },
  };
  for (const [kind, seen] of Object.entries(looks))
    for (const name of NAMES) assert.ok(look(await draw(name, seen)) > 0, `${name} ${kind}`);
});

test('of a hundred shaded faces that were not learnt from, at least nine in ten are seen', () => {
  const random = randomFrom(2_025);
  const seen = Array.from({ length: 100 }, () => {
    const picture = drawFacePicture(random);
    const square = placeSquare(picture, 'in the oval', random);
    assert.ok(square);
    return takePicture(cutSquare(picture, square), random);
  });
  const found = seen.filter((luma) => faceInOval(luma, SIDE_PX, SIDE_PX) > 0);
  assert.ok(found.length >= 90, `${found.length} seen`);
});

test('a mirrored picture scores the same: phones mirror the camera that looks at the person', () => {
  const straight = cut(selfieOf('ahmad'), { x: 30, y: 20 });
  const mirrored = straight.map((_, at) => straight[at - 2 * (at % SIDE_PX) + SIDE_PX - 1] as number);
  const [one, other] = [straight, mirrored].map((seen) => faceInOval(seen, SIDE_PX, SIDE_PX));
  assert.ok(Math.abs((one ?? 0) - (other ?? 0)) < 0.01);
});

test('a face beside the oval, above it and below it is not seen', () => {
  const shifts = {
    left: { x: -180, y: 0 },
    right: { x: 180, y: 0 },
    above: { x: 0, y: -210 },
    below: { x: 0, y: 210 },
  };
  for (const [side, shift] of Object.entries(shifts))
    for (const name of NAMES) assert.ok(look(selfieOf(name), shift) < 0, `${name} ${side}`);
});

test('a face too far away and a face too near are not seen', async () => {
  for (const name of NAMES) {
    assert.ok(look(await draw(name, { scale: 0.4 }), { x: 0, y: 0 }, 560) < 0, `${name} far`);
    assert.ok(look(selfieOf(name), { x: 0, y: 0 }, 220) < 0, `${name} near`);
  }
});

test('an empty picture holds no face, whatever its light and noise', () => {
  const random = randomFrom(11);
  for (const luma of [0, 60, 128, 200, 255]) {
    const flat = new Uint8Array(SIDE_PX ** 2).fill(luma);
    assert.ok(faceInOval(flat, SIDE_PX, SIDE_PX) < 0, `luma ${luma}`);
    assert.ok(faceInOval(takePicture(flat, random), SIDE_PX, SIDE_PX) < 0, `luma ${luma} with noise`);
  }
});

test('of a thousand drawn walls and things no more than one in a hundred passes for a face', () => {
  const random = randomFrom(2_025);
  const seen = Array.from({ length: 1000 }, () => takePicture(drawScene(random), random));
  const passed = seen.filter((luma) => faceInOval(luma, SIDE_PX, SIDE_PX) > 0);
  assert.ok(passed.length <= 10, `${passed.length} passed`);
});

test('a document held into the oval holds no face that fills it', async () => {
  for (const name of ['kwame', 'mei'] as const) {
    const pixels = await openUpright(await renderDocument(name));
    assert.ok(pixels);
    const side = pixels.height;
    const square = { x: (pixels.width - side) / 2, y: 0, side, roll: 0 };
    assert.ok(faceInOval(cutSquare(toGrey(pixels), square), SIDE_PX, SIDE_PX) < 0, name);
  }
});

test('the guide and its weights cost the page at most 3 KB', async () => {
  const entry = new URL('../../../src/page/client/capture/face-guide.ts', import.meta.url);
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  });
  assert.ok(gzipSync(outputFiles[0]?.contents ?? '').length <= GZIP_MAX);
});

async function draw(name: PersonName, seen: Partial<Look> = {}): Promise<Grey> {
  return toGrey(await renderPixels(name, seen));
}

function selfieOf(name: PersonName): Grey {
  const selfie = selfies.get(name);
  assert.ok(selfie);
  return selfie;
}

/** `shift` is that of the oval from the face. */
function cut(selfie: Grey, shift = { x: 0, y: 0 }, side = SQUARE_PX): Uint8Array {
  const corner = { x: FACE.x + shift.x - side / 2, y: FACE.y + shift.y - side / 2 };
  return cutSquare(selfie, { ...corner, side, roll: 0 });
}

function look(selfie: Grey, shift?: { x: number; y: number }, side?: number): number {
  return faceInOval(cut(selfie, shift, side), SIDE_PX, SIDE_PX);
}
