/**
 * Lines as they were read, of any number and length → the format they have, and each brought to its width. A line of the wrong
 * length mostly has a miscounted run of fillers, or lost or won a character at its edge; which, is told by how well the rest fits.
 */
import type { MrzReading } from '../document.ts';
import { adjustLine, type Characters, type LineRepair } from './adjust-line.ts';
import { characterClasses } from './character-classes.ts';
import { type Choice, chooseCharacter } from './choose-character.ts';
import {
  type CharacterClass,
  formatOf,
  MRZ_FORMAT_NAMES,
  MRZ_FORMATS,
  type MrzCheckSpec,
  type MrzFormat,
  type MrzFormatName,
  textOf,
} from './mrz-formats.ts';
import { readStateCode } from './state-codes.ts';
import { isProved } from './verify-check-digits.ts';

export interface FittedLine {
  readonly choices: readonly Choice[];
  /** What was done to the line's length. */
  readonly repairs: readonly LineRepair[];
}

export interface FittedLines {
  readonly format: MrzFormatName;
  readonly lines: readonly FittedLine[];
}

/** More lines than these are no zone: the first ones are left out. */
const LINES_MAX = 6;
/** Points: a right check digit, the code of a state, a place where nothing that was seen may stand, one where only a look-alike may, a line left over. */
const SCORES = { proved: 3, state: 2, impossible: -1, lookAlike: -0.4, unused: -2 } as const;
/** A line of a zone has at most this share of places at which nothing seen may stand. */
const IMPOSSIBLE_SHARE_MAX = 0.15;

/** Null when no format fits. */
export function fitMrzLines(readings: readonly MrzReading[]): FittedLines | null {
  const last = readings.slice(-LINES_MAX).map(({ characters }) => characters);
  let best: { readonly fitted: FittedLines; readonly score: number } | null = null;
  for (const format of MRZ_FORMAT_NAMES) {
    const { lines: count } = MRZ_FORMATS[format];
    for (let first = 0; first + count <= last.length; first++) {
      const fit = fitAs(format, last.slice(first, first + count));
      const score = (fit?.score ?? 0) + SCORES.unused * (last.length - count);
      if (fit && score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { fitted: fit.fitted, score };
    }
  }
  return best?.fitted ?? null;
}

function fitAs(format: MrzFormatName, lines: readonly Characters[]) {
  const classes = characterClasses(format);
  const fits = lines.map((line, i) => fitLine(line, classes[i] ?? [], (text) => evidenceIn(format, i, text)));
  const found = fits.filter((fit) => fit !== null);
  const texts = found.map(({ text }) => text);
  if (found.length < lines.length || formatOf(texts) !== format) return null;
  const score = found.reduce((total, fit) => total + fit.score, 0);
  return { fitted: { format, lines: found.map(({ line }) => line) }, score };
}

function fitLine(
  seen: Characters,
  classes: readonly CharacterClass[],
  evidence: (text: string) => number,
): { readonly line: FittedLine; readonly text: string; readonly score: number } | null {
  const fits = adjustLine(seen, classes.length).map(({ characters, repairs, cost }) => {
    const choices = characters.map((each, i) => chooseCharacter(each, classes[i] ?? 'alphanumeric'));
    const text = choices.map(({ character }) => character).join('');
    const impossible = choices.filter(({ possible }) => !possible).length;
    const lookAlikes = choices.filter(
      ({ possible, seen, character }) => possible && seen !== character,
    ).length;
    const score = SCORES.impossible * impossible + SCORES.lookAlike * lookAlikes + evidence(text);
    return { line: { choices, repairs }, text, score: score - cost, impossible };
  });
  const possible = fits.filter(({ impossible }) => impossible <= IMPOSSIBLE_SHARE_MAX * classes.length);
  return possible.reduce<(typeof fits)[number] | null>(
    (best, fit) => (best && best.score >= fit.score ? best : fit),
    null,
  );
}

/** How well a line fits by what it says, no other line seen: its check digits that prove something, and its codes of states. */
function evidenceIn(name: MrzFormatName, line: number, text: string): number {
  const { lines: count, checks, fields }: MrzFormat = MRZ_FORMATS[name];
  const lines = Array.from({ length: count }, (_, i) => (i === line ? text : ''));
  const isHere = ({ digit, covers }: MrzCheckSpec) => [digit, ...covers].every(([on]) => on === line);
  const saysNothing = ({ covers }: MrzCheckSpec) =>
    covers.every((range) => /^<*$/.test(textOf(lines, range)));
  const proved = checks.filter(
    (check) => isHere(check) && !saysNothing(check) && isProved(lines, name, check),
  );
  const states = [fields.issuing_state, fields.nationality].filter((field) => field?.range[0] === line);
  const known = states.filter((field) => field && readStateCode(textOf(lines, field.range)).known);
  return SCORES.proved * proved.length + SCORES.state * known.length;
}
