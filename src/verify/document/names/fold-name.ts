/**
 * A name as anybody writes it in, its words in comparable spellings out. Case, diacritics, script, apostrophes, hyphens and the
 * filler `<` make no difference: ICAO 9303-3 §4.6 leaves apostrophes out and writes hyphens as fillers.
 */
import type { NamePart } from './name-part.ts';
import { spellWord } from './spell-word.ts';

/** A name field is 39 characters in a passport's zone and 40 in a barcode's (AAMVA); what is beyond is not a name. */
const LENGTH_MAX = 256;
const PARTS_MAX = 12;

const APOSTROPHES = /['’‘‛`´′ʹʻʼʽʾʿˈꞌ＇]/g;
/** Malaysia and Singapore: son of, daughter of. */
const SLASHED = /(?<!\p{L})(?:A\/[LP]|[SD]\/O)(?!\p{L})/gu;

/** What is left of Abdullah in its spellings: one name everywhere. */
const ALLAH_ENDS = /^(?=.)(?:.|L?[AI]?H?)$/;
const ABDULLAH = /عبد\s+(?=الله)/gu;

export function foldName(name: string): NamePart[] {
  const text = name.slice(0, LENGTH_MAX).replace(APOSTROPHES, '').normalize('NFKC').toUpperCase();
  const words = text
    .replace(SLASHED, ' ')
    .replace(ABDULLAH, 'عبد')
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  const parts = words.flatMap(splitArticle).map((word) => spellWord(word.normalize('NFKC')));
  return parts.filter((part) => part !== null).slice(0, PARTS_MAX);
}

/** ABDULRAHMAN, ABD AL-RAHMAN and عبدالرحمن are the servant and whose he is: two words, the article between them dropped. */
function splitArticle(word: string): string[] {
  const arabic = /^(عبد)?ال(?!له$)(\p{L}{2,})$/u.exec(word);
  if (arabic) return [arabic[1] ?? '', arabic[2] ?? ''];
  const latin = /^ABD[AEIOU](?:L|(?:[RSTDNZ](?=$))|([RSTDNZ])(?=\1))(.*)$/u.exec(word);
  const rest = latin?.[2] ?? '';
  return latin && !ALLAH_ENDS.test(rest) ? ['ABD', rest] : [word];
}
