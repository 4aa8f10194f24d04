/** One word in capitals in, its spellings in A-Z out: all that ICAO 9303-3 §6 and its states admit. */
import { ARABIC_LETTERS } from './arabic-letters.ts';
import { consonantsOfArabic } from './consonants.ts';
import { CYRILLIC_SCHEMES } from './cyrillic-letters.ts';
import { LATIN_LETTERS } from './latin-letters.ts';
import { combine, type NamePart } from './name-part.ts';

const SHADDA = '\u0651';

/** The word is in Unicode's composed form and holds letters, marks and digits only. Null where nothing of it is written in A-Z. */
export function spellWord(word: string): NamePart | null {
  if (/\p{Script=Arabic}/u.test(word)) return spellArabic(word);
  const spellings = /\p{Script=Cyrillic}/u.test(word) ? spellCyrillic(word) : spellLatin(word);
  const written = [...new Set(spellings)].filter((spelling) => spelling !== '');
  const initial = /^\p{L}\p{M}*$/u.test(word);
  return written.length > 0 ? { spellings: written, consonants: null, initial } : null;
}

function spellArabic(word: string): NamePart | null {
  const letters = [...word].map((letter, at) => (letter === SHADDA ? (word[at - 1] ?? '') : letter)).join('');
  const plain = letters.replace(/[\p{M}\u0640]/gu, '');
  const recommended = [...plain].map((letter) => ARABIC_LETTERS.get(letter)?.recommended ?? '').join('');
  const spelling = recommended.replace(/XTA$/, 'XAH');
  return spelling === ''
    ? null
    : { spellings: [spelling], consonants: consonantsOfArabic(plain), initial: false };
}

function spellCyrillic(word: string): string[] {
  return CYRILLIC_SCHEMES.map(({ letters, initial }) =>
    [...word]
      .map((letter, at) => (at === 0 ? initial?.[letter] : undefined) ?? letters[letter] ?? bare(letter))
      .join(''),
  );
}

function spellLatin(word: string): string[] {
  return [...word].reduce<string[]>(
    (heads, letter) => combine(heads, LATIN_LETTERS[letter] ?? [bare(letter)]),
    [''],
  );
}

/** Without its diacritics; what then is a national letter of its own is written as the tables say. */
function bare(letter: string): string {
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  return [...plain].map((part) => LATIN_LETTERS[part]?.[0] ?? part).join('');
}
