/** Letters as a document prints them → the letters of a machine-readable zone (ICAO 9303-3 §6 A). */

const LETTERS: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Ü: 'UE',
  ß: 'SS',
  ẞ: 'SS',
  Þ: 'TH',
};

/** A to Z, 0 to 9 and spaces; apostrophes and commas fall away, hyphens become spaces. */
export function transliterate(text: string): string {
  const letters = [...text.normalize('NFC')].map(
    (letter) => LETTERS[letter] ?? LETTERS[letter.toUpperCase()] ?? letter,
  );
  return letters
    .join('')
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9 -]/g, '')
    .replace(/[ -]+/g, ' ')
    .trim();
}
