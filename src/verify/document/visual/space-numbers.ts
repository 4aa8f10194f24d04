/** A line of a document with numbered fields, with its numbers set off: "4a.19.01.13 4b.18.01.28" → "4a. 19.01.13 4b. 18.01.28". */

export function spaceNumbers(text: string): string {
  return text
    .replace(/^[lI|](?=[.,]\s?\p{L}{2})/u, '1')
    .replace(/(?<!\S)4\s?([a-d])\s?[.,:]?\s?(?=[\d\p{Lu}])/giu, (_, letter: string) => `4${letter}. `)
    .replace(/^(\d{1,2})\s?[.,:)]\s?(?=\p{L}|\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2})/u, '$1. ');
}
