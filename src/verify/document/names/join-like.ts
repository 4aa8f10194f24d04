/** Words of one side that the other has as one are joined: DE LA CRUZ and DELACRUZ, O BRIEN and OBRIEN, XIAO MING and XIAOMING. */
import { joinParts, type NamePart, sharesSpelling } from './name-part.ts';

const JOINED_MAX = 4;

export function joinLike(parts: readonly NamePart[], others: readonly NamePart[]): NamePart[] {
  const joined: NamePart[] = [];
  for (let at = 0; at < parts.length; ) {
    const run = parts.slice(at, at + runLength(parts, at, others));
    joined.push(run.length > 1 ? joinParts(run) : (run[0] as NamePart));
    at += run.length;
  }
  return joined;
}

function runLength(parts: readonly NamePart[], at: number, others: readonly NamePart[]): number {
  for (let length = Math.min(JOINED_MAX, parts.length - at); length > 1; length--) {
    const joined = joinParts(parts.slice(at, at + length));
    if (others.some((other) => sharesSpelling(joined, other))) return length;
  }
  return 1;
}
