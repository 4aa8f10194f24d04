/** A line that was read too long or too short → the ways in which it can have had its width, each with what was changed and how unlikely that is. */
import type { MrzCandidate } from '../document.ts';

/** Candidates by position, best first; none where nothing was seen. */
export type Characters = readonly (readonly MrzCandidate[])[];

/** `from` is empty for what was put in, `to` for what was taken out. */
export interface LineRepair {
  readonly position: number;
  readonly from: string;
  readonly to: string;
}

export interface Adjusted {
  readonly characters: Characters;
  readonly repairs: readonly LineRepair[];
  readonly cost: number;
}

/** A recogniser miscounts long runs of fillers by many, and may see a little beside the line. */
const FILLERS_SHARE_MAX = 0.4;
const STRAY_MAX = 2;
const LOST_MAX = 1;
/** In points, of which a right check digit counts 3: any change, a filler of a run, one of a run of one or two, a character at the edge. */
const COSTS = { any: 1, filler: 0.1, fillerOfShortRun: 0.8, edge: 1.2 } as const;
const SHORT_RUN = 2;

/** A line of the right width is only itself. */
export function adjustLine(seen: Characters, width: number): Adjusted[] {
  const whole = { characters: seen, repairs: [], cost: 0 };
  if (seen.length === width) return [whole];
  if (Math.abs(seen.length - width) > FILLERS_SHARE_MAX * width + STRAY_MAX) return [];
  const starts = seen.length > width ? withoutStrays(whole) : [whole];
  const ways = starts.flatMap((start) => [...withRuns(start, width), ...withLost(start, width)]);
  return ways.map((way) => ({ ...way, cost: way.cost + COSTS.any }));
}

function withoutStrays(whole: Adjusted): Adjusted[] {
  const { characters } = whole;
  const cuts = [0, 1, 2].flatMap((left) => [0, 1, 2].map((right) => [left, right] as const));
  return cuts
    .filter(([left, right]) => left + right <= STRAY_MAX)
    .map(([left, right]) => {
      const end = characters.length - right;
      const gone = [...characters.keys()].filter((position) => position < left || position >= end);
      return {
        characters: characters.slice(left, end),
        repairs: gone.map((position) => ({ position, from: top(characters[position]), to: '' })),
        cost: COSTS.edge * (left + right),
      };
    });
}

/** One run of fillers is made longer or shorter; of a run made shorter one filler stays. */
function withRuns(start: Adjusted, width: number): Adjusted[] {
  const { characters, repairs, cost } = start;
  const missing = width - characters.length;
  if (missing === 0) return [start];
  if (Math.abs(missing) > FILLERS_SHARE_MAX * width) return [];
  return fillerRuns(characters)
    .filter(({ length }) => length + missing >= 1)
    .map(({ from, length }) => {
      const to = from + length;
      const each = length > SHORT_RUN ? COSTS.filler : COSTS.fillerOfShortRun;
      const filler = characters[to - 1] ?? [];
      const put = Array.from({ length: Math.max(missing, 0) }, () => filler);
      const kept = characters.slice(0, missing < 0 ? to + missing : to);
      return {
        characters: [...kept, ...put, ...characters.slice(to)],
        repairs: [...repairs, ...changes(missing, kept.length)],
        // A longer run is the likelier to be miscounted.
        cost: cost + each * Math.abs(missing) - COSTS.filler * (length / width),
      };
    });
}

function withLost(start: Adjusted, width: number): Adjusted[] {
  const { characters, repairs, cost } = start;
  const lost = width - characters.length;
  if (lost < 1 || lost > LOST_MAX) return [];
  const blank: readonly MrzCandidate[] = [];
  return [
    { characters: [blank, ...characters], repairs: [...repairs, ...changes(lost, 0)] },
    { characters: [...characters, blank], repairs: [...repairs, ...changes(lost, characters.length)] },
  ].map((each) => ({ ...each, cost: cost + COSTS.edge }));
}

function changes(missing: number, position: number): LineRepair[] {
  const change = missing > 0 ? { from: '', to: '<' } : { from: '<', to: '' };
  return Array.from({ length: Math.abs(missing) }, (_, i) => ({ position: position + i, ...change }));
}

function fillerRuns(characters: Characters): { readonly from: number; readonly length: number }[] {
  const text = characters.map((each) => top(each) || ' ').join('');
  return [...text.matchAll(/<+/g)].map(({ index, 0: run }) => ({ from: index, length: run.length }));
}

function top(candidates: readonly MrzCandidate[] | undefined): string {
  return candidates?.[0]?.character ?? '';
}
