/** What one source says of a document: its surest reading of each field. */
import type { FieldName, FieldReading, FieldSource } from '../document.ts';
import type { DocumentField } from './document-field.ts';

export type Side = Partial<Readonly<Record<FieldName, FieldReading>>>;

export function sideOf(fields: readonly DocumentField[], source: FieldSource): Side {
  return surestOf(fields.flatMap((field) => field.readings).filter((reading) => reading.source === source));
}

export function surestOf(readings: readonly FieldReading[]): Side {
  const surest = readings.toSorted((one, other) => one.confidence - other.confidence);
  return Object.fromEntries(surest.map((reading) => [reading.name, reading]));
}
