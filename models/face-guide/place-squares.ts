/** Where the oval's square lies on a picture: round the face as it should, or as it should not. */
import type { Box } from '../../src/verify/evidence.ts';
import type { Random } from '../random.ts';
import type { Grey, Square } from './cut-square.ts';

export interface Picture extends Grey {
  /** The person's first. */
  readonly faces: readonly Box[];
}

type Range = readonly [from: number, to: number];

interface Around {
  readonly height: Range;
  readonly distance: Range;
}

/**
 * The face's height, and how far its middle lies from the square's, both as shares of the square's side. Between what is
 * right and what is wrong lies what is neither learnt nor measured.
 */
const AROUND_FACE = {
  'in the oval': { height: [0.6, 1], distance: [0, 0.12] },
  'too small': { height: [0.33, 0.45], distance: [0, 0.12] },
  'much too small': { height: [0.2, 0.33], distance: [0, 0.12] },
  'too large': { height: [1.35, 1.7], distance: [0, 0.12] },
  'much too large': { height: [1.7, 2.2], distance: [0, 0.12] },
  'off centre': { height: [0.45, 1.2], distance: [0.25, 0.4] },
  'far off centre': { height: [0.45, 1.2], distance: [0.4, 0.6] },
} as const satisfies Record<string, Around>;

export type Place = keyof typeof AROUND_FACE | 'no face';
export const PLACES = [...(Object.keys(AROUND_FACE) as (keyof typeof AROUND_FACE)[]), 'no face'] as const;

/** Radians. */
const ROLL_MAX = 0.2;
/** Side of a part without a face, as a share of the picture's shorter side. */
const PART: Range = [0.16, 0.6];
const TRIES = 20;

/** Null where the picture has no room for it. */
export function placeSquare(picture: Picture, place: Place, random: Random): Square | null {
  if (place === 'no face') return beside(picture, random);
  const [face] = picture.faces;
  return face ? around(face, place, random) : null;
}

function around(face: Box, place: keyof typeof AROUND_FACE, random: Random): Square {
  const { height, distance }: Around = AROUND_FACE[place];
  const side = face.height / random(...height);
  const direction = random(0, 2 * Math.PI);
  const far = Math.sqrt(random(distance[0] ** 2, distance[1] ** 2));
  return {
    x: face.x + face.width / 2 - side * (0.5 + far * Math.cos(direction)),
    y: face.y + face.height / 2 - side * (0.5 + far * Math.sin(direction)),
    side,
    roll: random(-ROLL_MAX, ROLL_MAX),
  };
}

/** A part of the picture that touches no face. */
function beside({ width, height, faces }: Picture, random: Random): Square | null {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const side = Math.min(width, height) * random(...PART);
    const square = { x: random(0, width - side), y: random(0, height - side), side, roll: 0 };
    if (faces.every((face) => isApart(square, face))) return square;
  }
  return null;
}

function isApart({ x, y, side }: Square, face: Box): boolean {
  return x + side <= face.x || y + side <= face.y || x >= face.x + face.width || y >= face.y + face.height;
}
