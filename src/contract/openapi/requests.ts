/** What an operation takes: its parameters in path, query and headers, and its body in each of its forms. */
import type { z } from 'zod';
import { isIdempotent, type Operation } from '../operation.ts';
import type { Json, JsonObject, Schemas } from './schemas.ts';

const IDEMPOTENCY_KEY: JsonObject = { $ref: '#/components/parameters/IdempotencyKey' };

/** Kept once under `components`. */
export const SHARED_PARAMETERS: JsonObject = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes a repeated request harmless: within 24 hours the same key with the same request is answered as it was the first time, with another request it is refused. 1 to 255 printable ASCII characters.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    example: 'order-1234',
  },
};

export function parametersOf(operation: Operation, schemas: Schemas): readonly JsonObject[] {
  const { params, query } = operation;
  return [
    ...(params ? parametersIn('path', params, schemas) : []),
    ...(query ? parametersIn('query', query, schemas) : []),
    ...(isIdempotent(operation) ? [IDEMPOTENCY_KEY] : []),
  ];
}

function parametersIn(place: 'path' | 'query', schema: z.ZodObject, schemas: Schemas): JsonObject[] {
  const { properties = {}, required = [] } = schemas.of(schema, 'input') as {
    readonly properties?: Readonly<Record<string, JsonObject>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, examples, ...rest }]) => ({
    name,
    in: place,
    ...(place === 'path' ? { required: true } : required.includes(name) && { required: true }),
    ...(description !== undefined && { description }),
    schema: rest,
    ...(Array.isArray(examples) && { example: examples[0] as Json }),
  }));
}

export function requestBodyOf(
  { body, bodyType = 'application/json', form, isBodyOptional, bodyExample }: Operation,
  schemas: Schemas,
): JsonObject | undefined {
  if (!body && !form) return undefined;
  const described = body && {
    schema: schemas.of(body, 'input'),
    ...(bodyExample !== undefined && { example: bodyExample as Json }),
  };
  return {
    required: !isBodyOptional,
    content: {
      ...(described && { [bodyType]: described }),
      ...(form && { 'multipart/form-data': { schema: form as JsonObject } }),
    },
  };
}
