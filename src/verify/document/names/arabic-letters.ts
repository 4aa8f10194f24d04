/**
 * Letters of the Arabic script in A-Z by ICAO 9303-3 §6 C, where X escapes what A-Z has no letter for. Few states print that:
 * most write names by ear, so each letter also has the consonant that it is heard as, empty where Latin writes a vowel or nothing.
 */
interface ArabicLetter {
  readonly recommended: string;
  readonly consonant: string;
}

const TABLE: readonly (readonly [letter: string, recommended: string, consonant: string])[] = [
  ['ء', 'XE', ''],
  ['آ', 'XAA', ''],
  ['أ', 'XAE', ''],
  ['ؤ', 'XW', ''],
  ['إ', 'I', ''],
  ['ئ', 'XI', ''],
  ['ا', 'A', ''],
  ['ٱ', 'XXA', ''],
  ['ب', 'B', 'B'],
  ['ة', 'XTA', ''],
  ['ت', 'T', 'T'],
  ['ث', 'XTH', 'T'],
  ['ج', 'J', 'G'],
  ['ح', 'XH', 'H'],
  ['خ', 'XKH', 'K'],
  ['د', 'D', 'D'],
  ['ذ', 'XDH', 'D'],
  ['ر', 'R', 'R'],
  ['ز', 'Z', 'D'],
  ['س', 'S', 'S'],
  ['ش', 'XSH', 'S'],
  ['ص', 'XSS', 'S'],
  ['ض', 'XDZ', 'D'],
  ['ط', 'XTT', 'T'],
  ['ظ', 'XZZ', 'D'],
  ['ع', 'E', ''],
  ['غ', 'G', 'G'],
  ['ـ', '', ''],
  ['ف', 'F', 'F'],
  ['ق', 'Q', 'K'],
  ['ك', 'K', 'K'],
  ['ل', 'L', 'L'],
  ['م', 'M', 'M'],
  ['ن', 'N', 'N'],
  ['ه', 'H', 'H'],
  ['و', 'W', ''],
  ['ى', 'XAY', ''],
  ['ي', 'Y', ''],
  ['پ', 'P', 'B'],
  ['ٹ', 'XXT', 'T'],
  ['چ', 'XCH', 'S'],
  ['ڈ', 'XXD', 'D'],
  ['ڑ', 'XXR', 'R'],
  ['ژ', 'XJ', 'D'],
  ['ک', 'XKK', 'K'],
  ['گ', 'XGG', 'G'],
  ['ں', 'XNN', 'N'],
  ['ھ', 'XDO', 'H'],
  ['ہ', 'XXH', 'H'],
  ['ی', 'XYA', ''],
  ['ے', 'XYB', ''],
];

export const ARABIC_LETTERS: ReadonlyMap<string, ArabicLetter> = new Map(
  TABLE.map(([letter, recommended, consonant]) => [letter, { recommended, consonant }]),
);
