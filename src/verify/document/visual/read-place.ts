/** Text → an address or a place as printed, on one line of it. */
import { trimmed } from './read-name.ts';

const CHARACTERS_MAX = 120;

/** A word without digits of two letters or more, all capitals or beginning with one, in any Latin script. */
const WORD = /(?<![\p{L}\p{N}])(?=\p{Script=Latin})(?:\p{Lu}{2,}|\p{Lu}[\p{Ll}\p{M}]+)(?![\p{L}\p{N}])/u;
/** Two capitals before small letters, or a capital after small ones that begin the word: no name of a place has them. */
const MISREAD = /\p{Lu}{2}\p{Ll}{2}|(?<!\p{L})\p{Ll}+\p{Lu}/u;

/** Null where no word of it looks like a place's name: the rest of a label, a number, letters of no Latin script. */
export function readPlace(text: string): string | null {
  const words = trimmed(text);
  return WORD.test(words) && !MISREAD.test(words) && words.length <= CHARACTERS_MAX ? words : null;
}

/** The first line of an address has a name in it. */
export function readAddress(text: string): string | null {
  return readPlace(text) && readAddressLine(text);
}

/** A line of an address may be a postal code alone. */
export function readAddressLine(text: string): string | null {
  const words = trimmed(text);
  const told = words.match(/[\p{Script=Latin}\p{N}]/gu)?.length ?? 0;
  return told >= 3 && words.length <= CHARACTERS_MAX ? words : null;
}
