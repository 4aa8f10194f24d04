/** Draws a head and its shoulders from behind to before: hair, neck and clothes, ears, the face. */
import type { Random } from '../random.ts';
import { type Canvas, clamp, edge, mix, paint, wholeOf } from './canvas.ts';
import { drawShoulders } from './draw-shoulders.ts';
import { areaOf, type Head, hairLight, halfWidthAt, placeOn } from './head.ts';
import { lightOn, shineOn } from './lamp.ts';
import { paintFeatures } from './paint-features.ts';
import { type FacePlace, wearOnFace } from './paint-hair.ts';
import { type Relief, reliefOf, tilt, unit } from './relief.ts';

export function drawHead(canvas: Canvas, head: Head, random: Random): void {
  drawHairBehind(canvas, head);
  drawShoulders(canvas, head, random);
  drawEars(canvas, head);
  drawFace(canvas, head);
}

function drawHairBehind(canvas: Canvas, head: Head): void {
  const { traits, soft, noise } = head;
  const { hair, bulk, fallsTo, flare } = traits;
  if (hair === 'none' || hair === 'cap') return;
  const isShort = hair === 'short';
  const more = hair === 'scarf' ? bulk + 0.05 : bulk;
  const shade = hair === 'scarf' ? traits.cloth.shade : traits.hairShade;
  paint(canvas, wholeOf(canvas), (x, y) => {
    const place = placeOn(head, x, y);
    const { across, down } = place;
    if (isShort && down > 0.15) return null;
    let halfWidth = halfWidthAt(traits, Math.min(down, -0.15), more);
    if (!isShort) halfWidth += flare * Math.max(0, down + 0.15) - 3 * Math.max(0, down - fallsTo);
    else if (down > -0.1) halfWidth = traits.halfWidth + 0.4 * more - 0.6 * Math.max(0, down);
    const ragged = 0.02 * (1 + noise(20 * down, 3 * across));
    const cover = edge(halfWidth - Math.abs(across), 1.5 * soft + ragged);
    if (cover === 0) return null;
    const isUnderHead = down > 0 && Math.abs(across) < traits.halfWidth;
    return { light: hairLight(head, place, shade) * (isUnderHead ? 0.5 : 1), cover };
  });
}

function drawEars(canvas: Canvas, head: Head): void {
  const { traits, pose, lamp, soft } = head;
  if (traits.hair === 'long' || traits.hair === 'scarf') return;
  const shift = 0.075 * Math.sin(pose.yaw);
  paint(canvas, areaOf(pose), (x, y) => {
    const { across, down } = placeOn(head, x, y);
    const side = across < 0 ? -1 : 1;
    const beside = (across - side * (traits.halfWidth + traits.ears) + shift) / 0.045;
    const inside = 1 - Math.hypot(beside, (down + 0.02) / 0.13);
    if (inside <= 0) return null;
    const light = traits.skin * lightOn(lamp, [0.7 * side, 0, 0.7]) * (inside > 0.45 ? 0.65 : 1);
    return { light, cover: edge(inside * 0.045, soft) };
  });
}

function drawFace(canvas: Canvas, head: Head): void {
  const relief = reliefOf(head.traits);
  paint(canvas, areaOf(head.pose), (x, y) => {
    const { across, down } = placeOn(head, x, y);
    const halfWidth = halfWidthAt(head.traits, down);
    if (Math.abs(across) > halfWidth) return null;
    const place = turnFace(head, { across, down, halfWidth });
    const light = wearOnFace(lightOnSkin(head, relief, place), place, head);
    return { light, cover: edge(halfWidth - Math.abs(across), head.soft) };
  });
}

/** Where on the face of a turned and warped head a place on its outline lies. */
function turnFace(
  { pose, traits, noise }: Head,
  seen: Pick<FacePlace, 'across' | 'down' | 'halfWidth'>,
): FacePlace {
  const { across, down, halfWidth } = seen;
  const turn = clamp(across / halfWidth, -0.999, 0.999);
  const depth = Math.sqrt(1 - turn * turn);
  const angle = Math.asin(turn) + pose.yaw;
  const isSeen = Math.abs(angle) < Math.PI / 2 && !traits.isBlank;
  const bend = {
    x: traits.warp * noise(5 * across + 11, 5 * down),
    y: traits.warp * noise(5 * across, 5 * down + 17),
  };
  return {
    ...seen,
    turn,
    depth,
    /** Far away where the back of the head is seen. */
    x: isSeen ? halfWidth * Math.sin(angle) + bend.x : Math.sign(turn) * 9,
    y: down - pose.pitch * (0.15 + 0.35 * depth) + bend.y,
  };
}

function lightOnSkin({ traits, lamp, noise }: Head, relief: Relief, place: FacePlace): number {
  const { x, y, turn, depth } = place;
  const [right, down] = [0.95 * turn, 0.75 * clamp(y / 0.9, -0.85, 0.7)];
  const slopes = tilt(relief, x, y);
  const near = Math.sqrt(Math.max(0.08, 1 - right * right - down * down));
  const normal = unit([right + slopes.right, down + slopes.down, near]);
  const skin = { x, y, shade: traits.skin * (1 + 0.05 * noise(25 * x, 25 * y)), gloss: lamp.gloss };
  const { shade, gloss } = paintFeatures(skin, traits, noise);
  const open = clamp(slopes.open * (1 - shadowOfNose({ traits, lamp }, x, y)), 0.15, 1.3);
  const light = shade * open * lightOn(lamp, normal) + gloss * shineOn(lamp, normal) * (0.3 + traits.skin);
  return light * mix(0.7, 1, clamp(3 * depth, 0, 1));
}

/** On the cheek away from the lamp. */
function shadowOfNose(
  { traits: { nose }, lamp }: Pick<Head, 'traits' | 'lamp'>,
  x: number,
  y: number,
): number {
  const slant = lamp.from[0] * lamp.strength;
  const beside = (x + Math.sign(slant) * nose.halfWidth * 1.1) / 0.04;
  const along = (y - nose.y + 0.03) / 0.07;
  return 0.45 * Math.min(1, Math.abs(slant)) * Math.exp(-(beside ** 2) - along ** 2);
}
