/**
 * Names of two sources in, the ones that differ out. Sources part a name differently (a zone into two identifiers, a print into one
 * line or four), so parts that differ are forgiven where the whole is the same.
 */
import type { FieldReading } from '../document.ts';
import { compareReadings, mayContradict } from './compare-readings.ts';
import { lacksMiddleNames } from './lacks-middle-names.ts';
import { mayBeTruncated } from './may-be-truncated.ts';
import type { Side } from './side.ts';

export interface Difference {
  readonly one: FieldReading;
  readonly other: FieldReading;
  /** 0..1 */
  readonly score: number;
}

export function crossNames(one: Side, other: Side): Difference[] {
  const isCut = mayBeTruncated([...readingsOf(one), ...readingsOf(other)]);
  const differ = (
    ours: FieldReading | null | undefined,
    theirs: FieldReading | null | undefined,
  ): Difference[] => {
    if (!ours || !theirs || !mayContradict(ours) || !mayContradict(theirs)) return [];
    const truncated = isCut || lacksMiddleNames(ours, theirs);
    const { agree, score } = compareReadings(ours, theirs, { truncated });
    return agree ? [] : [{ one: ours, other: theirs, score }];
  };
  const parts = [...differ(one.first_name, other.first_name), ...differ(one.last_name, other.last_name)];
  const [ours, theirs] = [wholeOf(one), wholeOf(other)];
  if (!ours || !theirs) return parts;
  const whole = differ(ours, theirs);
  return whole.length > 0 && parts.length > 0 ? parts : whole;
}

/** Null where a part was not read: half a name agrees with too much. */
function wholeOf({ full_name: full, first_name: first, last_name: last }: Side): FieldReading | null {
  if (full) return full;
  if (!first || !last) return null;
  const confidence = Math.min(first.confidence, last.confidence);
  return { name: 'full_name', value: `${first.value} ${last.value}`, source: first.source, confidence };
}

function readingsOf({ first_name: first, last_name: last }: Side): FieldReading[] {
  return [first, last].filter((reading) => reading !== undefined);
}
