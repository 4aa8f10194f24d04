/** Words that a brand prints as values, such as LELAKI on a MyKad → their readings, and the lines without them. */
import type { FieldReading } from '../document.ts';
import { editDistance } from '../edit-distance.ts';
import { fold } from './fold.ts';
import type { PrintedWord } from './layout.ts';
import type { Piece } from './piece.ts';

/** From this length one letter may be misread. */
const MISREAD_LENGTH_MIN = 6;
const MISREAD_CERTAINTY = 0.85;

export interface WordsRead {
  readonly readings: readonly FieldReading[];
  /** Lines with other text than these words. */
  readonly others: readonly Piece[];
}

export function readWords(pieces: readonly Piece[], words: readonly PrintedWord[]): WordsRead {
  const longestFirst = words
    .map((word) => ({ ...word, text: fold(word.text) }))
    .toSorted((one, other) => other.text.length - one.text.length);
  const readings: FieldReading[] = [];
  const others = pieces.filter((piece) => {
    let left = fold(piece.text);
    for (const { text, says } of longestFirst) {
      const found = takeOut(left, text);
      if (!found) continue;
      left = found.left;
      if (says) readings.push({ ...reading(says), confidence: piece.confidence * found.certainty });
    }
    return left !== '' || fold(piece.text) === '';
  });
  return { readings, others };
}

function reading({ field, value }: NonNullable<PrintedWord['says']>) {
  return { name: field, value, source: 'visual' } as const;
}

function takeOut(text: string, word: string): { readonly left: string; readonly certainty: number } | null {
  const at = ` ${text} `.indexOf(` ${word} `);
  if (at >= 0) return { left: `${text.slice(0, at)}${text.slice(at + word.length)}`.trim(), certainty: 1 };
  const [joined, whole] = [text.replaceAll(' ', ''), word.replaceAll(' ', '')];
  const limit = whole.length >= MISREAD_LENGTH_MIN ? 1 : 0;
  const distance = editDistance(joined, whole, limit);
  return distance <= limit ? { left: '', certainty: distance === 0 ? 1 : MISREAD_CERTAINTY } : null;
}
