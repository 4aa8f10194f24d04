import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { createServer } from '../../src/http/server.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';

const CREATE = '/v1/verify/session';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

onEveryDatabase('whatever goes wrong is answered with a problem document', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  test('it carries type, title, status, detail, code, errors and the request id of the header', async () => {
    const { status, headers, body } = await service.call('GET', '/nowhere');
    assert.equal(status, 404);
    assert.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.match(body.request_id, UUID);
    assert.deepEqual(body, {
      type: 'urn:vouch:problem:not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing at this address.',
      code: 'not_found',
      errors: [],
      request_id: headers.get('x-request-id'),
    });
  });

  const json = { 'content-type': 'application/json' };
  const refusals = [
    ['broken JSON', 400, 'malformed_request', CREATE, { body: '{"steps":', headers: json }],
    [
      'JSON that reaches for a prototype',
      400,
      'malformed_request',
      CREATE,
      { body: '{"__proto__":{}}', headers: json },
    ],
    ['huge JSON', 413, 'payload_too_large', CREATE, { json: { state: 'x'.repeat(70_000) } }],
    [
      'a form where JSON belongs',
      415,
      'unsupported_media_type',
      CREATE,
      { body: new URLSearchParams({ state: 'x' }) },
    ],
    ['a known path under another method', 405, 'method_not_allowed', '/v1/verify/sessions', {}],
    ['a path that is no path', 400, 'malformed_request', '/v1/verify/session/%zz/cancel', {}],
    ['an endless id', 404, 'not_found', `/v1/verify/session/${'x'.repeat(2000)}/cancel`, {}],
  ] as const;
  for (const [what, status, code, path, options] of refusals) {
    test(`${what}: ${status} ${code}`, async () => {
      const answer = await service.call('POST', path, options);
      assert.deepEqual([answer.status, answer.body?.code], [status, code]);
      assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.match(answer.body.request_id, UUID);
    });
  }

  test('every wrong field is named by a JSON pointer, in one answer', async () => {
    const answer = await service.call('POST', CREATE, {
      json: { name: 'x', mock_behavior: { colour: 1 }, steps: ['document', 'dance'], 'a/b~c': 1 },
    });
    assert.deepEqual([answer.status, answer.body.code], [422, 'validation_failed']);
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    assert.deepEqual(pointers.sort(), ['/a~1b~0c', '/mock_behavior/colour', '/name', '/steps/1']);
  });

  test('a fault of ours is an opaque 500: no word of the database gets out', async () => {
    const { query } = service.app.operator.database;
    await query('alter table sessions rename to lost');
    const answer = await service.call('POST', CREATE, { json: {} });
    await query('alter table lost rename to sessions');
    assert.deepEqual([answer.status, answer.body.code], [500, 'internal_error']);
    assert.doesNotMatch(answer.text, /sessions|relation|insert|src\//);
    assert.equal((await service.call('POST', CREATE, { json: {} })).status, 201);
  });
});

test('the story of a fault is in the log under the request id that the caller got', async () => {
  const lines: string[] = [];
  const server = await createServer(pino({ level: 'error' }, { write: (line) => lines.push(line) }));
  server.get('/fault', async () => {
    throw Object.assign(new Error('the password is tulip'), { detail: 'row of Ada Lovelace' });
  });
  const url = await server.listen({ port: 0 });
  const answer = await fetch(`${url}/fault`);
  const body = await answer.text();
  await server.close();
  assert.equal(answer.status, 500);
  assert.doesNotMatch(body, /tulip|Ada|stack/);
  const [story] = lines.map((line) => JSON.parse(line));
  assert.equal(story.reqId, JSON.parse(body).request_id);
  assert.match(story.err.message, /tulip/);
});

test('one request id is in the header of an answer, in the problem and in the log, and a caller cannot choose it', async () => {
  const lines: string[] = [];
  const server = await createServer(pino({ level: 'info' }, { write: (line) => lines.push(line) }));
  server.post('/here', async () => ({ here: true }));
  const url = await server.listen({ port: 0 });
  const headers = { 'content-type': 'application/json', 'x-request-id': 'chosen' };
  const answers = await Promise.all(
    ['{}', '{', '{"a":1,"a":2}'].map((body) => fetch(`${url}/here`, { method: 'POST', headers, body })),
  );
  answers.push(await fetch(`${url}/nowhere`, { headers }), await fetch(`${url}/here`, { headers }));
  const bodies = await Promise.all(
    answers.map((answer) => answer.json() as Promise<{ request_id?: string }>),
  );
  await server.close();
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 400, 400, 404, 405],
  );
  const logged = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  for (const [i, { headers, status }] of answers.entries()) {
    const id = headers.get('x-request-id') ?? '';
    assert.match(id, UUID);
    if (status !== 200) assert.equal(bodies[i]?.request_id, id);
    assert.equal(logged.filter(({ reqId }) => reqId === id).length, 1);
  }
});
