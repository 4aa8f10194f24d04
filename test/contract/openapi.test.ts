import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { z } from 'zod';
import { EVENT_SHAPES } from '../../src/contract/event.ts';
import { createSchemas } from '../../src/contract/openapi/schemas.ts';
import { documentedPath, openApiDocument } from '../../src/contract/openapi.ts';
import { isIdempotent, problemsOf } from '../../src/contract/operation.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { PROBLEMS } from '../../src/errors.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is read as the JSON it is
const document = JSON.parse(JSON.stringify(openApiDocument('http://localhost:3000'))) as any;

const operations = OPERATIONS.map((operation) => ({
  operation,
  name: operation.id,
  documented: document.paths[documentedPath(operation.path)][operation.method.toLowerCase()],
}));

for (const ruleset of ['recommended', 'recommended-strict'] as const) {
  test(`TS-01: a public linter finds nothing in the document (${ruleset})`, async () => {
    const config = await createConfig({ extends: [ruleset] });
    const found = await lintFromString({ source: JSON.stringify(document), config });
    assert.deepEqual(
      found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
      [],
    );
  });
}

test('every operation is in the document once, under its own name, with words and its answers', () => {
  assert.equal(new Set(operations.map(({ name }) => name)).size, OPERATIONS.length);
  const places = OPERATIONS.map(({ method, path }) => `${method} ${documentedPath(path)}`);
  assert.equal(new Set(places).size, OPERATIONS.length);
  for (const { operation, name, documented } of operations) {
    assert.equal(documented.operationId, name);
    assert.ok(documented.summary && documented.description, name);
    for (const status of Object.keys(operation.answers)) assert.ok(documented.responses[status], name);
  }
});

test('DK-12 VL-02: every operation with a scope takes a key in each of the three headers, or a token with that scope', () => {
  for (const { operation, name, documented } of operations) {
    const ways = documented.security.map((way: object) => Object.keys(way)[0]);
    const expected = operation.scope ? ['bearerKey', 'apiKeyHeader', 'sdkKeyHeader', 'oauth2'] : [];
    assert.deepEqual(ways, expected, name);
    if (operation.scope) assert.deepEqual(documented.security.at(-1).oauth2, [operation.scope], name);
  }
});

test('every problem that an operation can answer is there under its status, with an example', () => {
  for (const { operation, name, documented } of operations) {
    for (const code of problemsOf(operation)) {
      const response = followed(documented.responses[PROBLEMS[code][0]]);
      const { schema, examples } = response.content['application/problem+json'];
      assert.ok(schema.allOf[1].properties.code.enum.includes(code), `${name} ${code}`);
      assert.equal(followed(examples[code]).value.code, code, name);
    }
  }
});

test('every POST with a credential takes an Idempotency-Key, and nothing else does', () => {
  for (const { operation, name, documented } of operations) {
    const names = (documented.parameters ?? []).map((parameter: object) => followed(parameter).name);
    assert.equal(names.includes('Idempotency-Key'), isIdempotent(operation), name);
  }
});

test('every event is among the webhooks, with the headers by which it is verified', () => {
  assert.deepEqual(Object.keys(document.webhooks), Object.keys(EVENT_SHAPES));
  for (const { post } of Object.values<typeof document>(document.webhooks)) {
    const names = post.parameters.map(({ name }: { name: string }) => name);
    assert.ok(names.includes('webhook-signature') && names.includes('X-Dokai-Signature'));
  }
});

test('every parameter and every field of a request is described or shown by an example', () => {
  const silent = operations.flatMap(({ name, documented }) =>
    (documented.parameters ?? [])
      .map(followed)
      .filter(
        ({ description, example }: { description?: string; example?: string }) => !description && !example,
      )
      .map((parameter: { name: string }) => `${name} ${parameter.name}`),
  );
  assert.deepEqual(silent, []);
});

test('an answer may grow, a request may not be misspelt', () => {
  const { CreatedSession } = document.components.schemas;
  const { createSession } = Object.fromEntries(operations.map(({ name, documented }) => [name, documented]));
  const body = followed(createSession.requestBody.content['application/json'].schema);
  assert.equal(body.additionalProperties, false);
  assert.equal(CreatedSession.additionalProperties, undefined);
});

test('two shapes under one name keep the document from being made', () => {
  const schemas = createSchemas();
  const thing = z.strictObject({ a: z.string() }).meta({ id: 'Thing' });
  schemas.of(thing, 'output');
  assert.throws(() => schemas.of(thing, 'input'), /^Error: Two schemas are called Thing$/);
});

// biome-ignore lint/suspicious/noExplicitAny: a place of the document
function followed(node: any): any {
  if (!node.$ref) return node;
  const names: string[] = node.$ref.slice('#/'.length).split('/');
  return names.reduce((place, name) => place[name], document);
}
