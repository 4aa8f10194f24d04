/** The client's types, made of the OpenAPI document: every named schema, and what each operation takes and answers. */

// biome-ignore lint/suspicious/noExplicitAny: the document is walked as the JSON it is
type Node = any;

const HEAD =
  '/** Made of the OpenAPI document by scripts/openapi.ts: what every operation takes and answers. */\n';
const VERBS = ['get', 'put', 'post', 'patch', 'delete'];

export function clientShapes(document: Node): string {
  const named = Object.entries<Node>(document.components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};\n`,
  );
  const operations = Object.entries<Node>(document.paths).flatMap(([path, methods]) =>
    VERBS.filter((verb) => verb in methods).map((verb) => ({ path, verb, operation: methods[verb] })),
  );
  const shapes = operations.map(
    ({ operation }) => `  ${operation.operationId}: ${shapeOf(operation, document)};`,
  );
  const places = operations.map(
    ({ path, verb, operation }) => `  ${operation.operationId}: ['${verb.toUpperCase()}', '${path}'],`,
  );
  const events = Object.values<Node>(document.webhooks).map(({ post }) => typeOf(bodyOf(post)));
  return [
    HEAD,
    ...named,
    `/** What a receiver is sent. */\nexport type WebhookEvent = ${events.join(' | ')};\n`,
    `export interface Operations {\n${shapes.join('\n')}\n}\n`,
    `/** Where each operation is. */\nexport const PLACES = {\n${places.join('\n')}\n} as const;\n`,
  ].join('\n');
}

function shapeOf(operation: Node, document: Node): string {
  const parameters: Node[] = (operation.parameters ?? []).map((parameter: Node) =>
    resolve(parameter, document),
  );
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const body = operation.requestBody ? typeOf(bodyOf(operation)) : 'undefined';
  const isOptional = operation.requestBody && !operation.requestBody.required;
  return `{ query: ${fields(query)}; body: ${isOptional ? `${body} | undefined` : body}; answer: ${answerOf(operation)} }`;
}

function fields(parameters: readonly Node[]): string {
  if (parameters.length === 0) return 'undefined';
  return `{ ${parameters.map(({ name, required, schema }) => property(name, schema, required)).join(' ')} }`;
}

function bodyOf({ requestBody }: Node): Node {
  const [first] = Object.values<Node>(requestBody.content);
  return (requestBody.content['application/json'] ?? first).schema;
}

function answerOf({ responses }: Node): string {
  const types = Object.entries<Node>(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content = {} }]) => Object.entries<Node>(content))
    .map(([type, { schema }]) => (type === 'application/json' ? typeOf(schema) : ofBytes(type)));
  return [...new Set(types)].join(' | ') || 'undefined';
}

function ofBytes(type: string): string {
  return type.startsWith('text/') ? 'string' : 'Uint8Array';
}

function typeOf(schema: Node): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' | ');
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (Array.isArray(schema.type))
    return schema.type.map((type: string) => typeOf({ ...schema, type })).join(' | ');
  return plainTypeOf(schema);
}

function plainTypeOf({ type, format, items, properties, required = [], additionalProperties }: Node): string {
  if (type === 'array') return `readonly (${typeOf(items ?? {})})[]`;
  if (type === 'integer') return 'number';
  if (type === 'string') return format === 'binary' ? 'Uint8Array' : 'string';
  if (type !== 'object') return type ?? 'unknown';
  const known = Object.entries<Node>(properties ?? {}).map(([name, value]) =>
    property(name, value, required.includes(name)),
  );
  if (known.length === 0) return `{ readonly [name: string]: ${typeOf(additionalProperties || {})} }`;
  return `{ ${known.join('\n')} }`;
}

function property(name: string, schema: Node, isRequired: boolean): string {
  const key = /^[a-z_]\w*$/i.test(name) ? name : `'${name}'`;
  const type = typeOf(schema);
  return `${comment(schema.description)}readonly ${key}${isRequired ? '' : '?'}: ${type}${isRequired ? '' : ' | undefined'};`;
}

function literal(value: Node): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function comment(description?: string): string {
  return description ? `/** ${description} */\n` : '';
}

function resolve(node: Node, document: Node): Node {
  if (!node.$ref) return node;
  return node.$ref
    .slice('#/'.length)
    .split('/')
    .reduce((place: Node, name: string) => place[name], document);
}
