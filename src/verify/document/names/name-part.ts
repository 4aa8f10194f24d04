/** One word of a name in every spelling that a document may give it. */
import { PARTICLES, PARTICLES_AND_SURNAMES } from './particles.ts';

export interface NamePart {
  /** At least one, the recommended first: A-Z and digits, or the capitals of a script without a table in ICAO 9303-3. */
  readonly spellings: readonly string[];
  /** What is heard of a word that came in Arabic letters, else null. */
  readonly consonants: string | null;
  /** The word is one letter, which may stand for any that begins with it. */
  readonly initial: boolean;
}

/** Joined words have at most this many spellings, so that no name costs more than a moment. */
export const SPELLINGS_MAX = 8;

export function isParticle({ spellings }: NamePart): boolean {
  return spellings.some((spelling) => PARTICLES.has(spelling));
}

/** A particle that is somebody's surname. */
export function isSurnameToo({ spellings }: NamePart): boolean {
  return spellings.some((spelling) => PARTICLES_AND_SURNAMES.has(spelling));
}

/** Whether it can be held against a word in A-Z. */
export function isLatin({ spellings }: NamePart): boolean {
  return spellings.some((spelling) => /[A-Z]/.test(spelling));
}

export function sharesSpelling(one: NamePart, other: NamePart): boolean {
  return one.spellings.some((spelling) => other.spellings.includes(spelling));
}

/** Whether a spelling of the whole begins with one of the cut. */
export function startsLike(whole: NamePart, cut: NamePart): boolean {
  return whole.spellings.some((long) => cut.spellings.some((short) => long.startsWith(short)));
}

export function joinParts(parts: readonly NamePart[]): NamePart {
  const spellings = parts.reduce<readonly string[]>((heads, part) => combine(heads, part.spellings), ['']);
  const heard = parts.map(({ consonants }) => consonants);
  return { spellings, consonants: heard.includes(null) ? null : heard.join(''), initial: false };
}

/** Every one followed by every other; only by the first where that would be too many. */
export function combine(heads: readonly string[], tails: readonly string[]): string[] {
  const chosen = heads.length * tails.length > SPELLINGS_MAX ? tails.slice(0, 1) : tails;
  return heads.flatMap((head) => chosen.map((tail) => head + tail));
}
