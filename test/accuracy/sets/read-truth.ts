/** A column that says yes or no: null where it is absent or empty. Throws a string: what to write. */
export function readTruth(column: string, text: string | undefined, where: string): boolean | null {
  if (!text) return null;
  if (!/^(true|false|1|0)$/i.test(text))
    throw `${column} is "${text}"; write True where ${where}, else False`;
  return /^(true|1)$/i.test(text);
}
