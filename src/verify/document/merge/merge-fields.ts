/**
 * Readings of all sources in, one value per field out. Readings of one value stand together; the value with the most support wins,
 * and its confidence is 1 - Π(1 - c) over the sources that agree, lowered by those that do not.
 */
import { FIELD_NAMES, FIELD_SOURCES, type FieldReading, type FieldSource } from '../document.ts';
import { chooseValue, weightOf } from './choose-value.ts';
import { isSame } from './compare-readings.ts';
import { type DocumentField, fieldOf } from './document-field.ts';
import { lacksMiddleNames } from './lacks-middle-names.ts';
import { mayBeTruncated } from './may-be-truncated.ts';
import { surestOf } from './side.ts';

/** What a source that is wholly sure of another value takes off, as a share of the confidence. */
const DISSENT = 0.5;

type Group = readonly FieldReading[];

/** Fields in the order of FIELD_NAMES; those that no source gave are left out. */
export function mergeFields(readings: readonly FieldReading[]): DocumentField[] {
  const read = readings.filter(({ value }) => value.trim() !== '');
  const given = [...read, ...wholeNames(read)];
  const truncated = mayBeTruncated(given);
  const fields = FIELD_NAMES.flatMap((name) => {
    const ofField = given.filter((reading) => reading.name === name);
    return ofField.length > 0 ? [mergeField(ofField, truncated)] : [];
  });
  const derived = fieldOf(fields, 'full_name') ? null : putTogether(fields);
  return derived ? [derived, ...fields] : fields;
}

function mergeField(readings: readonly FieldReading[], truncated: boolean): DocumentField {
  const groups = groupSame(readings, truncated).toSorted(
    (a, b) => supportOf(b, weightOf) - supportOf(a, weightOf),
  );
  const [winner, ...others] = groups as [Group, ...Group[]];
  const { name, value } = chooseValue(winner, truncated);
  const doubts = others.map((group) => 1 - DISSENT * supportOf(group, confidenceOf));
  const confidence = doubts.reduce((left, share) => left * share, supportOf(winner, confidenceOf));
  return { name, value, confidence, sources: sourcesOf(winner), readings };
}

/** The weightiest first, in each group and of the groups' first ones. */
function groupSame(readings: readonly FieldReading[], truncated: boolean): Group[] {
  const groups: FieldReading[][] = [];
  for (const reading of readings.toSorted((a, b) => weightOf(b) - weightOf(a))) {
    const group = groups.find(
      ([first]) =>
        first && isSame(first, reading, { truncated: truncated || lacksMiddleNames(first, reading) }),
    );
    if (group) group.push(reading);
    else groups.push([reading]);
  }
  return groups;
}

/** Two readings of one source are one witness: the surer of them counts. */
function supportOf(group: Group, sureness: (reading: FieldReading) => number): number {
  const doubts = sourcesOf(group).map(
    (source) => 1 - Math.max(...group.filter((r) => r.source === source).map(sureness)),
  );
  return 1 - doubts.reduce((product, doubt) => product * doubt, 1);
}

function confidenceOf({ confidence }: FieldReading): number {
  return confidence;
}

function sourcesOf(group: Group): FieldSource[] {
  return FIELD_SOURCES.filter((source) => group.some((reading) => reading.source === source));
}

/** Where some source has the whole name, the parts of one that has not are its whole name: the print's with its diacritics. */
function wholeNames(readings: readonly FieldReading[]): FieldReading[] {
  const whole = readings.filter(({ name }) => name === 'full_name').map(({ source }) => source);
  const lacking = FIELD_SOURCES.filter((source) => whole.length > 0 && !whole.includes(source));
  return lacking.flatMap((source): FieldReading[] => {
    const { first_name: first, last_name: last } = surestOf(
      readings.filter((each) => each.source === source),
    );
    if (!first || !last) return [];
    const confidence = Math.min(first.confidence, last.confidence);
    return [{ name: 'full_name', value: `${first.value} ${last.value}`, source, confidence }];
  });
}

/** Given names first. One of the two alone may be the whole name or only what could be read of it: nothing is put together. */
function putTogether(fields: readonly DocumentField[]): DocumentField | null {
  const first = fieldOf(fields, 'first_name');
  const last = fieldOf(fields, 'last_name');
  if (!first || !last) return null;
  return {
    name: 'full_name',
    value: `${first.value} ${last.value}`,
    confidence: first.confidence * last.confidence,
    sources: FIELD_SOURCES.filter(
      (source) => first.sources.includes(source) || last.sources.includes(source),
    ),
    readings: [...first.readings, ...last.readings],
  };
}
