/** Letters in places where the grammar has only fillers: after three fillers a name is over, and a field of data seldom has a letter alone among them. */
import type { Choice } from './choose-character.ts';
import { MRZ_FORMATS, type MrzField, type MrzFieldSpec, type MrzFormatName } from './mrz-formats.ts';

const NAMES: readonly MrzField[] = ['names', 'surname', 'given_names'];
const DATA: readonly MrzField[] = ['optional_data', 'optional_data_2'];
/** All of what follows the first three fillers, when it is nothing but fillers and what looks like one. */
const AFTER_NAMES = /(?<=<<<)[<K]+$/;
const AMONG_FILLERS = /(?<=<<)K+(?=<|$)/g;

export function straightenFillers(
  lines: readonly (readonly Choice[])[],
  format: MrzFormatName,
): readonly (readonly Choice[])[] {
  const specs: Partial<Readonly<Record<MrzField, MrzFieldSpec>>> = MRZ_FORMATS[format].fields;
  const straightened = lines.map((line) => [...line]);
  for (const [fields, pattern] of [
    [NAMES, AFTER_NAMES],
    [DATA, AMONG_FILLERS],
  ] as const) {
    for (const field of fields) {
      const [line, start, end] = specs[field]?.range ?? [0, 0, 0];
      const row = straightened[line] ?? [];
      const text = row
        .slice(start, end)
        .map(({ character }) => character)
        .join('');
      const straight = text.replace(pattern, (run) => '<'.repeat(run.length));
      row.forEach((choice, position) => {
        if (position >= start && position < end && straight[position - start] !== choice.character)
          row[position] = { ...choice, character: '<' };
      });
    }
  }
  return straightened;
}
