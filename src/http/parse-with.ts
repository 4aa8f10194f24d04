/** Zod's verdict on what a caller sent, as a value or as a problem with pointers. */
import type { z } from 'zod';
import { placesOf } from '../contract/problem.ts';
import { Problem } from '../errors.ts';

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem('validation_failed', 'The request is not valid; see errors.', placesOf(result.error));
}
