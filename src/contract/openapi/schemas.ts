/** Zod's schemas as JSON Schema 2020-12 in the form of an OpenAPI document: what has a name is kept once, under `components`. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** Requests are shown as they are taken, answers as they are given. */
export type Direction = 'input' | 'output';

export interface Schemas {
  of(schema: z.ZodType, direction: Direction): JsonObject;
  /** Every named schema, in the order of the names. */
  all(): JsonObject;
}

const DEFINITIONS = '#/$defs/';

/** Throws when two shapes claim one name: a request and an answer need two, as an answer may grow. */
export function createSchemas(): Schemas {
  const named = new Map<string, JsonObject>();
  const keep = (name: string, schema: JsonObject): JsonObject => {
    const known = named.get(name);
    if (known && !isDeepStrictEqual(known, schema)) throw new Error(`Two schemas are called ${name}`);
    named.set(name, schema);
    return referenceTo(name);
  };
  return {
    of(schema, direction) {
      const { $schema, $defs, ...rest } = toJsonSchema(schema, direction);
      for (const [name, definition] of Object.entries(($defs ?? {}) as JsonObject)) {
        keep(name, tidy(definition as Json, direction) as JsonObject);
      }
      return tidy(rest, direction) as JsonObject;
    },
    all: () => Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

export function referenceTo(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function toJsonSchema(schema: z.ZodType, io: Direction): JsonObject {
  return z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as JsonObject;
}

/** Drops what zod says beside what OpenAPI says already, and what would keep an answer from growing. */
function tidy(node: Json, direction: Direction): Json {
  if (node === null || typeof node !== 'object') return node;
  if (isList(node)) return node.map((item) => tidy(item, direction));
  const { $ref, ...others } = withProperties(node);
  const rest = Object.entries(others).filter(([name, value]) => !isNoise(name, value, node, direction));
  const tidied = Object.fromEntries(
    rest.map(([name, value]) => [name, HOLDS_DATA.has(name) ? value : tidy(value ?? null, direction)]),
  );
  if (typeof $ref !== 'string') return tidied;
  const reference = referenceTo($ref.slice(DEFINITIONS.length));
  return rest.length === 0 ? reference : { ...tidied, allOf: [reference] };
}

/** A record whose keys are a closed list is an object with these properties. */
function withProperties(node: JsonObject): JsonObject {
  const { propertyNames, additionalProperties, ...rest } = node;
  const names = (propertyNames as JsonObject | undefined)?.enum as readonly string[] | undefined;
  if (!names) return node;
  return { ...rest, properties: Object.fromEntries(names.map((name) => [name, additionalProperties])) };
}

/** Data, in which a field may be called as a keyword is. */
const HOLDS_DATA = new Set(['default', 'enum', 'const', 'examples', 'required']);

function isNoise(name: string, value: Json | undefined, node: JsonObject, direction: Direction): boolean {
  if (name === 'id') return typeof value === 'string';
  if (name === 'additionalProperties') return value === false && direction === 'output';
  if (name === 'pattern') return node.format === 'date-time' || node.format === 'date';
  if (name === 'propertyNames') return isDeepStrictEqual(value, { type: 'string' });
  if (name === 'minimum') return value === Number.MIN_SAFE_INTEGER;
  if (name === 'maximum') return value === Number.MAX_SAFE_INTEGER;
  return false;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
