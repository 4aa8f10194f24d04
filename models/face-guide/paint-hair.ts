/** What lies over a drawn face: hair, a scarf or a cap, and glasses. */
import { clamp, edge, mix } from './canvas.ts';
import { type Head, hairLight } from './head.ts';

/** A place on the face's front, and where the outline of the head shows it. */
export interface FacePlace {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
  readonly halfWidth: number;
  /** From the middle to the outline, -1 to 1, and how near the camera it is, 0 to 1. */
  readonly turn: number;
  readonly depth: number;
}

type Wear = (light: number, place: FacePlace, head: Head) => number;

export function wearOnFace(light: number, place: FacePlace, head: Head): number {
  const under = WEARS[head.traits.hair](light, place, head);
  return head.traits.glasses === 'none' ? under : wearGlasses(under, place, head);
}

const WEARS: Readonly<Record<Head['traits']['hair'], Wear>> = {
  none: wearNone,
  short: wearHair,
  long: wearHair,
  scarf: wearScarf,
  cap: wearCap,
};

/** Some hair is left above the ears. */
function wearNone(light: number, place: FacePlace, head: Head): number {
  const left = head.traits.recede > 0.06 ? 0.6 : 0;
  const cover = left * edge(Math.abs(place.turn) - 0.86, 0.06) * edge(-place.y, 0.1);
  return cover > 0 ? mix(light, hairLight(head, place, head.traits.hairShade), cover) : light;
}

function wearHair(light: number, place: FacePlace, head: Head): number {
  const { traits, noise } = head;
  const beside = Math.abs(place.across) / traits.halfWidth;
  const corners = traits.recede * Math.exp(-(((beside - 0.5) / 0.2) ** 2));
  const temples = (traits.hair === 'long' ? 0.8 : 1) * Math.max(0, beside - 0.62);
  const hairline = traits.hairline - corners + temples + 0.03 * noise(30 * place.across, 7);
  const free = 1 - traits.sides * (1 + 0.5 * noise(3, 6 * place.y));
  const onCheeks = traits.hair === 'long' ? edge(Math.abs(place.turn) - free, 0.04) : 0;
  const cover = Math.max(edge(hairline - place.y, 0.03), onCheeks);
  return cover > 0 ? mix(light, hairLight(head, place, traits.hairShade), cover) : light;
}

function wearScarf(light: number, { across, down }: FacePlace, head: Head): number {
  const { cloth, halfWidth } = head.traits;
  const far = Math.hypot(across / (halfWidth * cloth.width), down / (down < 0 ? cloth.top : 0.52));
  const cloths = hairLight(head, { across: 0.4 * across, down: 0.5 * down }, cloth.shade);
  return mix(far > 0.9 ? 0.75 * light : light, cloths, edge(far - 1, 0.04));
}

/** The brim shades what is beneath it. */
function wearCap(light: number, { across, down, turn, y }: FacePlace, head: Head): number {
  const { cloth, clothes } = head.traits;
  const below = y - cloth.brim - 0.06 * turn * turn;
  const fabric = hairLight(head, { across: 0.3 * across, down }, 0.8 * clothes) * (below > -0.05 ? 0.6 : 1);
  return mix(below < 0.1 ? 0.65 * light : light, fabric, edge(-below, 0.02));
}

function wearGlasses(light: number, { x, y }: FacePlace, { traits, lamp, noise }: Head): number {
  const { frame, eye, glasses } = traits;
  const [beside, below] = [Math.abs(x) - 1.02 * eye.x, y - eye.y - 0.012];
  const far =
    (Math.abs(beside / frame.halfWidth) ** frame.power + Math.abs(below / frame.halfHeight) ** frame.power) **
    (1 / frame.power);
  const isBeside = Math.abs(beside) > 0.95 * frame.halfWidth && Math.abs(x) < 1;
  const bar = isBeside ? edge(0.8 * frame.thickness - Math.abs(below + 0.024), 0.008) : 0;
  const rim = edge(frame.thickness - Math.abs(far - 1) * frame.halfHeight, 0.008);
  const glare = frame.glare * clamp(noise(8 * x, 8 * y), 0, 1);
  const through = glasses === 'dark' ? 0.03 + 0.1 * light : 0.92 * light + glare;
  const frameLight = frame.shade * (lamp.everywhere + 0.5 * lamp.strength);
  return mix(far < 1 ? through : light, frameLight, Math.max(rim, bar) * (glasses === 'dark' ? 1 : 0.85));
}
