/** Rooms by lot: a wall, and things of every size that hide one another as they do on photos (Matheron's dead leaves, 1968). */
import type { Random } from '../random.ts';
import { blurCanvas, type Canvas, edge, newNoise, paint, wholeOf } from './canvas.ts';

type Shade = (x: number, y: number) => number;

/** Pixels. */
const OUT_OF_FOCUS_MAX = 3.5;
/** The larger, the rarer large things are. */
const SIZES = 0.6;

export function drawRoom(canvas: Canvas, random: Random): void {
  const wall = newSurface(random, canvas.side);
  paint(canvas, wholeOf(canvas), (x, y) => ({ light: wall(x, y), cover: 1 }));
  const count = random(0, 1) < 0.25 ? 0 : Math.exp(random(0.7, 4.8));
  const smallest = Math.exp(random(0.7, 3));
  for (let drawn = 1; drawn <= count; drawn++)
    drawThing(canvas, Math.min(0.7 * canvas.side, smallest / (1 - random(0, 0.999)) ** SIZES), random);
  if (random(0, 1) < 0.15) drawText(canvas, random);
  if (random(0, 1) < 0.6) blurCanvas(canvas, random(0, OUT_OF_FOCUS_MAX));
}

/** `size` is half of what is seen of it, in pixels. */
export function drawThing(canvas: Canvas, size: number, random: Random): void {
  const ratio = Math.exp(random(-1.2, 1.2));
  const [width, height] = [size * Math.sqrt(ratio), size / Math.sqrt(ratio)];
  const middle = { x: random(-20, canvas.side + 20), y: random(-20, canvas.side + 20) };
  const turn = random(0, 1) < 0.4 ? 0 : random(0, Math.PI);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const coverAt = newOutline(Math.min(width, height), random);
  const shade = newSurface(random, size);
  const light = { across: random(-0.5, 0.5), down: random(-0.5, 0.2) };
  const reach = Math.hypot(width, height) + size;
  const area = { x: middle.x - reach, y: middle.y - reach, width: 2 * reach, height: 2 * reach };
  paint(canvas, area, (x, y) => {
    const [across, down] = [x - middle.x, y - middle.y];
    const [u, v] = [(across * cos + down * sin) / width, (down * cos - across * sin) / height];
    const cover = coverAt(u, v);
    if (cover <= 0) return null;
    return { light: shade(across, down) * (1 + u * light.across + v * light.down), cover };
  });
}

/** Round, square or pointed, whole or a ring; `u` and `v` are 1 at its ends. */
function newOutline(narrow: number, random: Random): Shade {
  const power = [1, 2, 2, 2, 8, 8][Math.floor(random(0, 6))] ?? 2;
  const hole = random(0, 1) < 0.15 ? random(0.5, 0.9) : -Infinity;
  const soft = Math.exp(random(-0.5, 1.5));
  return (u, v) => {
    const far = (Math.abs(u) ** power + Math.abs(v) ** power) ** (1 / power);
    return edge(Math.min(1 - far, far - hole) * narrow, soft);
  };
}

/** A light that changes across the thing, with grain and sometimes stripes. */
function newSurface(random: Random, size: number): Shade {
  const base = random(0, 1) ** 1.4;
  const [across, down] = [random(-0.3, 0.3) / size, random(-0.3, 0.3) / size];
  const noise = newNoise(random);
  const [fine, stretch, strength] = [Math.exp(random(-4, -0.5)), random(0.3, 3), 0.35 * random(0, 1) ** 2];
  const stripes = random(0, 1) < 0.2 ? newStripes(random) : () => 0;
  return (x, y) => {
    const [u, v] = [x * fine, y * fine * stretch];
    const grain = noise(u, v) + 0.5 * noise(2.3 * u, 2.3 * v);
    return base + across * x + down * y + strength * grain + stripes(x, y);
  };
}

function newStripes(random: Random): Shade {
  const [direction, pace, strength] = [random(0, Math.PI), random(0.1, 1), random(0, 0.4)];
  const isHard = random(0, 1) < 0.5;
  return (x, y) => {
    const wave = Math.sin((x * Math.cos(direction) + y * Math.sin(direction)) * pace);
    return strength * (isHard ? Math.sign(wave) : wave);
  };
}

/** Lines of words, mostly on paper: each letter a short bar. */
function drawText(canvas: Canvas, random: Random): void {
  const { side } = canvas;
  const [left, top] = [random(-40, side / 2), random(-40, side / 2)];
  const page = { x: left, y: top, width: random(60, side), height: random(40, side) };
  const paper = { light: random(0.4, 1), cover: random(0, 1) < 0.7 ? 1 : 0 };
  paint(canvas, page, () => paper);
  const [ink, line] = [{ light: random(0, 0.4), cover: 0.9 }, random(4, 20)];
  for (let y = top + line; y < top + page.height - line; y += line * random(1.4, 1.7)) {
    for (let x = left + line; x < left + page.width - line; x += line * random(0.25, 0.9)) {
      const bar = {
        x,
        y: y - random(0, 0.3) * line,
        width: line * random(0.15, 0.5),
        height: line * random(0.5, 0.9),
      };
      if (random(0, 1) < 0.85) paint(canvas, bar, () => ink);
    }
  }
}
