/** What the guide answers to photos of people held rightly and wrongly. Nothing is learnt from photos. */

import type { Model } from '../../src/verify/models/load-model.ts';
import type { FaceDetectorSpec } from '../../src/verify/models/manifest.ts';
import type { Random } from '../random.ts';
import type { Answered } from './count-answers.ts';
import { cutSquare } from './cut-square.ts';
import { listDocuments, listFaces, listFrames, type Photo, readPhotos } from './photos.ts';
import { PLACES, type Place, placeSquare } from './place-squares.ts';
import { takePicture } from './take-picture.ts';

export interface Folders {
  /** person_number.jpg. */
  readonly faces: string;
  /** With labels.csv. */
  readonly pad: string;
  readonly documents: string;
}

/** How many are cut from one photo; with several frames of a person and large photos there are fewer, or more. */
const EACH: Readonly<Record<Photo['set'], Partial<Record<Place, number>>>> = {
  faces: {
    'in the oval': 10,
    'too small': 2,
    'much too small': 2,
    'too large': 2,
    'much too large': 2,
    'off centre': 4,
    'far off centre': 3,
    'no face': 20,
  },
  pad: {
    'in the oval': 12,
    'too small': 6,
    'much too small': 6,
    'too large': 3,
    'much too large': 3,
    'off centre': 6,
    'far off centre': 6,
    'no face': 80,
  },
  documents: { 'no face': 200 },
};
/** Subjects are dealt to so many parts; drawings and fit were chosen by the figures of all parts but the first. */
const PARTS = 3;

/** Of the third of the people and documents that neither the drawings nor the fit were chosen by. */
export async function readUnseen(folders: Folders, detector: Model<FaceDetectorSpec>): Promise<Photo[]> {
  const files = [
    ...listFaces(folders.faces),
    ...listFrames(folders.pad),
    ...listDocuments(folders.documents),
  ].filter(({ subject }) => numberOf(subject) % PARTS === 0);
  return readPhotos(files, detector);
}

export function answerPhoto(photo: Photo, scoreOf: (seen: Uint8Array) => number, random: Random): Answered[] {
  const about = { source: photo.set, brightness: brightnessOf(photo) };
  return PLACES.flatMap((place) =>
    Array.from({ length: EACH[photo.set][place] ?? 0 }, () => placeSquare(photo, place, random)).flatMap(
      (square) =>
        square ? [{ ...about, place, score: scoreOf(takePicture(cutSquare(photo, square), random)) }] : [],
    ),
  );
}

/** The same for a name in every run. */
function numberOf(name: string): number {
  return [...name].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 0);
}

/** Of the middle of the face: hair and background are not in it. */
function brightnessOf(photo: Photo): number {
  const [face] = photo.faces;
  if (!face) return 0;
  const side = face.width / 2;
  const [x, y] = [face.x + (face.width - side) / 2, face.y + (face.height - side) / 2];
  const middle = cutSquare(photo, { x, y, side, roll: 0 });
  return middle.reduce((sum, luma) => sum + luma, 0) / middle.length;
}
