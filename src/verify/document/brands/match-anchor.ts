/** Whether a text that tells a brand stands on a page, though spaces are missing and letters were misread. */
import { editDistance } from '../edit-distance.ts';
import { fold, skeletonOf } from '../visual/fold.ts';

/** A page's lines in the forms that anchors are compared with. */
export interface FoldedPage {
  readonly lines: readonly string[];
  /** With a space before and after every word. */
  readonly folded: readonly string[];
  readonly skeletons: readonly string[];
}

const LINES_MAX = 250;
const CHARACTERS_MAX = 160;
/** From this length a text is told within a line without looking where its words begin. */
const WITHIN_LENGTH_MIN = 12;
/** From this length a line that is nothing else may have a misread letter. */
const MISREAD_LENGTH_MIN = 8;
const LETTERS_PER_MISREAD = 7;
/** "Passport No" and "Número de pasaporte" are labels: they stand on visas too. */
const NUMBER_AFTER = /^\s?(NO|NR|N|NUM|NUMBER|NUMERO|NUMMER)(\s|$)/;
const NUMBER_BEFORE = /(NO|NR|N|NUM|NUMBER|NUMERO|NUMMER)\s(DE|DI|DO|DU|OF)$/;

export function foldPage(texts: readonly string[]): FoldedPage {
  const lines = texts.slice(0, LINES_MAX).map((text) => text.slice(0, CHARACTERS_MAX).trim());
  return {
    lines,
    folded: lines.map((line) => ` ${fold(line)} `),
    skeletons: lines.map(skeletonOf),
  };
}

/** 0 where it is missing, less than 1 where letters differ. */
export function matchAnchor(text: string | RegExp, { lines, folded, skeletons }: FoldedPage): number {
  if (typeof text !== 'string') return lines.some((line) => text.test(line)) ? 1 : 0;
  const phrase = ` ${fold(text)} `;
  if (folded.some((line) => isTitle(line, phrase))) return 1;
  const skeleton = skeletonOf(text);
  if (skeleton.length < MISREAD_LENGTH_MIN) return 0;
  const within = (line: string, row: number) => line.includes(skeleton) && !folded[row]?.includes(phrase);
  if (skeleton.length >= WITHIN_LENGTH_MIN && skeletons.some(within)) return 0.95;
  const limit = Math.floor(skeleton.length / LETTERS_PER_MISREAD);
  const distance = Math.min(...skeletons.map((line) => editDistance(line, skeleton, limit)), limit + 1);
  return distance <= limit ? 1 - (2 * distance) / skeleton.length : 0;
}

function isTitle(line: string, phrase: string): boolean {
  const at = line.indexOf(phrase);
  if (at < 0) return false;
  return !NUMBER_AFTER.test(line.slice(at + phrase.length)) && !NUMBER_BEFORE.test(line.slice(0, at));
}
