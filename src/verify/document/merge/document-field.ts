/** One field of a document: the value that its sources amount to, and everything it was made of. */
import type { FieldName, FieldReading, FieldSource } from '../document.ts';

export interface DocumentField {
  readonly name: FieldName;
  /** Normalised as document.ts says. */
  readonly value: string;
  /** 0..1: rises with each source that agrees, falls with each that does not. */
  readonly confidence: number;
  /** The ones that agree with the value. */
  readonly sources: readonly FieldSource[];
  /** All, the dissenting ones too. Of a name put together, those of its parts. */
  readonly readings: readonly FieldReading[];
}

export function fieldOf(fields: readonly DocumentField[], name: FieldName): DocumentField | null {
  return fields.find((field) => field.name === name) ?? null;
}
