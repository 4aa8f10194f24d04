/**
 * Whether the zone's name field was full. It has 30 places on TD1, 31 on TD2 and 39 on TD3, and a name that does not fit is cut so
 * that the last place holds a letter (ICAO 9303-4, -5 and -6 §4.2.3): a full field may be a cut one.
 */
import type { FieldName, FieldReading } from '../document.ts';

const FIELD_LENGTHS: readonly number[] = [30, 31, 39];
const SEPARATOR = '<<';

export function mayBeTruncated(readings: readonly FieldReading[]): boolean {
  const identifierOf = (name: FieldName) =>
    readings.find((reading) => reading.source === 'mrz' && reading.name === name)?.value.trim() ?? '';
  const identifiers = [identifierOf('last_name'), identifierOf('first_name')].filter(
    (identifier) => identifier !== '',
  );
  return FIELD_LENGTHS.includes(identifiers.join(SEPARATOR).length);
}
