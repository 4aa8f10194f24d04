/**
 * A name as it was read from print, and as the zone has it, in; the read name with the marks that the zone proves out. ICAO 9303-3 §6
 * writes Å as AA and Ü as UE: where the reader saw À, Ú or U in their place, the zone tells which letter it was.
 */
import { LATIN_LETTERS } from './latin-letters.ts';

interface Proof {
  readonly coded: string;
  /** What a reader takes the letter for. */
  readonly read: RegExp;
  readonly letter: string;
}

const PROOFS: readonly Proof[] = [
  { coded: 'AA', read: /[AÀÁÂÃÄ]/, letter: 'Å' },
  { coded: 'AE', read: /[ÀÁÂÃÅ]/, letter: 'Ä' },
  { coded: 'OE', read: /[ÒÓÔÕŐ]/, letter: 'Ö' },
  { coded: 'UE', read: /[UÙÚÛŰ]/, letter: 'Ü' },
];
/** Word by word; one that is no word of the zone's is left as it was read. */
export function restoreMarks(printed: string, coded: string): string {
  const zone = coded.split(' ');
  return printed.normalize('NFC').replace(/[^\s-]+/g, (word) => {
    const restored = zone.map((each) => restoreWord(word, each));
    return restored.find((each) => each !== null) ?? word;
  });
}

/** Null where the two are not the same letters. */
function restoreWord(word: string, coded: string): string | null {
  let [at, restored] = [0, ''];
  for (const letter of word) {
    const proof = PROOFS.find(({ coded: pair, read }) => coded.startsWith(pair, at) && read.test(letter));
    const written = proof?.coded ?? writtenAs(letter).find((letters) => coded.startsWith(letters, at));
    if (written === undefined) return null;
    at += written.length;
    restored += proof?.letter ?? letter;
  }
  return at === coded.length ? restored : null;
}

function writtenAs(letter: string): readonly string[] {
  return LATIN_LETTERS[letter] ?? [letter.normalize('NFD').replace(/[\p{M}'’]/gu, '')];
}
