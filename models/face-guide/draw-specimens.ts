/** The drawn people and documents of the tests as pictures to learn from: people with traits of two, mixed by lot. */
import sharp from 'sharp';
import type { Random } from '../random.ts';
import { drawDocument } from '../specimens/draw-document.ts';
import { drawPerson } from '../specimens/draw-person.ts';
import { PEOPLE, type PersonTraits } from '../specimens/people.ts';
import type { Grey } from './cut-square.ts';
import type { Picture } from './place-squares.ts';

/** Widths of the pictures, pixels; that of the drawing is 600. */
const PERSON_PX = 240;
const DOCUMENT_PX = 400;
/** Where the middle between the eyes is drawn. */
const EYES = { x: 300, y: 370 };
/** The face begins at the hairline, below the top of the head. */
const HAIRLINE = 0.72;
const EYE_OPENING_MIN = 6;

const people: readonly PersonTraits[] = Object.values(PEOPLE);

export async function drawSpecimen(random: Random): Promise<Picture> {
  const [traits, scale] = [mixTraits(random), random(0.55, 0.8)];
  const look = {
    scale,
    roll: random(-6, 6),
    lightFrom: random(0, 1) < 0.5 ? 0 : random(-1, 1),
    background: newColor(random),
    clothes: newColor(random),
    blur: random(0, 4),
  };
  const picture = await render(drawPerson(traits, look), PERSON_PX);
  const share = picture.width / (2 * EYES.x);
  const height = scale * (HAIRLINE * traits.forehead + traits.chin) * share;
  const width = 0.77 * height;
  const y = (EYES.y - scale * HAIRLINE * traits.forehead) * share;
  return { ...picture, faces: [{ x: EYES.x * share - width / 2, y, width, height }] };
}

export async function drawCard(random: Random): Promise<Grey> {
  return render(drawDocument(pick(people, random)), DOCUMENT_PX);
}

/** Numbers between those of two people, or a little beyond; colours of a third. */
function mixTraits(random: Random): PersonTraits {
  const [one, other, third] = [pick(people, random), pick(people, random), pick(people, random)];
  const mixed = Object.entries(one).map(([name, value]) => {
    const another = other[name as keyof PersonTraits];
    const isNumber = typeof value === 'number' && typeof another === 'number';
    return [name, isNumber ? value + (another - value) * random(-0.1, 1.1) : pick([value, another], random)];
  });
  const { skin, shadow, lipColor } = third;
  const traits: PersonTraits = { ...one, ...Object.fromEntries(mixed), skin, shadow, lipColor };
  return {
    ...traits,
    age: Math.max(0, traits.age),
    eyeOpening: Math.max(EYE_OPENING_MIN, traits.eyeOpening),
  };
}

async function render(svg: string, width: number): Promise<Grey> {
  const image = sharp(Buffer.from(svg)).resize(width).flatten({ background: 'white' }).greyscale();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { luma: new Uint8Array(data), width: info.width, height: info.height };
}

function newColor(random: Random): string {
  return `rgb(${[0, 1, 2].map(() => Math.floor(random(0, 256))).join(' ')})`;
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random(0, items.length))] as Item;
}
