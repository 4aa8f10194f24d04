/** How many lines of the zone are read without a fault, and how many characters with one. */
import type { LineOutcome } from '../documents/reading-outcome.ts';
import { type Estimate, estimate, estimateShare } from '../statistics/estimate.ts';

/** The lines of one document. Lines of one photo are no independent trials. */
export interface LinesOfDocument {
  readonly persons: readonly number[];
  readonly lines: readonly LineOutcome[];
}

export interface LineFigures {
  readonly documents: number;
  readonly lines: number;
  readonly line_exact: Estimate;
  /** Every line of the zone. */
  readonly document_exact: Estimate;
  /** All edits over all characters of the labels. */
  readonly character_error_rate: Estimate;
}

export function lineFigures(documents: readonly LinesOfDocument[]): LineFigures {
  const lines = documents.flatMap(({ persons, lines: own }) => own.map((line) => ({ persons, ...line })));
  const sums = documents.map(({ lines: own }) => ({
    edits: own.reduce((sum, { edits }) => sum + edits, 0),
    characters: own.reduce((sum, { length }) => sum + length, 0),
  }));
  const [rate] = estimate(documents, (weights) => {
    let [edits, characters] = [0, 0];
    sums.forEach((each, at) => {
      edits += (weights[at] ?? 0) * each.edits;
      characters += (weights[at] ?? 0) * each.characters;
    });
    return [edits / characters];
  }) as [Estimate];
  return {
    documents: documents.length,
    lines: lines.length,
    line_exact: estimateShare(lines, ({ exact }) => exact),
    document_exact: estimateShare(documents, ({ lines: own }) => own.every(({ exact }) => exact)),
    character_error_rate: rate,
  };
}
