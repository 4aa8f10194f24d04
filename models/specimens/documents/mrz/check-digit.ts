/** Weights 7, 3, 1 over the values of the characters, modulo 10 (ICAO 9303-3 §4.9). */

const WEIGHTS = [7, 3, 1] as const;

export function checkDigit(text: string): number {
  const values = [...text].map((character) => (character === '<' ? 0 : Number.parseInt(character, 36)));
  return values.reduce((sum, value, index) => sum + value * (WEIGHTS[index % 3] as number), 0) % 10;
}
