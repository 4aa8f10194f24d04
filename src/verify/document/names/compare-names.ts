/**
 * Two names in, 0..1 out: how surely they are one person's. The shorter name must be found in the longer: half of the score
 * is how well its words are found, half how well the worst one is, so that a strange surname is not outvoted by three given names.
 */
import { type Alignment, alignNames } from './align-names.ts';
import type { PartOptions } from './compare-parts.ts';
import { foldName } from './fold-name.ts';
import { isLatin, isParticle, isSurnameToo, type NamePart } from './name-part.ts';

/**
 * From here on two names are one person's. Measured by test/verify/document/names/name-score.test.ts on common names of twelve
 * cultures: of 14,572 other ways to print one name 0.01 % fall below, of 9,000 with a wrong letter 4.5 % (words of up to three
 * letters); of 20,000 pairs of strangers none reaches it, of 20,000 with the same surname 0.3 %, with the same given names 0.7 %.
 * At 0.88 those are 0.5 and 0.9 %, at 0.92 a wrong letter is 9.4 %.
 */
export const NAME_SCORE_MIN = 0.9;
/** Taken off for each word that only the longer name has: a middle name, a second surname, a particle. */
const MISSING = { word: 0.02, wordsMax: 3, particle: 0.005, particlesMax: 4 } as const;

export function compareNames(one: string, other: string, options: PartOptions = {}): number {
  if (one === other) return 1;
  const [ours, theirs] = [foldName(one), foldName(other)];
  if (ours.length === 0 || theirs.length === 0) return 0;
  const inOrder = keyOf(ours) <= keyOf(theirs);
  return scoreOf(inOrder ? alignNames(ours, theirs, options) : alignNames(theirs, ours, options), options);
}

/** Both orders of the arguments are aligned in one order, so that they give one score. */
function keyOf(parts: readonly NamePart[]): string {
  return JSON.stringify(parts);
}

function scoreOf({ ours, theirs, pairs }: Alignment, { truncated }: PartOptions): number {
  const found = new Map(
    pairs.flatMap(({ our, their, score }) => [[our, score] as const, [their, score] as const]),
  );
  const lacks = (parts: readonly NamePart[]) => parts.filter((part) => !found.has(part));
  const [ourWords, theirWords] = [
    wordsOf(ours, lacks(ours), lacks(theirs)),
    wordsOf(theirs, lacks(theirs), lacks(ours)),
  ];
  const [short, long] =
    ourWords.length <= theirWords.length ? [ourWords, theirWords] : [theirWords, ourWords];
  const scores = short.map((part) => found.get(part) ?? 0);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const words = truncated ? 0 : lacks(long).length;
  const particles = lacks([...ours, ...theirs]).filter(isParticle).length;
  const taken =
    MISSING.word * Math.min(words, MISSING.wordsMax) +
    MISSING.particle * Math.min(particles, MISSING.particlesMax);
  return Math.max(0, (mean + Math.min(...scores)) / 2 - taken);
}

/**
 * Without particles, unless the name is nothing else. One that is a surname too is a word where it is left over and the other
 * name has left over some word instead.
 */
function wordsOf(
  parts: readonly NamePart[],
  own: readonly NamePart[],
  others: readonly NamePart[],
): readonly NamePart[] {
  const isInstead = others.some((part) => !isParticle(part) || isSurnameToo(part));
  const words = parts.filter(
    (part) => !isParticle(part) || (isInstead && own.includes(part) && isSurnameToo(part)),
  );
  return words.length > 0 ? words : parts;
}

/** False where one is in a script that has no table in ICAO 9303-3, as Chinese, and the other is not: nothing can be said of them. */
export function areComparable(one: string, other: string): boolean {
  const [ours, theirs] = [foldName(one), foldName(other)];
  return ours.some((part) => theirs.some((their) => isLatin(part) === isLatin(their)));
}
