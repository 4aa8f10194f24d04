/** Characters of a machine-readable zone → the digit that proves them: ICAO 9303-3 §4.9, weights 7, 3, 1 over values modulo 10. */

const WEIGHTS = [7, 3, 1] as const;
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** '0'..'9'. The filler counts as 0, and so does a character that no zone has. */
export function checkDigit(characters: string): string {
  let sum = 0;
  for (let i = 0; i < characters.length; i++) {
    const value = VALUES.indexOf(characters.charAt(i));
    if (value > 0) sum += value * (WEIGHTS[i % WEIGHTS.length] as number);
  }
  return String(sum % 10);
}
