/**
 * National letters of the Latin script and the A-Z that each may stand for in a machine-readable zone, the recommended one first
 * (ICAO 9303-3 §6 A). Letters that only lose a diacritic are not listed: Unicode takes them apart.
 */
export const LATIN_LETTERS: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ð: ['D'],
  Đ: ['D'],
  Ə: ['E', 'A'],
  Ħ: ['H'],
  Ĳ: ['IJ', 'Y'],
  ĸ: ['Q'],
  Ł: ['L'],
  Ñ: ['N', 'NXX'],
  Ŋ: ['N'],
  Ö: ['OE', 'O'],
  Ø: ['OE', 'O'],
  Œ: ['OE'],
  ẞ: ['SS'],
  Þ: ['TH'],
  Ŧ: ['T'],
  Ü: ['UE', 'U', 'UXX'],
};
