/** Lays drawn documents under a known perspective on a drawn background and takes a photo: the corners are known to a fraction of a pixel. */
import sharp from 'sharp';
import type { Point, Quad } from '../../../../../src/verify/document/document.ts';
import { startAtTopLeft } from '../../../../../src/verify/document/locate/quad.ts';
import type { Pixels } from '../../../../../src/verify/image/pixels.ts';
import { type Background, drawBackground, drawFingers } from './draw-background.ts';
import { drawDocument, FORMATS, type Format, type Paper } from './draw-document.ts';
import { pose } from './pose.ts';
import { type Random, randomFrom } from './random.ts';

export interface SceneOptions {
  readonly background: Background;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly format: Format;
  readonly paper: Paper;
  /** Length of the document's longer side before tilting, as a share of the photo's longer side. */
  readonly fill: number;
  /** Degrees: how far the camera is off the document's normal, and the document's turn in the picture. */
  readonly tilt: number;
  readonly turn: number;
  /** Of the document's centre, as shares of the photo's sides. */
  readonly centre: Point;
  /** Standard deviations: of the lens in pixels, of the sensor's noise in grey levels. */
  readonly blur: number;
  readonly noise: number;
  /** Factor on every grey level. */
  readonly exposure: number;
  /** Of a soft reflection on the document, as a share of its shorter side; 0 for none. */
  readonly glare: number;
  /** A second document of the same kind, lying beside. */
  readonly beside: Point | null;
}

export interface Scene {
  readonly pixels: Pixels;
  readonly corners: Quad;
}

/** A scene as people photograph them, the rest chosen by the seed. */
export function sceneOptions(background: Background, seed: number): SceneOptions {
  const random = randomFrom(seed * 7919 + 13);
  const format = random.pick(['id1', 'id1', 'id2', 'id3', 'booklet'] as const);
  return {
    background,
    seed,
    width: 1600,
    height: 1200,
    format,
    paper:
      background === 'dark'
        ? 'dark'
        : background === 'white'
          ? 'white'
          : random.pick(['light', 'light', 'dark', 'white']),
    fill: format === 'booklet' ? random.between(0.4, 0.6) : random.between(0.35, 0.65),
    tilt: random.between(0, 32),
    turn: random.between(-180, 180),
    centre: [random.between(0.46, 0.54), random.between(0.46, 0.54)],
    blur: random.between(0.5, 1.6),
    noise: random.between(1, 6),
    exposure: random.between(0.7, 1.05),
    glare: 0,
    beside: null,
  };
}

export async function drawScene(options: SceneOptions): Promise<Scene> {
  const { background, width, height, seed } = options;
  const random = randomFrom(seed);
  const canvas = await render(drawBackground(background, options, random));
  const corners = pose(options, options.centre, random);
  await lay(canvas, options, corners, random);
  if (options.beside) await lay(canvas, options, pose(options, options.beside, random), random);
  if (background === 'hand') await overlay(canvas, drawFingers(corners, options, random));
  if (background === 'shadow') darkenHalf(canvas, random);
  expose(canvas, options.exposure);
  if (options.glare > 0) shine(canvas, corners, options.glare);
  const pixels = await photograph(canvas, options, random);
  return { pixels: { ...pixels, width, height }, corners: startAtTopLeft(corners) };
}

async function render(svg: string): Promise<Pixels> {
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Each pixel of the photo is looked up in the drawing; four looks a pixel make smooth borders. */
async function lay(canvas: Pixels, options: SceneOptions, corners: Quad, random: Random): Promise<void> {
  const svg = drawDocument(options.format, options.paper, random);
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: widthMm, height: heightMm } = FORMATS[options.format];
  castShadow(canvas, corners, Math.max(widthMm, heightMm));
  for (const [dx, dy, looks] of LOOKS) {
    eachWithin(canvas, move(corners, -dx, -dy), (at, u, v) => {
      const source = 4 * (Math.floor(v * info.height) * info.width + Math.floor(u * info.width));
      const share = (data[source + 3] ?? 0) / 255 / looks;
      for (let channel = 0; channel < 3; channel++) {
        const old = canvas.data[at + channel] ?? 0;
        canvas.data[at + channel] = Math.round(old + ((data[source + channel] ?? 0) - old) * share);
      }
    });
  }
}

function move(corners: Quad, dx: number, dy: number): Quad {
  return corners.map(([x, y]): Point => [x + dx, y + dy]) as unknown as Quad;
}

/** Visits the pixels of the photo on which the document lies: their first byte, and their place in its unit square. */
function eachWithin(canvas: Pixels, corners: Quad, visit: (at: number, u: number, v: number) => void): void {
  const toUnit = invert(corners);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [right, bottom] = [
    Math.min(canvas.width - 1, Math.max(...xs)),
    Math.min(canvas.height - 1, Math.max(...ys)),
  ];
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x <= right; x++) {
      const [u, v] = toUnit(x, y);
      if (u >= 0 && v >= 0 && u < 1 && v < 1) visit(3 * (y * canvas.width + x), u, v);
    }
  }
}

/** The last look counts a quarter, the one before it a third: together they are a mean. */
const LOOKS = [
  [-0.25, -0.25, 1],
  [0.25, -0.25, 2],
  [-0.25, 0.25, 3],
  [0.25, 0.25, 4],
] as const;

/** A photo place → place in the unit square of the document, by the inverse of the homography. */
function invert([a, b, c, d]: Quad): (x: number, y: number) => Point {
  const [sumX, sumY] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const [dx1, dy1, dx2, dy2] = [b[0] - c[0], b[1] - c[1], d[0] - c[0], d[1] - c[1]];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sumX * dy2 - dx2 * sumY) / area;
  const h = (dx1 * sumY - sumX * dy1) / area;
  const [m0, m1, m2] = [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0], a[0]];
  const [m3, m4, m5] = [b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1], a[1]];
  return (x, y) => {
    const u = (m4 - m5 * h) * x + (m2 * h - m1) * y + m1 * m5 - m2 * m4;
    const v = (m5 * g - m3) * x + (m0 - m2 * g) * y + m2 * m3 - m0 * m5;
    const w = (m3 * h - m4 * g) * x + (m1 * g - m0 * h) * y + m0 * m4 - m1 * m3;
    return [u / w, v / w];
  };
}

/** A thin dark seam to the lower right, as of a card 0.76 mm thick under a lamp. */
function castShadow(canvas: Pixels, corners: Quad, longerMm: number): void {
  const longer = Math.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]);
  const depth = (1.2 * longer) / longerMm;
  for (let step = 1; step <= 3; step++) {
    eachWithin(canvas, move(corners, (depth * step) / 3, (depth * step) / 3), (first) => {
      for (let at = first; at < first + 3; at++) canvas.data[at] = (canvas.data[at] ?? 0) * 0.93;
    });
  }
}

async function overlay(canvas: Pixels, svg: string): Promise<void> {
  const { width, height } = canvas;
  const laid = sharp(canvas.data, { raw: { width, height, channels: 3 } }).composite([
    { input: Buffer.from(svg) },
  ]);
  canvas.data.set(await laid.removeAlpha().raw().toBuffer());
}

/** Somebody leans over the table: one side of a slanted line is darker, softly. */
function darkenHalf(canvas: Pixels, random: Random): void {
  const { width, height, data } = canvas;
  const [slope, softness] = [random.between(-0.5, 0.5), random.between(8, 60)];
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const inside = 1 / (1 + Math.exp((x - width / 2 - slope * (y - height / 2)) / softness));
    for (let i = 3 * at; i < 3 * at + 3; i++) data[i] = (data[i] ?? 0) * (1 - 0.5 * inside);
  }
}

function expose({ data }: Pixels, exposure: number): void {
  for (let i = 0; i < data.length; i++) data[i] = Math.min(255, (data[i] ?? 0) * exposure);
}

function shine(canvas: Pixels, corners: Quad, share: number): void {
  const { width, height, data } = canvas;
  const [centreX, centreY] = [0, 1].map((axis) =>
    corners.reduce((sum, corner) => sum + (corner[axis] ?? 0) / 4, 0),
  ) as [number, number];
  const shorter = Math.min(
    ...corners.map(([x, y], i) =>
      Math.hypot(x - (corners[(i + 1) % 4]?.[0] ?? 0), y - (corners[(i + 1) % 4]?.[1] ?? 0)),
    ),
  );
  const radius = (shorter * share) / 2;
  for (let at = 0; at < width * height; at++) {
    const far = Math.hypot((at % width) - centreX, Math.floor(at / width) - centreY) / radius;
    if (far > 3) continue;
    for (let i = 3 * at; i < 3 * at + 3; i++)
      data[i] = Math.min(255, (data[i] ?? 0) + 400 * Math.exp(-(far ** 2) * 1.2));
  }
}

async function photograph(canvas: Pixels, { blur, noise }: SceneOptions, random: Random): Promise<Pixels> {
  const { width, height } = canvas;
  const raw = { raw: { width, height, channels: 3 } } as const;
  const seen = await sharp(canvas.data, raw).blur(blur).raw().toBuffer();
  for (let i = 0; i < seen.length; i++) {
    const grain = (random.between(-1, 1) + random.between(-1, 1)) * noise * 1.22;
    seen[i] = Math.max(0, Math.min(255, (seen[i] ?? 0) + grain));
  }
  const jpeg = await sharp(seen, raw).jpeg({ quality: 88 }).toBuffer();
  return { data: await sharp(jpeg).raw().toBuffer(), width, height };
}
