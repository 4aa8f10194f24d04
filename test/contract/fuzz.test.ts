/** The service under requests that nobody thought of: made of the document, whole and broken, with the same seed at every run. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { openApiDocument } from '../../src/contract/openapi.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type CallOptions, type Service, startService } from '../support/service.ts';
import { createSession, plainJpeg, sendImage } from '../support/sessions.ts';
import { arbitraryOf, placeOf } from './arbitrary-of.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is walked as the JSON it is
type Node = any;

const ENDPOINTS = '/v1/webhooks/endpoints';
const SEED = 20_260_311;
const RUNS_PER_OPERATION = 70;
const ODD_TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/json; charset=latin1',
  '',
];
const ODD_KEYS = ['', ' ', 'x'.repeat(300), 'order-1', 'naïve'];

const document: Node = openApiDocument('http://localhost:3000');
const operations = Object.entries<Node>(document.paths).flatMap(([path, methods]) =>
  Object.entries<Node>(methods).map(([verb, operation]) => ({ method: verb.toUpperCase(), path, operation })),
);
/** What is taken away is asked for before. */
const inOrder = operations.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));

/** By their prefixes. */
type Ids = Readonly<Record<string, string>>;

interface Asked {
  readonly path: string;
  readonly options: CallOptions;
}

describe('whatever is sent, the answer is one that the document promises', () => {
  let service: Service;
  let ids: Ids;
  let count = 0;

  before(async () => {
    service = await startService({
      database: EMBEDDED,
      models: false,
      settings: { RATE_LIMIT_PER_MINUTE: '1000000' },
    });
    const { id } = await createSession(service, { mock_behavior: { delay: '10m' } });
    const { body } = await sendImage(service, id, 'document_front', await plainJpeg());
    const hook = { json: { url: 'http://127.0.0.1:9/hook', events: ['endpoint.test'] } };
    const endpoint = (await service.call('POST', ENDPOINTS, hook)).body.id;
    const sent = (await service.call('POST', `${ENDPOINTS}/${endpoint}/test`)).body;
    ids = { ver: id, img: body.image.id, whk: endpoint, evt: sent.event_id, dlv: sent.delivery_id };
  });
  after(() => service.stop());

  for (const { method, path, operation } of inOrder) {
    test(`${operation.operationId}: never a fault, never outside the document`, async () => {
      const property = fc.asyncProperty(requestTo(path, operation, ids), async ({ path, options }) => {
        const { status, text } = await service.call(method, path, options);
        count++;
        assert.ok(status < 500 || isPromised(operation, status), `${method} ${path}: ${status} ${text}`);
      });
      await fc.assert(property, { seed: SEED, numRuns: RUNS_PER_OPERATION });
    });
  }

  test('and that was so for thousands of requests', () => {
    assert.ok(count > 2000, `${count} requests`);
  });
});

/** An answer of the operation's own, as the 503 of readiness is. */
function isPromised({ responses }: Node, status: number): boolean {
  return Boolean(responses[status]?.content?.['application/json']);
}

function requestTo(path: string, operation: Node, ids: Ids): fc.Arbitrary<Asked> {
  const parameters: Node[] = (operation.parameters ?? []).map((parameter: Node) =>
    parameter.$ref ? placeOf(parameter.$ref, document) : parameter,
  );
  return fc
    .record({
      segments: fc.tuple(
        ...parameters.filter((one) => one.in === 'path').map(({ example }) => segmentOf(example, ids)),
      ),
      query: queryOf(parameters.filter((one) => one.in === 'query')),
      headers: headersOf(parameters),
      body: operation.requestBody ? bodyOf(operation.requestBody) : fc.constant<CallOptions>({}),
    })
    .map(({ segments, query, headers, body }) => {
      const left = [...segments];
      const place = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(left.shift() ?? ''));
      return { path: `${place}${query}`, options: { ...body, headers: { ...body.headers, ...headers } } };
    });
}

/** Mostly what is there, by the prefix that the document's example has. */
function segmentOf(example: string, ids: Ids): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.stringMatching(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{24}$/),
  );
  const known = ids[example.slice(0, 'ver'.length)];
  return known ? fc.oneof({ weight: 3, arbitrary: fc.constant(known) }, odd) : odd;
}

function queryOf(parameters: readonly Node[]): fc.Arbitrary<string> {
  const odd = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('-1', '0', '1e9', 'null', '\0', '[]'));
  const known = Object.fromEntries(
    parameters.map(({ name, schema }) => [
      name,
      fc.oneof({ weight: 3, arbitrary: arbitraryOf(schema, document).map(String) }, odd),
    ]),
  );
  const strange = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), odd, { maxKeys: 1 });
  return fc
    .tuple(
      fc.record(known, { requiredKeys: [] }),
      fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, strange),
    )
    .map(([given, other]) => `?${new URLSearchParams({ ...given, ...other })}`.replace(/^\?$/, ''));
}

function headersOf(parameters: readonly Node[]): fc.Arbitrary<Record<string, string>> {
  const key = parameters.find(({ name }) => name === 'Idempotency-Key');
  if (!key) return fc.constant({});
  const good = arbitraryOf(key.schema, document).map(String);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc.oneof(good, fc.constantFrom(...ODD_KEYS)).map((text) => ({ 'idempotency-key': text })),
  );
}

function bodyOf({ content }: Node): fc.Arbitrary<CallOptions> {
  const [[type, { schema }]] = Object.entries<Node>(content) as [[string, Node]];
  const good = arbitraryOf(schema, document);
  const spoilt = fc
    .tuple(good, fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), fc.nat())
    .map(([value, name, other, place]) => spoil(value, name, other, place));
  const written = fc.oneof({ weight: 4, arbitrary: good }, { weight: 3, arbitrary: spoilt }, fc.jsonValue());
  const text = fc.oneof(
    { weight: 8, arbitrary: written.map((value) => writtenAs(type, value)) },
    fc.string(),
  );
  const types = fc.oneof({ weight: 9, arbitrary: fc.constant(type) }, fc.constantFrom(...ODD_TYPES));
  return fc.tuple(text, types).map(([body, contentType]) => ({
    body,
    headers: { ...(contentType && { 'content-type': contentType }) },
  }));
}

/** One of its fields is another value, or it has one more. */
function spoil(value: unknown, name: string, other: unknown, place: number): unknown {
  if (value === null || typeof value !== 'object') return other;
  const names = [...Object.keys(value), name];
  return { ...value, [names[place % names.length] ?? name]: other };
}

function writtenAs(type: string, value: unknown): string {
  if (type === 'application/json') return JSON.stringify(value);
  const fields = Object.entries(Object(value)).map(([name, field]): [string, string] => [
    name,
    String(field),
  ]);
  return new URLSearchParams(fields).toString();
}
