/** A recogniser's output along a line → its characters, each with the frames it was read from (CTC, Graves et al., 2006, by the best class of each frame). */
import type { LineOutput } from '../../models/manifest.ts';

const BLANK = 0;

/** Reads a recogniser's numbers: `classes` in a row for each frame. */
export interface Frames {
  readonly values: Float32Array;
  readonly output: LineOutput;
  /** The classes that may be read, blank left out. */
  readonly readable: readonly number[];
}

export interface Run {
  readonly best: number;
  /** Its first frame, and the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** Equal neighbours are one character; a blank between two parts them. */
export function decodeCtc(frames: Frames): Run[] {
  const count = Math.floor(frames.values.length / frames.output.classes);
  const runs: Run[] = [];
  for (let frame = 0, last = BLANK; frame < count; frame++) {
    const best = bestOf(frames, frame);
    const run = runs.at(-1);
    if (best !== BLANK && best === last && run) runs[runs.length - 1] = { ...run, to: frame + 1 };
    else if (best !== BLANK) runs.push({ best, from: frame, to: frame + 1 });
    last = best;
  }
  return runs;
}

/** The character that a class stands for. */
export function characterOf({ alphabet, space }: LineOutput, index: number): string {
  return index === space ? ' ' : (alphabet[index - 1] ?? '');
}

/** 0..1 */
export function probabilityOf({ values, output }: Frames, frame: number, index: number): number {
  const value = values[frame * output.classes + index] as number;
  return output.values === 'probabilities' ? value : Math.exp(value);
}

function bestOf({ values, output, readable }: Frames, frame: number): number {
  const start = frame * output.classes;
  let best = BLANK;
  for (const index of readable) {
    if ((values[start + index] as number) > (values[start + best] as number)) best = index;
  }
  return best;
}
