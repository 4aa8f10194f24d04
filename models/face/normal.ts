/** The normal distribution, both ways: what share lies above a place, and above which place a share lies. */

/**
 * Share of a standard normal variable above `z`. Abramowitz and Stegun (1964), 26.2.17 loses the far tail, so this is the
 * continued fraction of Laplace there (26.2.14) and the power series (26.2.10) near the middle.
 */
export function shareAbove(z: number): number {
  if (z < 0) return 1 - shareAbove(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < FAR ? 0.5 - density * powerSeries(z) : density / continuedFraction(z);
}

/** The place above which `share` (0..1, both excluded) of a standard normal variable lies, by halving. */
export function placeOf(share: number): number {
  let [low, high] = [-PLACE_MAX, PLACE_MAX];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (shareAbove(middle) > share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const FAR = 3;
const TERMS = 40;
const PLACE_MAX = 12;
const HALVINGS = 50;

function powerSeries(z: number): number {
  let [term, sum] = [z, z];
  for (let n = 1; n < TERMS; n++) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return sum;
}

function continuedFraction(z: number): number {
  let value = z;
  for (let n = TERMS; n > 0; n--) value = z + n / value;
  return value;
}
