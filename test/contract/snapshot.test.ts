import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, read, SHAPES, SNAPSHOT, shapes, snapshot } from '../../scripts/openapi.ts';
import { API_VERSION, openApiDocument } from '../../src/contract/openapi.ts';

const RUN = 'run "npm run openapi" and add a line to docs/api-changelog.md';
const changelog = read('docs/api-changelog.md');

test('the document does not change unseen: docs/openapi.json is the one that is served', () => {
  assert.ok(read(SNAPSHOT) === snapshot(), `${SNAPSHOT} is not the document; ${RUN}`);
});

test('the document does not change without a word: the newest line of its version in the changelog names it', () => {
  const [, newest = ''] = changelog.split(/^## /m);
  const [version, ...lines] = newest.trim().split('\n');
  const last = lines.filter((line) => line.startsWith('- ')).at(-1) ?? '';
  assert.equal(version, API_VERSION);
  assert.match(last, new RegExp(`^- \`${digestOf(snapshot())}\` \\S`), RUN);
});

test('a line of the changelog names one document only', () => {
  const digests = [...changelog.matchAll(/^- `([0-9a-f]{12})` /gm)].map(([, digest]) => digest);
  assert.ok(digests.length > 0);
  assert.equal(new Set(digests).size, digests.length);
});

test("the client's types are those of the document", () => {
  assert.ok(read(SHAPES) === shapes(), `${SHAPES} is not made of the document; ${RUN}`);
});

test('the document is the same for every host, and tells the path under which a proxy shows the service', () => {
  const [one, other, below] = [
    'http://localhost:3000',
    'https://verify.bank.example/',
    'https://bank.example/verify/',
  ].map((url) => openApiDocument(url)) as [Shown, Shown, Shown];
  assert.deepEqual(one, other);
  assert.equal(below.servers[0]?.url, '/verify');
  assert.equal(
    below.components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl,
    '/verify/oauth/token',
  );
});

type Shown = ReturnType<typeof openApiDocument> & {
  readonly servers: readonly { readonly url: string }[];
  readonly components: {
    readonly securitySchemes: {
      readonly oauth2: { readonly flows: { readonly clientCredentials: { readonly tokenUrl: string } } };
    };
  };
};
