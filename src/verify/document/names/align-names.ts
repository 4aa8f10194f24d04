/**
 * Which word of one name is which of another, in whatever order they stand: the most alike first. Words written apart on one side and
 * together on the other are one word.
 */
import { compareParts, type PartOptions } from './compare-parts.ts';
import { joinLike } from './join-like.ts';
import { isParticle, type NamePart, sharesSpelling } from './name-part.ts';
import { SAME_PARTICLES } from './particles.ts';

export interface Alignment {
  readonly ours: readonly NamePart[];
  readonly theirs: readonly NamePart[];
  readonly pairs: readonly AlignedPair[];
}

interface AlignedPair {
  readonly our: NamePart;
  readonly their: NamePart;
  /** 0..1 */
  readonly score: number;
}

export function alignNames(
  one: readonly NamePart[],
  other: readonly NamePart[],
  options: PartOptions = {},
): Alignment {
  const ours = joinLike(one, other);
  const theirs = joinLike(other, ours);
  const all = ours.flatMap((our) =>
    theirs.map((their) => ({ our, their, score: scoreOf(our, their, options) })),
  );
  const sorted = all.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  return { ours, theirs, pairs: takeDisjoint(sorted) };
}

/** A particle is nothing but itself, or a name that looks like one on both sides. */
function scoreOf(our: NamePart, their: NamePart, options: PartOptions): number {
  if (isParticle(our) || isParticle(their))
    return sharesSpelling(our, their) || isSameParticle(our, their) ? 1 : 0;
  return compareParts(our, their, options);
}

function takeDisjoint(sorted: readonly AlignedPair[]): AlignedPair[] {
  const taken = new Set<NamePart>();
  return sorted.filter(({ our, their }) => {
    if (taken.has(our) || taken.has(their)) return false;
    taken.add(our).add(their);
    return true;
  });
}

function isSameParticle(our: NamePart, their: NamePart): boolean {
  const isOne = (part: NamePart, set: ReadonlySet<string>) =>
    part.spellings.some((spelling) => set.has(spelling));
  return SAME_PARTICLES.some((set) => isOne(our, set) && isOne(their, set));
}
