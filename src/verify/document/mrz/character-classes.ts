/** A format → what may stand at each place of its lines, where several fields share a place the first of them. */
import { type CharacterClass, MRZ_FORMATS, type MrzFormat, type MrzFormatName } from './mrz-formats.ts';

/** By line and position. */
export function characterClasses(name: MrzFormatName): CharacterClass[][] {
  const format: MrzFormat = MRZ_FORMATS[name];
  const classes = Array.from({ length: format.lines }, () =>
    new Array<CharacterClass | null>(format.width).fill(null),
  );
  const put = (line: number, position: number, kind: CharacterClass) => {
    const row = classes[line];
    if (row) row[position] ??= kind;
  };
  put(0, 0, 'letter');
  // A date's class is that of digits or fillers.
  for (const { digit, filler } of format.checks) put(...digit, filler ? 'date' : 'digit');
  for (const { range, class: kind } of Object.values(format.fields)) {
    const [line, start, end] = range;
    for (let position = start; position < end; position++) put(line, position, kind);
  }
  return classes.map((row) => row.map((kind) => kind ?? 'alphanumeric'));
}
