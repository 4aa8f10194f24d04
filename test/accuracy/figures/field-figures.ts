/** How often each field is read as the labels have it, and who read it. */
import {
  FIELD_NAMES,
  FIELD_SOURCES,
  type FieldName,
  type FieldSource,
} from '../../../src/verify/document/document.ts';
import type { ReadingOutcome } from '../documents/reading-outcome.ts';
import { type Estimate, estimateShare } from '../statistics/estimate.ts';

export interface FieldFigures {
  readonly name: FieldName;
  readonly labelled: number;
  readonly correct: Estimate;
  readonly wrong: number;
  /** Of these, on documents whose check digits hold. */
  readonly wrong_though_valid: number;
  readonly missing: number;
  /** Of the correct ones, those with which the source agrees. */
  readonly sources: Readonly<Record<FieldSource, number>>;
}

interface Read {
  readonly persons: readonly number[];
  readonly reading: Pick<ReadingOutcome, 'fields' | 'is_valid'>;
}

export function fieldFigures(records: readonly Read[]): FieldFigures[] {
  const all = records.flatMap(({ persons, reading }) =>
    reading.fields.map((field) => ({ persons, isValid: reading.is_valid, ...field })),
  );
  return FIELD_NAMES.flatMap((name) => {
    const own = all.filter((field) => field.name === name);
    if (own.length === 0) return [];
    const correct = own.filter(({ outcome }) => outcome === 'correct');
    const wrong = own.filter(({ outcome }) => outcome === 'wrong');
    const counts = FIELD_SOURCES.map((source) => [
      source,
      correct.filter(({ sources }) => sources.includes(source)).length,
    ]);
    return [
      {
        name,
        labelled: own.length,
        correct: estimateShare(own, ({ outcome }) => outcome === 'correct'),
        wrong: wrong.length,
        wrong_though_valid: wrong.filter(({ isValid }) => isValid === true).length,
        missing: own.filter(({ outcome }) => outcome === 'missing').length,
        sources: Object.fromEntries(counts) as FieldFigures['sources'],
      },
    ];
  });
}
