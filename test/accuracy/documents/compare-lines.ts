/** Lines that somebody read, held against the labelled ones, place by place; a line that was not read misses all of its characters. */
import { editDistance } from '../../../src/verify/document/edit-distance.ts';
import type { LineOutcome } from './reading-outcome.ts';

export function compareLines(labelled: readonly string[], read: readonly string[]): LineOutcome[] {
  return labelled.map((line, at) => {
    const found = read[at] ?? '';
    const edits = editDistance(found, line, Math.max(found.length, line.length));
    return { exact: found === line, edits, length: line.length };
  });
}
