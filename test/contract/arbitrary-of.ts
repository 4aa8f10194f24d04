/** Values that a schema of the OpenAPI document describes. */
import fc from 'fast-check';

// biome-ignore lint/suspicious/noExplicitAny: the document is walked as the JSON it is
type Node = any;

const ITEMS_MAX = 4;
/** With all of its optional fields, hardly a request would be a good one. */
const OPTIONAL_MAX = 3;
const DURATIONS = ['0s', '2s', '10m', '24h', 'PT24H', 'P30D', '365d', '999999w'];
const BY_FORMAT: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'date-time': fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  uri: fc.webUrl({ withQueryParameters: true }),
};
const BY_TYPE: Readonly<Record<string, (schema: Node, document: Node) => fc.Arbitrary<unknown>>> = {
  array: ({ items, minItems = 0, maxItems = ITEMS_MAX }, document) =>
    fc.array(arbitraryOf(items ?? {}, document), {
      minLength: minItems,
      maxLength: Math.min(maxItems, ITEMS_MAX),
    }),
  object: objectOf,
  string: textOf,
  integer: ({ minimum = -1000, maximum = 1000 }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum = -1000, maximum = 1000 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
};

export function arbitraryOf(schema: Node, document: Node): fc.Arbitrary<unknown> {
  if (schema.$ref?.endsWith('/Json')) return fc.jsonValue({ maxDepth: 2 });
  if (schema.$ref) return arbitraryOf(placeOf(schema.$ref, document), document);
  if (schema.allOf) return arbitraryOf(schema.allOf[0], document);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice: Node) => arbitraryOf(choice, document)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  return BY_TYPE[schema.type]?.(schema, document) ?? fc.jsonValue({ maxDepth: 2 });
}

export function placeOf(reference: string, document: Node): Node {
  const names = reference.slice('#/'.length).split('/');
  return names.reduce((place, name) => place[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: Node,
  document: Node,
): fc.Arbitrary<unknown> {
  const known = Object.entries<Node>(properties).map(([name, value]) => [name, arbitraryOf(value, document)]);
  if (known.length === 0 && additionalProperties)
    return fc.dictionary(fc.string({ maxLength: 10 }), arbitraryOf(additionalProperties, document), {
      maxKeys: 4,
    });
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return fc
    .tuple(
      fc.record(Object.fromEntries(known)),
      fc.subarray(optional, { maxLength: Math.min(OPTIONAL_MAX, optional.length) }),
    )
    .map(([whole, chosen]) => only(whole, [...required, ...chosen]));
}

function only(whole: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, whole[name]]));
}

function textOf({ format, pattern, minLength = 0, maxLength = 100 }: Node): fc.Arbitrary<unknown> {
  const formed = BY_FORMAT[format];
  if (formed) return formed;
  if (!pattern) return fc.string({ minLength, maxLength, unit: 'grapheme' });
  if (pattern.includes('(?=')) return fc.constantFrom(...DURATIONS);
  return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength });
}
