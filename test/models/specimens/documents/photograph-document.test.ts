/** The photo of a drawn document shows it where its corners say, as the scene asks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { photographDocument } from '../../../../models/specimens/documents/photograph/photograph-document.ts';
import { type Scene, TABLES } from '../../../../models/specimens/documents/photograph/scene.ts';
import type { Point } from '../../../../src/verify/document/document.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';

/** Black but for the quarter at its upper left, which is red; on a white table without anything that blurs. */
const PAGE = quarteredPage(400, 250);
const CLEAR: Partial<Scene> = {
  widthPx: 480,
  heightPx: 360,
  fill: 0.7,
  table: { kind: 'plain', color: [255, 255, 255] },
  shadow: 0,
  lightGradient: 0,
  blur: 0,
  noise: 0,
  jpegQuality: 100,
  corner: 0,
};
const POSES: readonly Partial<Scene>[] = [
  { rotation: 0, tilt: [0, 0] },
  { rotation: 12, tilt: [20, -10] },
  { rotation: -35, tilt: [-15, 25], centre: [0.45, 0.55], fill: 0.55 },
  { rotation: 180, tilt: [10, 10] },
];

test('the document lies inside its corners and the table outside of them', async () => {
  for (const pose of POSES) {
    const { jpeg, corners } = await photographDocument(PAGE, { ...CLEAR, ...pose });
    const photo = await decode(jpeg);
    const middle = mix(mix(corners[0], corners[2], 0.5), mix(corners[1], corners[3], 0.5), 0.5);
    corners.forEach((corner, index) => {
      for (const share of [0, 0.3, 0.6]) {
        const edge = mix(corner, corners[(index + 1) % 4] as Point, share);
        assert.ok(
          brightness(photo, towards(edge, middle, 5)) < 120,
          `inside ${edge} of ${JSON.stringify(pose)}`,
        );
        assert.ok(
          brightness(photo, towards(edge, middle, -5)) > 220,
          `outside ${edge} of ${JSON.stringify(pose)}`,
        );
      }
    });
  }
});

test('the first corner is the upper left one of the document, however it lies', async () => {
  for (const pose of POSES) {
    const { jpeg, corners } = await photographDocument(PAGE, { ...CLEAR, ...pose });
    const photo = await decode(jpeg);
    const middle = mix(corners[0], corners[2], 0.5);
    const reds = corners.map((corner) => colorAt(photo, towards(corner, middle, 12))[0] > 150);
    assert.deepEqual(reds, [true, false, false, false], JSON.stringify(pose));
  }
});

test('seen straight on, a document keeps its shape and has the size that was asked', async () => {
  const { corners } = await photographDocument(PAGE, { ...CLEAR, rotation: 0, tilt: [0, 0] });
  const expected = [
    [72, 75],
    [408, 75],
    [408, 285],
    [72, 285],
  ];
  corners.forEach((corner, index) => {
    corner.forEach((value, axis) => {
      assert.ok(Math.abs(value - (expected[index]?.[axis] ?? 0)) < 0.01, `${corner}`);
    });
  });
});

test('the same scene gives the same bytes, whatever the table is made of', async () => {
  for (const kind of TABLES) {
    const scene: Partial<Scene> = {
      widthPx: 320,
      heightPx: 240,
      table: { kind, color: [120, 100, 80] },
      glare: { x: 0.5, y: 0.5, radius: 0.1, strength: 1 },
    };
    const [one, other] = [await photographDocument(PAGE, scene), await photographDocument(PAGE, scene)];
    assert.deepEqual(other, one);
  }
});

test('a highlight burns out the place that it falls on and nothing else', async () => {
  const glare = { x: 0.75, y: 0.5, radius: 0.08, strength: 1 };
  const { jpeg } = await photographDocument(PAGE, { ...CLEAR, rotation: 0, tilt: [0, 0], glare });
  const photo = await decode(jpeg);
  assert.ok(brightness(photo, [324, 180]) > 240);
  assert.ok(brightness(photo, [260, 180]) < 60);
});

function quarteredPage(width: number, height: number): Pixels {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height / 2; y++) for (let x = 0; x < width / 2; x++) data[3 * (y * width + x)] = 255;
  return { data, width, height };
}

async function decode(jpeg: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function colorAt({ data, width }: Pixels, [x, y]: Point): [number, number, number] {
  const at = 3 * (Math.floor(y) * width + Math.floor(x));
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

function brightness(photo: Pixels, point: Point): number {
  const [red, green, blue] = colorAt(photo, point);
  return (red + green + blue) / 3;
}

function mix([x, y]: Point, [otherX, otherY]: Point, share: number): Point {
  return [x + share * (otherX - x), y + share * (otherY - y)];
}

/** `distance` pixels from one point towards another. */
function towards(from: Point, to: Point, distance: number): Point {
  return mix(from, to, distance / Math.hypot(to[0] - from[0], to[1] - from[1]));
}
