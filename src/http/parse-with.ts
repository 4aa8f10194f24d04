/** Zod's verdict on what a caller sent, as a value or as a problem with pointers. */
import type { z } from 'zod';
import { placesOf } from '../contract/problem.ts';
import { invalidRequest } from '../errors.ts';

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidRequest(placesOf(result.error));
}
