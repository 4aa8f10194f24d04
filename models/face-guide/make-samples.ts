/** Drawn pictures → what the guide would see of them, held rightly and wrongly. */
import type { Random } from '../random.ts';
import { cutSquare, type Grey, SIDE_PX, type Square } from './cut-square.ts';
import { drawBlankPicture, drawFacePicture, drawRoomPicture } from './draw-picture.ts';
import { drawScene } from './draw-scene.ts';
import { drawCard, drawSpecimen } from './draw-specimens.ts';
import { type Picture, PLACES, type Place, placeSquare } from './place-squares.ts';
import { takePicture } from './take-picture.ts';

export interface Sample {
  readonly seen: Uint8Array;
  readonly place: Place;
  /** One drawing is in one of them only. */
  readonly group: 'training' | 'operating point';
}

const PEOPLE = 850;
const SPECIMENS = 140;
const BLANKS = 140;
const ROOMS = 900;
const CARDS = 12;
const SCENES = 1500;
/** One drawing of so many sets the operating point. */
const HELD_OUT = 6;

/** How many are cut from one drawing of a person. */
const EACH: Readonly<Record<Place, number>> = {
  'in the oval': 6,
  'too small': 5,
  'much too small': 2,
  'too large': 2,
  'much too large': 1,
  'off centre': 3,
  'far off centre': 2,
  'no face': 3,
};
const BLANK_EACH = 4;
const ROOM_EACH = 14;
/** Of those, mirrored along their middle: symmetry alone makes no face. */
const MIRRORED_EACH = 4;
const CARD_EACH = 40;
/** Least side of a part of a room or a document, pixels. */
const PART_MIN = 24;
const CARD_ROLL_MAX = 0.3;

type Cut = Omit<Sample, 'group'>;

export async function makeSamples(random: Random): Promise<Sample[]> {
  const cuts = [
    await repeat(PEOPLE, () => cutPerson(drawFacePicture(random), random)),
    await repeat(SPECIMENS, async () => cutPerson(await drawSpecimen(random), random)),
    await repeat(BLANKS, () => cutBlank(drawBlankPicture(random), random)),
    await repeat(BLANKS, () => cutBroken(drawFacePicture(random), random)),
    await repeat(ROOMS, () => cutRoom(drawRoomPicture(random), random)),
    await repeat(CARDS, async () => cutCard(await drawCard(random), random)),
    await repeat(SCENES, () => [noFace(drawScene(random))]),
  ];
  return cuts.flat().map((cut) => ({ ...cut, seen: takePicture(cut.seen, random) }));
}

async function repeat(count: number, cut: () => Cut[] | Promise<Cut[]>): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let at = 0; at < count; at++) {
    const group = at % HELD_OUT === 0 ? 'operating point' : 'training';
    for (const each of await cut()) samples.push({ ...each, group });
  }
  return samples;
}

function cutPerson(picture: Picture, random: Random): Cut[] {
  return PLACES.flatMap((place) => cutPlace(picture, place, random));
}

function cutPlace(picture: Picture, place: Place, random: Random): Cut[] {
  return times(EACH[place], () => placeSquare(picture, place, random)).flatMap((square) =>
    square ? [{ place, seen: cutSquare(picture, square) }] : [],
  );
}

function cutBlank(picture: Picture, random: Random): Cut[] {
  return times(BLANK_EACH, () => placeSquare(picture, 'in the oval', random)).flatMap((square) =>
    square ? [noFace(cutSquare(picture, square))] : [],
  );
}

/** Faces upside down, or with halves that do not belong together. */
function cutBroken(picture: Picture, random: Random): Cut[] {
  return cutBlank(picture, random).map(({ seen }) => noFace(breakFace(seen, random)));
}

function breakFace(seen: Uint8Array, random: Random): Uint8Array {
  const [kind, shift] = [Math.floor(random(0, 4)), Math.floor(random(12, 36))];
  const cut = kind === 3 ? Math.floor(random(14, 34)) : 0;
  return seen.map((value, at) => {
    const [x, y] = [at % SIDE_PX, Math.floor(at / SIDE_PX)];
    const aside = (x + shift) % SIDE_PX;
    if (kind === 0) return seen[(SIDE_PX - 1 - y) * SIDE_PX + x] ?? value;
    if (kind === 1) return seen[((y + shift) % SIDE_PX) * SIDE_PX + x] ?? value;
    return y < cut ? value : (seen[y * SIDE_PX + aside] ?? value);
  });
}

function cutRoom(room: Grey, random: Random): Cut[] {
  return times(ROOM_EACH, (at) => {
    const seen = cutSquare(room, partOf(room, random));
    return noFace(at < MIRRORED_EACH ? mirror(seen) : seen);
  });
}

function mirror(seen: Uint8Array): Uint8Array {
  return seen.map((value, at) => {
    const x = at % SIDE_PX;
    return x < SIDE_PX / 2 ? value : (seen[at - 2 * x + SIDE_PX - 1] ?? value);
  });
}

function cutCard(card: Grey, random: Random): Cut[] {
  return times(CARD_EACH, () => {
    const roll = random(-CARD_ROLL_MAX, CARD_ROLL_MAX);
    return noFace(cutSquare(card, { ...partOf(card, random), roll }));
  });
}

/** Small parts are as frequent as large ones. */
function partOf({ width, height }: Grey, random: Random): Square {
  const side = Math.exp(random(Math.log(PART_MIN), Math.log(0.95 * Math.min(width, height))));
  return { x: random(0, width - side), y: random(0, height - side), side, roll: 0 };
}

function noFace(seen: Uint8Array): Cut {
  return { seen, place: 'no face' };
}

function times<Item>(count: number, make: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
