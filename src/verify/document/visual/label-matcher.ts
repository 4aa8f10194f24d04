/** Words as read → the label that they are, though the recogniser misread some of its letters. */
import { editDistance } from '../edit-distance.ts';
import { skeletonOf } from './fold.ts';
import { LABELS, type LabelField, type Labels } from './labels.ts';

export interface LabelMatch {
  readonly field: LabelField;
  /** 0..1 */
  readonly certainty: number;
  /** Higher for longer and better matches, to choose between two that begin at one word. */
  readonly weight: number;
  /** The phrase is so short that only a value right beside it makes it a label. */
  readonly beside: boolean;
  /** It is of the brand, not of the table. */
  readonly own: boolean;
}

/** Takes what `skeletonOf` gives. */
export type LabelMatcher = (skeleton: string) => LabelMatch | null;

/** Wrong letters that a phrase of so many may have: a short one is soon another word. */
const DISTANCES: readonly { readonly lengthMin: number; readonly distance: number }[] = [
  { lengthMin: 19, distance: 4 },
  { lengthMin: 13, distance: 3 },
  { lengthMin: 9, distance: 2 },
  { lengthMin: 6, distance: 1 },
];
const LENGTH_MAX = 44;
const BESIDE_LENGTH_MAX = 2;
/** What a share of wrong letters costs. */
const DISTANCE_COST = 1.5;

interface Entry {
  readonly field: LabelField;
  readonly own: boolean;
}
interface Phrase {
  readonly phrase: string;
  readonly letters: number;
}
type Index = ReadonlyMap<string, Entry>;
type ByLength = ReadonlyMap<number, readonly Phrase[]>;
/** One letter in so many may be wrong in what is nearly a label. */
const NEAR_LETTERS = 4;
const BASE = [...indexOf(LABELS, false)];
const BASE_BY_LENGTH = groupByLength(new Map(BASE));

/** A brand's own labels go before those of the table. */
export function createLabelMatcher(own: Labels = {}): LabelMatcher {
  const index: Index = new Map([...BASE, ...indexOf(own, true)]);
  const byLength = groupByLength(index);
  const known = new Map<string, LabelMatch | null>();
  return (skeleton) => {
    const before = known.get(skeleton);
    if (before !== undefined) return before;
    const match = skeleton.length <= LENGTH_MAX ? search(skeleton, index, byLength) : null;
    known.set(skeleton, match);
    return match;
  };
}

/** Looser than the matcher: the text is rather a badly read label than a value, though nobody knows which label. */
export function isNearLabel(skeleton: string): boolean {
  const limit = Math.floor(skeleton.length / NEAR_LETTERS);
  if (limit === 0 || skeleton.length > LENGTH_MAX) return false;
  const own = lettersOf(skeleton);
  return Array.from({ length: 2 * limit + 1 }, (_, more) => skeleton.length - limit + more).some((length) =>
    BASE_BY_LENGTH.get(length)?.some(
      ({ phrase, letters }) =>
        differences(letters, own) <= 2 * limit && editDistance(skeleton, phrase, limit) <= limit,
    ),
  );
}

function search(skeleton: string, index: Index, byLength: ByLength): LabelMatch | null {
  const exact = index.get(skeleton);
  if (exact) return matchOf(exact, skeleton, 0);
  let limit = DISTANCES.find(({ lengthMin }) => skeleton.length >= lengthMin)?.distance ?? 0;
  const own = lettersOf(skeleton);
  let best: LabelMatch | null = null;
  for (let length = skeleton.length - limit; length <= skeleton.length + limit && limit > 0; length++) {
    for (const { phrase, letters } of byLength.get(length) ?? []) {
      if (differences(letters, own) > 2 * limit) continue;
      const distance = editDistance(skeleton, phrase, limit);
      if (distance > limit) continue;
      best = matchOf(index.get(phrase) as Entry, phrase, distance);
      limit = distance - 1;
    }
  }
  return best;
}

function groupByLength(index: Index): ByLength {
  const groups = new Map<number, Phrase[]>();
  for (const phrase of index.keys()) {
    const group = groups.get(phrase.length) ?? [];
    group.push({ phrase, letters: lettersOf(phrase) });
    groups.set(phrase.length, group);
  }
  return groups;
}

/** A bit for each of A-Z that is in it. */
function lettersOf(skeleton: string): number {
  let letters = 0;
  for (let i = 0; i < skeleton.length; i++) {
    const letter = skeleton.charCodeAt(i) - 65;
    if (letter >= 0) letters |= 1 << letter;
  }
  return letters;
}

/** Letters that only one of the two has: one wrong letter makes at most two. */
function differences(one: number, other: number): number {
  let count = 0;
  for (let rest = one ^ other; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function matchOf({ field, own }: Entry, phrase: string, distance: number): LabelMatch {
  return {
    field,
    own,
    certainty: 1 - (DISTANCE_COST * distance) / phrase.length,
    weight: phrase.length - 3 * distance,
    beside: phrase.length <= BESIDE_LENGTH_MAX,
  };
}

function indexOf(labels: Labels, own: boolean): Index {
  const entries = Object.entries(labels) as [LabelField, readonly string[]][];
  return new Map(
    entries.flatMap(([field, rows]) =>
      rows.flatMap((row) => row.split(' | ').map((phrase) => [skeletonOf(phrase), { field, own }] as const)),
    ),
  );
}
