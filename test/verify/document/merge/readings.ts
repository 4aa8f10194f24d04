/** Readings as the three readers give them, in a line. */
import type { FieldName, FieldReading, FieldSource } from '../../../../src/verify/document/document.ts';

const readingsFrom =
  (source: FieldSource) =>
  (values: Partial<Record<FieldName, string>>, confidence = 0.95): FieldReading[] =>
    Object.entries(values).map(([name, value]) => ({ name: name as FieldName, value, source, confidence }));

export const mrz = readingsFrom('mrz');
export const barcode = readingsFrom('barcode');
export const visual = readingsFrom('visual');
