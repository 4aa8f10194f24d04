/** How many characters must be put in, taken out or changed to make one text of the other (Levenshtein), while it is at most `limit`. */

/** `limit` + 1 stands for every greater distance. */
export function editDistance(one: string, other: string, limit: number): number {
  const far = limit + 1;
  if (Math.abs(one.length - other.length) > limit) return far;
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const below = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const changed = (above[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const moved = Math.min(above[column] as number, below[column - 1] as number) + 1;
      const cost = Math.min(changed, moved);
      below.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return far;
    above = below;
  }
  return Math.min(above[other.length] as number, far);
}
