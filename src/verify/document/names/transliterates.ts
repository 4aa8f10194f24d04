/** Whether a coded name, A-Z only, is the printed one written by the tables of ICAO 9303-3 §6: every word, not nearly. */
import { alignNames } from './align-names.ts';
import type { PartOptions } from './compare-parts.ts';
import { foldName } from './fold-name.ts';
import { type NamePart, sharesSpelling, startsLike } from './name-part.ts';

export function transliterates(printed: string, coded: string, options: PartOptions = {}): boolean {
  const { theirs, pairs } = alignNames(foldName(printed), foldName(coded), options);
  const isWritten = ({ our, their }: { our: NamePart; their: NamePart }) =>
    sharesSpelling(our, their) || (options.truncated === true && startsLike(our, their));
  return theirs.length > 0 && pairs.length === theirs.length && pairs.every(isWritten);
}
