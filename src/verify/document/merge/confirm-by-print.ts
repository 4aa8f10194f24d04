/**
 * Readings of a zone or a barcode, those of the print, and its lines in; the print's readings out. What is coded tells what to look
 * for: agreement counts wherever it stands, and only a surely labelled and surely read value is left to contradict.
 */
import { FIELD_NAMES, type FieldName, type FieldReading, type TextLine } from '../document.ts';
import { restoreMarks } from '../names/restore-marks.ts';
import { transliterates } from '../names/transliterates.ts';
import { isMrz } from '../visual/piece.ts';
import type { DateContext } from '../visual/read-dates.ts';
import { weightOf } from './choose-value.ts';
import { isSame, SURE_MIN } from './compare-readings.ts';
import { FIELD_KINDS } from './field-kind.ts';
import { findInPrint } from './find-in-print.ts';
import { mayBeTruncated } from './may-be-truncated.ts';

/** `coded` may be of two sources. The readings of `visual` were told by labels, `lines` are those of every page. */
export function confirmByPrint(
  coded: readonly FieldReading[],
  visual: readonly FieldReading[],
  lines: readonly TextLine[],
  context: DateContext,
): FieldReading[] {
  const print = lines.filter(({ text }) => !isMrz(text));
  const confirmed = FIELD_NAMES.flatMap((name) => {
    const expected = coded.filter((reading) => reading.name === name);
    const read = visual.filter((reading) => reading.name === name);
    const weightiest = expected.toSorted((one, other) => weightOf(other) - weightOf(one));
    for (const reading of weightiest) {
      const printed = findLabelled(reading, read, coded) ?? findAnywhere(reading, read, print, context);
      if (printed) return [printed];
    }
    const isSure = expected.some(({ confidence }) => confidence >= SURE_MIN);
    return isSure ? read.filter(({ confidence }) => confidence >= SURE_MIN) : read;
  });
  return isIn(visual, 'full_name') ? confirmed : withoutSignature(confirmed);
}

/** Where the print has the parts of a name in their places, a line with all of it is the signature or a ghost of it. */
function withoutSignature(readings: readonly FieldReading[]): FieldReading[] {
  const hasParts = isIn(readings, 'first_name') && isIn(readings, 'last_name');
  return readings.filter(({ name }) => name !== 'full_name' || !hasParts);
}

function isIn(readings: readonly FieldReading[], sought: FieldName): boolean {
  return readings.some(({ name }) => name === sought);
}

/** A name in the print's spelling; but not one that words of the next line got into, which nothing coded has. */
function findLabelled(
  expected: FieldReading,
  read: readonly FieldReading[],
  coded: readonly FieldReading[],
): FieldReading | undefined {
  const kind = FIELD_KINDS[expected.name];
  if (kind === 'date' || kind === 'number') return undefined;
  if (kind !== 'name') return read.find((reading) => isSame(expected, reading));
  const truncated = mayBeTruncated(coded);
  const of = ({ name, source }: FieldReading) => name === 'full_name' && source === expected.source;
  const whole = coded.find(of)?.value ?? expected.value;
  return read
    .map((reading) => ({ ...reading, value: restoreMarks(reading.value, whole) }))
    .find(
      (reading) =>
        (isSame(expected, reading, { truncated }) || transliterates(reading.value, expected.value)) &&
        (truncated || transliterates(whole, reading.value)),
    );
}

/** A code of a letter or three stands anywhere by chance: next to another value with a label it tells nothing. */
function findAnywhere(
  expected: FieldReading,
  read: readonly FieldReading[],
  print: readonly TextLine[],
  context: DateContext,
): FieldReading | undefined {
  const labelled = read.find((reading) => isSame(expected, reading));
  if (FIELD_KINDS[expected.name] === 'code' && read.length > 0) return labelled;
  const found = findInPrint(expected, print, context);
  if (!found) return labelled;
  return { ...found, confidence: Math.max(found.confidence, labelled?.confidence ?? 0) };
}
