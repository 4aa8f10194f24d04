/** Printed text → what stays of it when case, diacritics, punctuation and the recogniser's usual confusions are taken away. */

const LETTERS: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  Ħ: 'H',
};

/** Read for one another so often that a label is told without them. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/RN/g, 'M'],
  [/VV/g, 'W'],
  [/[0Q]/g, 'O'],
  [/[1L]/g, 'I'],
  [/5/g, 'S'],
  [/8/g, 'B'],
];

/** "Né(e) le :" → "NEE LE": words of A-Z and 0-9, one space between them; other scripts vanish. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[ÆŒØĐÐŁÞĦ]/g, (letter) => LETTERS[letter] as string)
    .replace(/[\p{M}'’`´()]/gu, '')
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** Folded without spaces, and letters that look alike made one: "Sumame" and "Surname" are the same. */
export function skeletonOf(text: string): string {
  const folded = fold(text).replaceAll(' ', '');
  return LOOKALIKES.reduce((rest, [from, to]) => rest.replace(from, to), folded);
}
