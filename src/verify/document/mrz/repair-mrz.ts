/**
 * The lines of a zone as the recogniser read them → lines of one format, repaired where the class of a place demands it or a
 * check digit proves it, with every repair recorded. What was read clearly stays, so what the document says wrongly stays wrong.
 */
import type { MrzReading } from '../document.ts';
import type { LineRepair } from './adjust-line.ts';
import type { Choice } from './choose-character.ts';
import { fitMrzLines } from './fit-mrz-lines.ts';
import type { MrzLines } from './mrz.ts';
import type { MrzFormatName } from './mrz-formats.ts';
import { proveCharacters } from './prove-characters.ts';
import { straightenFillers } from './straighten-fillers.ts';

export interface MrzRepair extends LineRepair {
  /** Lines and positions count from 0. */
  readonly line: number;
}

export interface RepairedMrz extends Required<MrzLines> {
  readonly format: MrzFormatName;
  readonly repairs: readonly MrzRepair[];
}

/** Null when the lines, however many and long they are, make no zone. */
export function repairMrz(readings: readonly MrzReading[]): RepairedMrz | null {
  const fitted = fitMrzLines(readings);
  if (!fitted) return null;
  const { format } = fitted;
  const choices = proveCharacters(
    straightenFillers(
      fitted.lines.map((line) => line.choices),
      format,
    ),
    format,
  );
  return {
    format,
    lines: choices.map((line) => line.map(({ character }) => character).join('')),
    confidences: choices.map((line) => line.map(({ confidence }) => confidence)),
    repairs: fitted.lines.flatMap(({ repairs }, line) =>
      [...repairs, ...replaced(choices[line] ?? [])].map((repair) => ({ line, ...repair })),
    ),
  };
}

/** What stands now where something else was seen; a place at which nothing was seen is told with the line's length. */
function replaced(choices: readonly Choice[]): LineRepair[] {
  return choices.flatMap(({ seen, character }, position) =>
    seen && seen !== character ? [{ position, from: seen, to: character }] : [],
  );
}
