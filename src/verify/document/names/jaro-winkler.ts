/**
 * How alike two words are, 0..1: Jaro's share of characters in common, no further apart than half the longer word, less half of those
 * out of order, raised for a common beginning (Winkler, String Comparator Metrics, 1990: 0.1 for each of up to four, above 0.7).
 */
const PREFIX = { weight: 0.1, lengthMax: 4, scoreMin: 0.7 } as const;

export function jaroWinkler(one: string, other: string): number {
  const score = jaro(one, other);
  if (score <= PREFIX.scoreMin) return score;
  return score + commonPrefix(one, other) * PREFIX.weight * (1 - score);
}

function jaro(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const common = [...one.split('').entries()].filter(([at, character]) => {
    const match = findNear(other, taken, character, at, reach);
    if (match >= 0) taken[match] = 1;
    return match >= 0;
  });
  if (common.length === 0) return 0;
  const theirs = other.split('').filter((_, at) => taken[at]);
  const moved = common.filter(([, character], at) => character !== theirs[at]).length / 2;
  const count = common.length;
  return (count / one.length + count / other.length + (count - moved) / count) / 3;
}

function findNear(text: string, taken: Uint8Array, character: string, at: number, reach: number): number {
  const end = Math.min(text.length, at + reach + 1);
  for (let i = Math.max(0, at - reach); i < end; i++) if (!taken[i] && text[i] === character) return i;
  return -1;
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < PREFIX.lengthMax && length < one.length && one[length] === other[length]) length++;
  return length;
}
