/** Numbered fields of which one number was not read: the surname stands right above the given names, whose number was. */
import type { FieldReading } from '../document.ts';
import type { Layout } from './layout.ts';
import { follows, type Pair } from './pair-values.ts';
import type { Piece } from './piece.ts';
import { readName } from './read-name.ts';

const CERTAINTY = 0.85;
/** In heights of the line above. */
const GAP_MAX = 1.4;

/** `free` are nobody's value. */
export function readBeside(
  pairs: readonly Pair[],
  free: readonly Piece[],
  { numbered }: Layout,
): FieldReading[] {
  if (numbered?.[1] !== 'last_name' || numbered[2] !== 'first_name') return [];
  const told = (name: 'first_name' | 'last_name') => pairs.find(({ label }) => label.field === name)?.pieces;
  const [first, last] = [told('first_name'), told('last_name')];
  if (first && !last) {
    const above = free.findLast((piece) => follows(first[0] as Piece, piece, GAP_MAX));
    return above ? read('last_name', above) : [];
  }
  const end = !first && last?.at(-1);
  const below = end && free.find((piece) => follows(piece, end, GAP_MAX));
  return below ? read('first_name', below) : [];
}

function read(name: 'first_name' | 'last_name', { text, confidence }: Piece): FieldReading[] {
  const value = readName(text);
  return value ? [{ name, value, source: 'visual', confidence: confidence * CERTAINTY }] : [];
}
