/** How alike two words of names are, 0..1, whichever of their spellings are the most alike. */
import { consonantsOfLatin } from './consonants.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { isLatin, type NamePart, sharesSpelling, startsLike } from './name-part.ts';
import { usualSpelling } from './usual-spelling.ts';

/** What is not the same letters and still the same name. Below one, so that the better of two partners is chosen. */
const SCORES = { usual: 0.98, truncated: 0.98, heard: 0.95, initial: 0.92, heardOneConsonant: 0.88 } as const;
/**
 * Words of up to three letters are equal or they are not: LI and LIN, KIM and KIN are different names, and
 * Jaro-Winkler calls them 0.91 and 0.82 alike.
 */
const SHORT = { lengthMax: 3, scoreMax: 0.6 } as const;

export interface PartOptions {
  /** The zone's field was full, so that its words may be cut off (ICAO 9303-4 §4.2.3). */
  readonly truncated?: boolean;
}

export function compareParts(one: NamePart, other: NamePart, options: PartOptions = {}): number {
  if (sharesSpelling(one, other)) return 1;
  if ((one.consonants === null) !== (other.consonants === null)) return compareHeard(one, other);
  if (options.truncated && isLatin(one) && (startsLike(one, other) || startsLike(other, one)))
    return SCORES.truncated;
  if (one.initial !== other.initial && isLatin(one) && isLatin(other)) return compareInitial(one, other);
  const scores = one.spellings.flatMap((ours) =>
    other.spellings.map((theirs) => compareSpellings(ours, theirs)),
  );
  return Math.max(...scores);
}

function compareSpellings(ours: string, theirs: string): number {
  if (usualSpelling(ours) === usualSpelling(theirs)) return SCORES.usual;
  return limitShort(ours.length < theirs.length ? ours : theirs, jaroWinkler(ours, theirs));
}

function compareInitial(one: NamePart, other: NamePart): number {
  const [letter, word] = one.initial ? [one, other] : [other, one];
  return startsLike(word, letter) ? SCORES.initial : 0;
}

/** One of them came in Arabic letters, the other in A-Z. */
function compareHeard(one: NamePart, other: NamePart): number {
  if (!isLatin(one) || !isLatin(other)) return 0;
  const ours = consonantsOf(one);
  const theirs = consonantsOf(other);
  if (ours === theirs && ours !== '') return ours.length > 1 ? SCORES.heard : SCORES.heardOneConsonant;
  const short = ours.length < theirs.length ? ours : theirs;
  return SCORES.heard * limitShort(short, jaroWinkler(ours, theirs));
}

function consonantsOf({ spellings, consonants }: NamePart): string {
  return consonants ?? consonantsOfLatin(usualSpelling(spellings[0] ?? ''));
}

function limitShort(short: string, score: number): number {
  return short.length > SHORT.lengthMax ? score : Math.min(score, SHORT.scoreMax);
}
