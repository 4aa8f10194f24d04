/** Small pictures of rooms that nobody is in: plain walls, stripes, tiles and things of round and square outline, drawn by lot. */
import type { Random } from '../random.ts';
import { SIDE_PX } from './cut-square.ts';

/** What a pixel adds to the wall's luma. */
type Shade = (x: number, y: number) => number;

const THINGS = 6;

export function drawScene(random: Random): Uint8Array {
  const wall = random(30, 200);
  const draw = SCENES[Math.floor(random(0, SCENES.length))] ?? plain;
  const shade = draw(random);
  return Uint8Array.from({ length: SIDE_PX ** 2 }, (_, at) =>
    Math.min(255, Math.max(0, wall + shade(at % SIDE_PX, Math.floor(at / SIDE_PX)))),
  );
}

const SCENES: readonly ((random: Random) => Shade)[] = [plain, stripes, tiles, things];

function plain(): Shade {
  return () => 0;
}

function stripes(random: Random): Shade {
  const [direction, strength, pace] = [random(0, 2 * Math.PI), random(0, 60), random(0.05, 1.2)];
  return (x, y) => strength * Math.sin((x * Math.cos(direction) + y * Math.sin(direction)) * pace);
}

function tiles(random: Random): Shade {
  const [strength, pace, left, top] = [random(0, 60), random(0.05, 1.2), random(0, 48), random(0, 48)];
  return (x, y) => strength * Math.sign(Math.sin((x - left) * pace) * Math.sin((y - top) * pace));
}

/** Later ones lie over earlier ones. */
function things(random: Random): Shade {
  const all = Array.from({ length: THINGS }, () => ({
    x: random(0, SIDE_PX),
    y: random(0, SIDE_PX),
    width: random(2, 24),
    height: random(2, 24),
    shade: random(-80, 80),
    isRound: random(0, 1) < 0.6,
  }));
  return (x, y) => {
    const hit = all.findLast((thing) => {
      const [across, down] = [Math.abs(x - thing.x) / thing.width, Math.abs(y - thing.y) / thing.height];
      return thing.isRound ? Math.hypot(across, down) < 1 : Math.max(across, down) < 1;
    });
    return hit?.shade ?? 0;
  };
}
