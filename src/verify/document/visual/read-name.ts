/** Text → a name as printed: letters with their diacritics, hyphens, apostrophes and what Malay and Indian names write between them. */
import { PARTICLES } from '../names/particles.ts';
import { fold } from './fold.ts';

/** Latin letters only: what the recogniser makes of other scripts is no name. */
const NAME = /^[\p{Script=Latin}\p{M}'’`´ʻ.,\-()/@ ]+$/u;
const CHARACTERS_MAX = 80;
/** Son of, daughter of: the slash belongs to the name. */
const WITHIN = /\b([ADSW])\s?\/\s?([LPO])\b/i;
/** MÜLLER, Müller, McDonald, JoAnn and MacKENZIE: capitals, or one before small letters, twice at most. */
const WORD = /^(?:[\p{Lu}\p{M}ß]+|(?:\p{Lu}[\p{Ll}\p{M}]+){1,2}|Ma?c\p{Lu}+)$/u;

export function readName(text: string): string | null {
  const words = trimmed(lastScript(text));
  return /\p{L}{2}/u.test(words) && words.length <= CHARACTERS_MAX && NAME.test(words) && isNameShaped(words)
    ? words
    : null;
}

/** Whether every word has the case of names; small ones such as "von" and "binti" may be small. */
export function isNameShaped(text: string): boolean {
  const words = text.split(/[\s.,\-()/@'’`´ʻ]+/).filter((word) => word !== '');
  return (
    words.some((word) => /^\p{Lu}/u.test(word)) &&
    words.every((word) => WORD.test(word) || (word === word.toLowerCase() && PARTICLES.has(fold(word))))
  );
}

/** What begins or ends with a mark, without it; single spaces. */
export function trimmed(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}(]+|[\s,;:/|\-–_=*"]+$/gu, '')
    .trim();
}

/** "ТКАЧЕНКО/TKACHENKO" is one name in two scripts: the Latin one stands last. */
function lastScript(text: string): string {
  if (WITHIN.test(text)) return text;
  const parts = text.split('/').filter((part) => /\p{L}{2}/u.test(part));
  return parts.at(-1) ?? text;
}
