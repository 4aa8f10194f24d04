/** How many characters two values differ in, and whether a reader of print could have taken each of them for the other. */
import { editDistance } from '../edit-distance.ts';

/** Sets of characters that recognisers confuse on worn or small print, in OCR-B as in sans serifs. */
const LOOKALIKES = [
  '0OQD',
  '1IL7',
  '2Z',
  '5S',
  '8B',
  '6G',
  '08',
  '06',
  '38',
  '35',
  '56',
  '68',
  '89',
  '49',
  'UV',
  'VY',
  'CG',
  'MN',
  'EF',
  '4A',
];

/** A longer value differs from anything shorter anyway. */
const LENGTH_MAX = 64;

export interface Differences {
  /** Levenshtein's distance: characters put in, left out or changed. */
  readonly count: number;
  /** Every one of them is one lookalike in the place of another. */
  readonly confusable: boolean;
  /** 0..1: 1 less the share of the longer value's characters that differ. */
  readonly likeness: number;
}

export function differences(one: string, other: string): Differences {
  const [ours, theirs] = [one.slice(0, LENGTH_MAX), other.slice(0, LENGTH_MAX)];
  const count = editDistance(ours, theirs, Math.max(ours.length, theirs.length));
  const likeness = 1 - count / Math.max(1, ours.length, theirs.length);
  return { count, confusable: areLookalike(ours, theirs), likeness };
}

function areLookalike(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  return one.split('').every((character, at) => isLookalike(character, other[at] as string));
}

function isLookalike(one: string, other: string): boolean {
  return one === other || LOOKALIKES.some((set) => set.includes(one) && set.includes(other));
}
