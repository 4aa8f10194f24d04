/**
 * Two readings of one field in, how alike they are and whether they agree out. The surer both sources are, the less may differ:
 * a difference between two sure ones is the document's, one with a doubtful one may be the reader's.
 */
import type { FieldReading } from '../document.ts';
import { compareNames } from '../names/compare-names.ts';
import { canonical } from './canonical.ts';
import { compareAddresses } from './compare-addresses.ts';
import { differences } from './differences.ts';
import { FIELD_KINDS } from './field-kind.ts';

type Sureness = 'sure' | 'doubtful' | 'poor';

/** Least confidence of the less sure source: one wrong character in ten readings, and four in ten. */
export const SURE_MIN = 0.9;
const DOUBTFUL_MIN = 0.6;

/**
 * What may differ and is still agreement: characters of a date, a number or a code, only lookalikes (O and 0, 3 and 8) or any; least
 * likeness of names and of texts. A name of seven letters or more with one of the middle ones misread is 0.97 alike, which no
 * reader escapes; SMITH and SMYTH are 0.89, MARIA and MARIO 0.92. The step down is where one word of two has a wrong letter.
 */
const TOLERANCE = {
  sure: { characters: 0, confusable: 0, name: 0.97, text: 0.8 },
  doubtful: { characters: 0, confusable: 2, name: 0.88, text: 0.6 },
  poor: { characters: 2, confusable: 2, name: 0.75, text: 0.4 },
} as const satisfies Record<Sureness, Record<string, number>>;

export interface ReadingComparison {
  readonly agree: boolean;
  /** 0..1 */
  readonly score: number;
}

export interface ReadingOptions {
  /** The zone has no room for the whole name. */
  readonly truncated?: boolean;
}

export function compareReadings(
  one: FieldReading,
  other: FieldReading,
  options: ReadingOptions = {},
): ReadingComparison {
  const tolerance = TOLERANCE[surenessOf(Math.min(one.confidence, other.confidence))];
  const [ours, theirs] = [canonical(one.name, one.value), canonical(other.name, other.value)];
  switch (FIELD_KINDS[one.name]) {
    case 'name': {
      const score = compareNames(ours, theirs, options);
      return {
        score,
        agree: score >= tolerance.name || isMisread(ours.toUpperCase(), theirs.toUpperCase(), tolerance),
      };
    }
    case 'text': {
      const score = compareAddresses(ours, theirs);
      return { score, agree: score >= tolerance.text };
    }
    default:
      return compareExactly(
        one.source === 'mrz' || other.source === 'mrz' ? withoutCentury(one, ours, theirs) : [ours, theirs],
        tolerance,
      );
  }
}

/** Nothing differs that the two sources could be sure of. */
export function isSame(one: FieldReading, other: FieldReading, options: ReadingOptions = {}): boolean {
  return compareReadings({ ...one, confidence: 1 }, { ...other, confidence: 1 }, options).agree;
}

/** The print has no check digit: what it says against another source counts only where its label and its characters are sure. */
export function mayContradict({ source, confidence }: FieldReading): boolean {
  return source !== 'visual' || confidence >= SURE_MIN;
}

function surenessOf(confidence: number): Sureness {
  if (confidence >= SURE_MIN) return 'sure';
  return confidence >= DOUBTFUL_MIN ? 'doubtful' : 'poor';
}

type Tolerance = (typeof TOLERANCE)[Sureness];

function compareExactly([ours, theirs]: readonly [string, string], tolerance: Tolerance): ReadingComparison {
  const { count, likeness } = differences(ours, theirs);
  return { score: likeness, agree: count <= tolerance.characters || isMisread(ours, theirs, tolerance) };
}

function isMisread(ours: string, theirs: string, tolerance: Tolerance): boolean {
  const { count, confusable } = differences(ours, theirs);
  return confusable && count <= tolerance.confusable;
}

/** The zone's years have two digits (ICAO 9303-3 §4.8): whoever read it guessed the century. */
function withoutCentury({ name }: FieldReading, ours: string, theirs: string): readonly [string, string] {
  return FIELD_KINDS[name] === 'date' ? [ours.slice(2), theirs.slice(2)] : [ours, theirs];
}
