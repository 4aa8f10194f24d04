/** Draws the neck, and shoulders in clothes with an open collar, below a head. */
import type { Random } from '../random.ts';
import { type Canvas, clamp, edge, mix, paint, wholeOf } from './canvas.ts';
import type { Head } from './head.ts';
import { lightOn } from './lamp.ts';

type Clothes = ReturnType<typeof newClothes>;

/** On the face's scale: where the neck begins, behind the chin. */
const NECK_TOP = 0.25;

export function drawShoulders(canvas: Canvas, head: Head, random: Random): void {
  const { pose, soft } = head;
  const clothes = newClothes(head, random);
  paint(canvas, wholeOf(canvas), (x, y) => {
    const down = (y - pose.y) / pose.size;
    if (down < NECK_TOP) return null;
    const across = (x - pose.x) / pose.size - clothes.aside * Math.min(1, down);
    const beside = Math.max(0, Math.abs(across) - clothes.neck);
    const shoulder = clothes.top - 0.12 + clothes.slope * beside ** 1.2;
    const isOnNeck = beside === 0 && down < clothes.top - 0.05;
    const cover = isOnNeck ? 0 : edge(down - shoulder, 2 * soft);
    if (cover > 0) return { light: lightOnClothes(head, clothes, { across, down }), cover };
    return {
      light: lightOnNeck(head, clothes, { across, down }),
      cover: edge(-(Math.abs(across) - clothes.neck), soft),
    };
  });
}

function newClothes({ traits }: Head, random: Random) {
  return {
    top: random(0.68, 0.85),
    slope: random(0.25, 0.55),
    neck: traits.halfWidth * random(0.6, 0.8),
    aside: random(-0.08, 0.08),
    collar: random(0.05, 0.5),
    shirt: random(0, 1) < 0.4 ? traits.skin * 0.9 : random(0, 1),
    stripes: random(0, 1) < 0.3 ? random(0.05, 0.3) : 0,
    pace: random(20, 120),
    isUpright: random(0, 1) < 0.5,
  };
}

function lightOnClothes(
  { traits, lamp, noise }: Head,
  clothes: Clothes,
  at: { across: number; down: number },
): number {
  const { across, down } = at;
  const isCollar = Math.abs(across) < clothes.collar * (1 - (down - clothes.top) / 0.6);
  const wave = clothes.stripes * Math.sign(Math.sin((clothes.isUpright ? across : down) * clothes.pace));
  const shade = isCollar ? clothes.shirt : traits.clothes * (1 + wave);
  const right = clamp(across / 1.3, -0.9, 0.9);
  const folds = 1 + 0.25 * noise(6 * across, 6 * down);
  return shade * folds * lightOn(lamp, [right, -0.3, Math.sqrt(0.95 - 0.9 * right * right)]);
}

/** Darkest right beneath the chin. */
function lightOnNeck({ traits, lamp }: Head, clothes: Clothes, at: { across: number; down: number }): number {
  const right = clamp(at.across / clothes.neck, -0.97, 0.97);
  const shadow = mix(1, 0.4, clamp((0.75 - at.down) / 0.25, 0, 1));
  return 0.9 * traits.skin * shadow * lightOn(lamp, [right, 0.2, Math.sqrt(1 - right * right)]);
}
