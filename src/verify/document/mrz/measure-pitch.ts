/**
 * Whether a line is set in characters of one width, as OCR-B is (ICAO 9303-3 §4.2): where each one lies, against the even row that fits
 * them best. A camera that looks from the side narrows the row steadily, so the row may be a parabola.
 */

/** Fewer characters lie evenly by chance. */
const CHARACTERS_MIN = 20;
/**
 * In widths of a character. Measured: 75 lines of 31 documents 0 to 0.066, a passport's two lines set in 15 faces of one width 0.034 to
 * 0.064, and set in 34 other faces 0.10 to 0.45.
 */
export const EVEN_MAX = 0.09;

/** Root mean square deviation in widths of a character; null for a line too short to tell. `centres` in any unit, left to right. */
export function measurePitch(centres: readonly number[]): number | null {
  const count = centres.length;
  if (count < CHARACTERS_MIN) return null;
  const middle = (count - 1) / 2;
  const flat = 1;
  const slanted = (at: number) => at - middle;
  const squares = (count * count - 1) / 12;
  const bent = (at: number) => slanted(at) ** 2 - squares;
  const parts = [() => flat, slanted, bent].map((basis) => {
    const share = sum(centres, (centre, at) => centre * basis(at)) / sum(centres, (_, at) => basis(at) ** 2);
    return { basis, share };
  });
  const pitch = parts[1]?.share ?? 0;
  if (pitch <= 0) return null;
  const rest = sum(
    centres,
    (centre, at) => (centre - parts.reduce((all, { basis, share }) => all + share * basis(at), 0)) ** 2,
  );
  return Math.sqrt(rest / count) / pitch;
}

function sum(values: readonly number[], term: (value: number, at: number) => number): number {
  return values.reduce((total, value, at) => total + term(value, at), 0);
}
