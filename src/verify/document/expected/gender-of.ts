/** A gender as callers and documents write it in, ICAO 9303-4's M, F or X out; anything else stays as it is, in capitals. */

const WORDS: ReadonlyMap<string, string> = new Map([
  ['MALE', 'M'],
  ['MAN', 'M'],
  ['FEMALE', 'F'],
  ['WOMAN', 'F'],
  ['OTHER', 'X'],
  ['DIVERSE', 'X'],
  ['UNSPECIFIED', 'X'],
  ['NONBINARY', 'X'],
]);

export function genderOf(value: string): string {
  const word = value.toUpperCase().replace(/[^\p{L}]/gu, '');
  return WORDS.get(word) ?? word;
}
