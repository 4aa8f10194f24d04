/** Lines of text of one page → the fields that are printed on it: with labels, as the brand lays them out, or told by their grammar. */
import type { FieldName, FieldReading, TextLine } from '../document.ts';
import { findLabels, type Label } from './find-labels.ts';
import { createLabelMatcher } from './label-matcher.ts';
import type { Layout } from './layout.ts';
import { type Pair, pairValues } from './pair-values.ts';
import { type Piece, toPieces } from './piece.ts';
import { readBeside } from './read-beside.ts';
import { readFreeValues } from './read-free-values.ts';
import { readFitting, readFormed } from './read-number.ts';
import { readStack } from './read-stack.ts';
import type { ValueContext } from './read-value.ts';
import { readWords } from './read-words.ts';
import { resolveLabels } from './resolve-labels.ts';

export interface VisualOptions {
  /** YYYY-MM-DD, for years of two digits. */
  readonly today: string;
  /** ICAO code of three letters, where it is known. */
  readonly issuer?: string | null | undefined;
  /** Of the brand, where it is known. */
  readonly layout?: Layout | undefined;
}

/** What a label far from its value is sure of. */
const FAR = { costMin: 1.2, certainty: 0.9 } as const;
/** What a number says about its bearer is not printed in its own place. */
const TOLD_CERTAINTY = 0.9;

/**
 * The best reading of each field. The lines must be of one page, since where they lie decides what belongs to what; confidence is
 * the recogniser's times how sure the label, the place and the grammar are.
 */
export function readVisualFields(lines: readonly TextLine[], options: VisualOptions): FieldReading[] {
  const { today, issuer = null, layout = {} } = options;
  const { genders, numbers, forms } = layout;
  const context: ValueContext = { today, issuer, genders, numbers, forms };
  const words = readWords(toPieces(lines), layout.words ?? []);
  const match = createLabelMatcher(layout.labels);
  const labelled = words.others.map((piece) => ({
    piece,
    labels: findLabels(piece, match, layout.numbered),
  }));
  const plain = labelled.filter(({ labels }) => labels.length === 0).map(({ piece }) => piece);
  const pairs = pairValues(resolveLabels(labelled.flatMap(({ labels }) => labels)), plain, context);
  const told = pairs.flatMap(readingsOf);
  const taken = new Set(pairs.filter(isOurs).flatMap(({ pieces }) => pieces));
  const free = plain.filter((piece) => !taken.has(piece));
  const beside = readBeside(pairs, free, layout);
  const readings = [...words.readings, ...told, ...beside, ...readUnlabelled(free, layout, context, told)];
  return bestOf([...readings, ...toldByNumber(readings, layout, today)]);
}

function isOurs({ label }: { readonly label: Label }): boolean {
  return label.field !== 'other';
}

function readingsOf({ label, values, pieces, cost }: Pair): FieldReading[] {
  const seen = Math.min(...pieces.map(({ confidence }) => confidence));
  const sure = seen * label.certainty * (cost >= FAR.costMin ? FAR.certainty : 1);
  return values.map(({ name, value, certainty }) => ({
    name,
    value,
    source: 'visual',
    confidence: sure * certainty,
  }));
}

function readUnlabelled(
  pieces: readonly Piece[],
  layout: Layout,
  context: ValueContext,
  known: readonly FieldReading[],
): FieldReading[] {
  const { stack, numbers, forms } = layout;
  const [fits, form] = [numbers?.document_number, forms?.document_number];
  const number =
    pieces.find(({ text }) => fits && readFitting(text, fits)) ??
    pieces.find(({ text }) => form && readFormed(text, form));
  return [
    ...readFreeValues(pieces, layout, context, known),
    ...(stack && number ? readStack(number, pieces, stack) : []),
  ];
}

function toldByNumber(readings: readonly FieldReading[], { tells }: Layout, today: string): FieldReading[] {
  return readings
    .filter(({ name }) => name === 'document_number')
    .flatMap(({ value, confidence }) => {
      const told = Object.entries(tells?.(value.replaceAll(' ', ''), today) ?? {}) as [FieldName, string][];
      return told.map(([name, what]) => ({
        name,
        value: what,
        source: 'visual',
        confidence: confidence * TOLD_CERTAINTY,
      }));
    });
}

/** Of equally sure readings the one further up. */
function bestOf(readings: readonly FieldReading[]): FieldReading[] {
  const best = new Map<FieldName, FieldReading>();
  for (const reading of readings) {
    const before = best.get(reading.name);
    if (!before || reading.confidence > before.confidence) best.set(reading.name, reading);
  }
  return [...best.values()];
}
