/** Whether an answer is one that the OpenAPI document promises: its status, its headers, its content type and its body, to the last field. */
import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsOf from 'ajv-formats';
import { openApiDocument } from '../../src/contract/openapi.ts';

export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Of JSON, the value; null of anything else. */
  readonly body: unknown;
}

interface Place {
  readonly path: string;
  readonly method: string;
  readonly pattern: RegExp;
}

// biome-ignore lint/suspicious/noExplicitAny: the document is walked as the JSON it is
type Node = any;

const ROOT = 'openapi';
const document: Node = closed(openApiDocument('http://localhost:3000'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
formatsOf.default(ajv);
ajv.addSchema(document, ROOT);
const validators = new Map<string, ValidateFunction>();
const places: readonly Place[] = Object.entries<Node>(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ path, method: method.toUpperCase(), pattern: patternOf(path) })),
);

/** Throws when the answer is outside the document; answers of addresses that it does not name are only held to its form of a problem. */
export function assertConforms(answer: Answered): void {
  const place = places.find(({ method, pattern }) => method === answer.method && pattern.test(answer.path));
  if (place) assertDocumented(answer, place);
  else assertProblem(answer);
}

/** The same for what a receiver is sent: its headers and its body. */
export function assertDeliveryConforms(headers: IncomingHttpHeaders, body: string): void {
  const told = JSON.parse(body);
  const operation = document.webhooks[told.event]?.post;
  assert.ok(operation, `${told.event} is not documented`);
  for (const { name, required } of operation.parameters)
    assert.ok(headers[name.toLowerCase()] !== undefined || !required, `${told.event} lacks ${name}`);
  const content = ['webhooks', told.event, 'post', 'requestBody', 'content', 'application/json'];
  assertValid(told.event, told, [...content, 'schema']);
}

function assertDocumented(answer: Answered, place: Place): void {
  const operation = document.paths[place.path][place.method.toLowerCase()];
  const name = `${operation.operationId} ${answer.status}`;
  const pointer = ['paths', place.path, place.method.toLowerCase(), 'responses', String(answer.status)];
  assert.ok(operation.responses[answer.status], `${name} is not documented: ${JSON.stringify(answer.body)}`);
  assertAnswer(name, answer, resolve(pointer));
}

function assertAnswer(name: string, { headers, body }: Answered, pointer: readonly string[]): void {
  const response = at(pointer);
  for (const header of Object.keys(response.headers ?? {}))
    assertHeader(name, header, headers, resolve([...pointer, 'headers', header]));
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  const documented = Object.keys(response.content ?? { '': {} });
  assert.ok(documented.includes(type), `${name} has the undocumented content type "${type}"`);
  if (body !== null) assertValid(name, body, [...pointer, 'content', type, 'schema']);
}

function assertHeader(name: string, header: string, headers: Headers, pointer: readonly string[]): void {
  const value = headers.get(header);
  const { required, schema } = at(pointer);
  assert.ok(value !== null || !required, `${name} lacks the header ${header}`);
  if (value === null) return;
  assertValid(`${name} ${header}`, schema.type === 'integer' ? Number(value) : value, [...pointer, 'schema']);
}

/** What no operation answers is refused in the same form. */
function assertProblem({ method, path, status, headers, body }: Answered): void {
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return;
  const name = `${method} ${path} ${status}`;
  assertValid(name, body, ['components', 'schemas', 'Problem']);
  assert.equal((body as { readonly status: number }).status, status, name);
}

function assertValid(name: string, value: unknown, pointer: readonly string[]): void {
  const reference = `${ROOT}#${pointer.map(escaped).join('')}`;
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  assert.ok(validate(value), `${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`);
}

function at(pointer: readonly string[]): Node {
  return pointer.reduce((node: Node, name) => node[name], document);
}

/** Follows a reference to another place of the document. */
function resolve(pointer: readonly string[]): readonly string[] {
  const { $ref } = at(pointer);
  return typeof $ref === 'string' ? $ref.slice('#/'.length).split('/') : pointer;
}

function escaped(name: string): string {
  return `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** Answers may grow, so the document leaves them open; what is answered today is all in it. */
function closed(node: Node): Node {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== 'object') return node;
  const { allOf, ...rest } = node;
  const inside = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, closed(value)]));
  const isOpen = node.type === 'object' && node.properties && node.additionalProperties === undefined;
  return { ...inside, ...(allOf && { allOf }), ...(isOpen && { additionalProperties: false }) };
}
