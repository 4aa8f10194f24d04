/** A line of text → the labels in it, in the order of reading, each with what stands beside it on the same line. */

import { skeletonOf } from './fold.ts';
import { joinFields } from './join-fields.ts';
import type { LabelMatch, LabelMatcher } from './label-matcher.ts';
import type { LabelField } from './labels.ts';
import type { Layout } from './layout.ts';
import { cut, type Piece, type Place } from './piece.ts';
import { spaceNumbers } from './space-numbers.ts';

export interface Label {
  readonly field: LabelField;
  /** 0..1: that it is this label. */
  readonly certainty: number;
  readonly place: Place;
  /** Only a value on the same line counts. */
  readonly beside: boolean;
  /** What follows on the same line, up to the next label. */
  readonly rest: Piece | null;
  /** The rest comes after a slash, so it may be the label in a language that the table lacks. */
  readonly foreign: boolean;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly skeleton: string;
  /** What divides it from the one before: a slash, a colon, or nothing but a space. */
  readonly before: string;
}

interface Found {
  readonly field: LabelField;
  readonly certainty: number;
  readonly beside: boolean;
  /** Tokens. */
  readonly from: number;
  readonly to: number;
}

const WORDS_MAX = 8;
/** In the middle of a line only a long and well read phrase is a label. */
const MIDDLE = { weightMin: 7, certaintyMin: 0.85 } as const;
const SHORT_LENGTH_MAX = 3;
/** The grammars of these fields keep other words out, so a short label needs nothing else to tell it. */
const TYPED: readonly LabelField[] = ['date_of_birth', 'issue_date', 'expiry_date', 'gender', 'birth'];
const NUMBERED_CERTAINTY = { dotted: 0.95, bare: 0.8 } as const;

export function findLabels(piece: Piece, match: LabelMatcher, numbered: Layout['numbered']): Label[] {
  const spaced = numbered ? { ...piece, text: spaceNumbers(piece.text) } : piece;
  const tokens = tokensOf(spaced.text);
  return mergePairs(walk(tokens, match, numbered), tokens).map((found, index, all) =>
    toLabel(found, all[index + 1]?.from ?? tokens.length, tokens, spaced),
  );
}

function walk(tokens: readonly Token[], match: LabelMatcher, numbered: Layout['numbered']): Found[] {
  const found: Found[] = [];
  let index = 0;
  while (index < tokens.length) {
    const label = numberedAt(tokens, index, numbered) ?? longestAt(tokens, index, match, found.at(-1)?.to);
    if (label) found.push(label);
    index = label?.to ?? index + 1;
  }
  return found;
}

function numberedAt(tokens: readonly Token[], index: number, numbered: Layout['numbered']): Found | null {
  const [, key, dot] = /^(\d{1,2}[a-d]?)([.,:)]?)$/i.exec(tokens[index]?.text ?? '') ?? [];
  const field = key && numbered?.[key.toLowerCase()];
  if (!field || (index > 0 && !/[a-d]$/i.test(key))) return null;
  const certainty = dot ? NUMBERED_CERTAINTY.dotted : NUMBERED_CERTAINTY.bare;
  return { field, certainty, beside: true, from: index, to: index + 1 };
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  match: LabelMatcher,
  labelled: number | undefined,
): Found | null {
  const first = tokens[from] as Token;
  const leads = from === 0 || labelled === from || first.before !== '' || isEnumeration(tokens, from);
  let best: (Found & Pick<LabelMatch, 'weight'>) | null = null;
  let skeleton = '';
  for (let to = from + 1; to <= Math.min(tokens.length, from + WORDS_MAX); to++) {
    const token = tokens[to - 1] as Token;
    if (to > from + 1 && token.before !== '') break;
    skeleton += token.skeleton;
    const found = match(skeleton);
    if (!found || found.weight <= (best?.weight ?? 0)) continue;
    const well = found.weight >= MIDDLE.weightMin && found.certainty >= MIDDLE.certaintyMin;
    if ((leads || well) && standsAlone(found, skeleton, tokens, to)) best = { ...found, from, to };
  }
  return best;
}

/** A word of up to three letters is a label only where a mark or the line's end follows it. */
function standsAlone(found: LabelMatch, skeleton: string, tokens: readonly Token[], to: number): boolean {
  if (found.own || skeleton.length > SHORT_LENGTH_MAX) return true;
  const marked = (tokens[to]?.before ?? '') !== '' || /[.°º#]$/.test(tokens[to - 1]?.text ?? '');
  if (found.beside) return marked;
  return marked || to === tokens.length || TYPED.includes(found.field);
}

/** "1. Surname": the number of a field, as passports print it before the label. */
function isEnumeration(tokens: readonly Token[], from: number): boolean {
  return from === 1 && /^\(?\d{1,2}[a-d]?[.)]*$/i.test(tokens[0]?.text ?? '');
}

/** "Surname / Nom" is one label in two languages, also with one between them that the table lacks. */
function mergePairs(all: readonly Found[], tokens: readonly Token[]): Found[] {
  const merged: Found[] = [];
  for (const found of all) {
    const last = merged.at(-1);
    const field = last && belongTogether(last, found, tokens) ? joinFields(last.field, found.field) : null;
    if (!last || !field) {
      merged.push(found);
      continue;
    }
    const certainty = Math.max(last.certainty, found.certainty);
    const beside = last.beside && found.beside;
    merged[merged.length - 1] = { ...found, field, certainty, beside, from: last.from };
  }
  return merged;
}

/** Only a slash is between them, or a foreign word between slashes; or one is the other's number. */
function belongTogether(one: Found, other: Found, tokens: readonly Token[]): boolean {
  const divided = tokens[other.from]?.before ?? '';
  if (one.to !== other.from) return divided === '/' && tokens[one.to]?.before === '/';
  return divided === '/' || divided === '|' || /^\d{1,2}[a-d]?[.,:)]?$/i.test(tokens[one.from]?.text ?? '');
}

function toLabel(
  { field, certainty, beside, from, to }: Found,
  next: number,
  tokens: readonly Token[],
  piece: Piece,
): Label {
  const start = (tokens[from] as Token).start;
  const end = (tokens[to - 1] as Token).end;
  const first = tokens[to];
  const last = tokens[next - 1];
  const rest = next > to && first && last ? cut(piece, first.start, last.end) : null;
  return {
    field,
    certainty,
    beside,
    place: cut(piece, start, end).place,
    rest,
    foreign: rest !== null && first?.before === '/',
  };
}

/** A slash between digits belongs to a date or a number; letters before digits are a word of their own, as in DOB01/31/1990. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = '';
  for (const { 0: part, index } of text.matchAll(/(?:[^\s/|:;]|(?<=\d)\/(?=\d))+|[/|:;]/g)) {
    if (/^[/|:;]$/.test(part)) {
      before = part;
      continue;
    }
    const glued = /^(\p{L}{3,})\d[\d/.-]{5,}$/u.exec(part)?.[1]?.length ?? 0;
    for (const [start, end] of glued > 0
      ? [
          [0, glued],
          [glued, part.length],
        ]
      : [[0, part.length]]) {
      const word = part.slice(start, end);
      tokens.push({
        start: index + (start ?? 0),
        end: index + (end ?? 0),
        text: word,
        skeleton: skeletonOf(word),
        before,
      });
      before = '';
    }
  }
  return tokens;
}
