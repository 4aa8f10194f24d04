/**
 * Elements whose separators were lost → the elements again. The ids alone do not tell, for a name may hold the letters of one:
 * of all ways to cut the text, that with most elements whose values look as they should is taken.
 */
import { AAMVA_ELEMENTS, type ElementKind, type ElementSpec } from './aamva-elements.ts';

const LOOKS: Readonly<Record<ElementKind, RegExp>> = {
  text: /^.{0,60}$/,
  name: /^[\p{L}\p{M}'’.,$ -]{0,60}$/u,
  date: /^(\d{8}|\d\d[-/]\d\d[-/]\d{4})?\s*$/,
  flag: /^[A-Z0-9]?\s*$/,
  state: /^[A-Z]{2}\s*$/,
  number: /^[A-Z]?\d[A-Z0-9 -]{2,11}$/,
  code: /^[A-Z0-9 ,*/-]{0,20}(in|cm|IN|CM)?\s*$/,
};
/** An element, less where its value is one letter or none: a name's own letters make such ones. */
const SCORES = { element: 1, short: 0.8 } as const;
/** The jurisdiction's subfile says nothing of ours. */
const OWN_SUBFILE = /(Z[A-Z])\1[A-Z].*$/s;
const ID_LENGTH = 3;
/** A stacked barcode holds at most 1,850 characters. */
const LENGTH_MAX = 1850;

type Element = readonly [id: string, value: string];

interface Split {
  readonly score: number;
  readonly element: Element;
  /** What follows; null at the text's end. */
  readonly rest: Split | null;
}

/** Nothing for a text without elements. What is beyond any card's length is left out. */
export function splitRunTogether(body: string, version: number): readonly Element[] {
  const text = body
    .slice(0, LENGTH_MAX)
    .replaceAll(/\p{Cc}/gu, ' ')
    .replace(OWN_SUBFILE, '');
  const kinds = kindsOf(version);
  const starts = [...text.matchAll(/(?=D[A-D][A-Z])/g)]
    .map(({ index }) => index)
    .filter((at) => kinds.has(text.slice(at, at + ID_LENGTH)));
  const splits = new Map<number, Split | null>([[text.length, null]]);
  for (const start of starts.toReversed()) {
    const best = bestSplit(text, start, kinds, splits);
    if (best) splits.set(start, best);
  }
  const first = starts.find((start) => splits.has(start));
  const elements: Element[] = [];
  for (let split = splits.get(first ?? text.length); split; split = split.rest) elements.push(split.element);
  return elements;
}

/** Of the text from an element on: the element, and how best to cut what follows it. */
function bestSplit(
  text: string,
  start: number,
  kinds: ReadonlyMap<string, ElementKind>,
  splits: ReadonlyMap<number, Split | null>,
): Split | null {
  const id = text.slice(start, start + ID_LENGTH);
  const look = LOOKS[kinds.get(id) ?? 'text'];
  let best: Split | null = null;
  for (const [end, rest] of splits) {
    const value = text.slice(start + ID_LENGTH, end);
    if (end < start + ID_LENGTH || !look.test(value)) continue;
    const score = (rest?.score ?? 0) + (value.trim().length < 2 ? SCORES.short : SCORES.element);
    if (score > (best?.score ?? 0)) best = { score, element: [id, value], rest };
  }
  return best;
}

/** The kinds of a version's elements, by id. */
function kindsOf(version: number): ReadonlyMap<string, ElementKind> {
  const specs: Readonly<Record<string, ElementSpec>> = AAMVA_ELEMENTS;
  const of = Math.max(version, 1);
  const inUse = Object.entries(specs).filter(([, { since = of, until = of }]) => since <= of && of <= until);
  return new Map(inUse.map(([id, { kind }]) => [id, kind]));
}
