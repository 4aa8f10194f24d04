/**
 * The consonants of a name as Arabic would write it: what MUHAMMAD, MOHAMED and محمد have in common. Letters that Latin spellings
 * of one Arabic letter vary between (Q and K, J and G, DH and Z) are one here; vowels and the weak W, Y, V are gone.
 */
import { ARABIC_LETTERS } from './arabic-letters.ts';

const DIGRAPHS: Readonly<Record<string, string>> = {
  KH: 'K',
  GH: 'G',
  SH: 'S',
  CH: 'S',
  TH: 'T',
  DH: 'D',
  PH: 'F',
};
const LETTERS: Readonly<Record<string, string>> = { J: 'G', Q: 'K', C: 'K', X: 'KS', Z: 'D', P: 'B' };

export function consonantsOfArabic(word: string): string {
  return tidy([...word].map((letter) => ARABIC_LETTERS.get(letter)?.consonant ?? '').join(''));
}

/** Of A-Z. */
export function consonantsOfLatin(spelling: string): string {
  const single = spelling.replace(/[KGSCTDP]H/g, (pair) => DIGRAPHS[pair] ?? pair);
  return tidy(
    single.replace(/[JQCXZP]/g, (letter) => LETTERS[letter] ?? letter).replace(/[^B-DF-HJ-NP-TXZ]/g, ''),
  );
}

/** A doubled letter is one; a last H is heard in neither script. */
function tidy(consonants: string): string {
  return consonants.replace(/(.)\1+/g, '$1').replace(/(?<=.)H$/, '');
}
