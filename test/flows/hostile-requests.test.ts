import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CreateSession } from '../../src/contract/session.ts';
import { assertProblem } from '../hostile/assert-problem.ts';
import { inForms } from '../hostile/hostile-forms.ts';
import type { HostileRequest, Target } from '../hostile/hostile-request.ts';
import { belowRouting, inBodies, inPaths, inQueries } from '../hostile/hostile-requests.ts';
import { HOSTILE_VALUES } from '../hostile/hostile-values.ts';
import { sendRaw } from '../hostile/raw-http.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, finish, sendImage } from '../support/sessions.ts';

const CREATE = '/v1/verify/session';
const GROUPS: Readonly<Record<string, (target: Target) => HostileRequest[]>> = {
  'below every route': belowRouting,
  'in its path': inPaths,
  'in its query': inQueries,
  'in its body': inBodies,
  'in its form': inForms,
};
const ADDRESSES = {
  '/livez': 'GET, HEAD',
  '/readyz': 'GET, HEAD',
  '/metrics': 'GET, HEAD',
  '/v1/verify/session': 'POST',
  '/v1/verify/sessions': 'GET, HEAD',
  '/v1/verify/session/ver_1': 'DELETE, GET, HEAD',
  '/v1/verify/session/ver_1/cancel': 'POST',
  '/v1/verify/session/ver_1/images': 'GET, HEAD, POST',
  '/v1/verify/session/ver_1/images/img_1': 'GET, HEAD',
  '/verify/eyJ.eyJ.x': 'GET, HEAD',
  '/verify/eyJ.eyJ.x/selfie': 'GET, HEAD, POST',
} as const;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'];

onEveryDatabase('a hostile request', (database) => {
  let service: Service;
  let target: Target;

  before(async () => {
    service = await startService({ database, models: false });
    const { id } = await createSession(service);
    target = { id, key: service.testKey };
  });
  after(() => service.stop());

  for (const [where, group] of Object.entries(GROUPS)) {
    describe(`wrong ${where} is answered with its problem document`, () => {
      for (const [i, { name, status, code }] of group({ key: 'k', id: 'ver_1' }).entries()) {
        test(`${name}: ${status} ${code}`, async () => {
          const request = group(target)[i];
          assert.ok(request);
          assertProblem(await sendRaw(service.url, request.text), status, code);
        });
      }
    });
  }

  test('a wrong method on a known address: 405, and Allow names the right ones', async () => {
    for (const [path, allow] of Object.entries(ADDRESSES)) {
      for (const method of METHODS.filter((name) => !allow.split(', ').includes(name))) {
        const answer = await sendRaw(
          service.url,
          `${method} ${path}?a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        assert.deepEqual([answer?.status, answer?.headers.allow], [405, allow], `${method} ${path}`);
        if (method !== 'HEAD') assertProblem(answer, 405, 'method_not_allowed');
      }
    }
  });

  test('DK-13 to DK-17: whatever stands in a field of a session, it is taken or refused, never a fault', async () => {
    const counts = new Map<number, number>();
    for (const field of Object.keys(CreateSession.shape)) {
      for (const value of HOSTILE_VALUES) {
        const headers = { 'content-type': 'application/json' };
        const { status, text } = await service.call('POST', CREATE, {
          body: `{"${field}":${value}}`,
          headers,
        });
        assert.ok([201, 422].includes(status), `${field} ${value.slice(0, 40)}: ${status} ${text}`);
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    }
    assert.ok((counts.get(201) ?? 0) > 20 && (counts.get(422) ?? 0) > 400, JSON.stringify([...counts]));
    assert.equal(
      (await service.call('GET', `${CREATE}s?limit=100`)).status,
      200,
      'what was taken can be read',
    );
  });

  test('a body of thousands of mistakes is not answered with a longer one', async () => {
    const json = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`k${i}`, 1]));
    const { status, body } = await service.call('POST', CREATE, { json });
    assert.deepEqual([status, body.errors.length], [422, 100]);
  });

  test('a client that asks before it sends, and one that expects the impossible, are served', async () => {
    for (const expected of ['100-continue', 'a miracle']) {
      const text = `POST ${CREATE} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${target.key}\r\nContent-Type: application/json\r\nExpect: ${expected}\r\nContent-Length: 2\r\n\r\n{}`;
      assert.equal((await sendRaw(service.url, text))?.status, 201, expected);
    }
  });

  test('a credential of odd bytes is unknown: 401', async () => {
    for (const header of [
      'Authorization: Bearer \xff\xfe',
      'Authorization: Basic eDp5',
      'X-API-Key: ',
      `X-SDK-Key: ${'k'.repeat(9000)}`,
    ]) {
      const text = `GET ${CREATE}/${target.id} HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`;
      assertProblem(await sendRaw(service.url, text), 401, 'unauthenticated');
    }
  });

  test('DK-20: a person with a broken link reads a plain page, never a fault', async () => {
    for (const token of [
      'x',
      'a.b.c',
      '%00',
      'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ2ZXJfMSJ9.',
      '..%2f..',
      '%F0%9F%92%A9',
      '<script>',
    ]) {
      for (const [method, place] of [
        ['GET', ''],
        ['POST', '/selfie'],
        ['POST', '/nowhere'],
      ] as const) {
        const answer = await service.call(method, `/verify/${token}${place}`, { key: null });
        assert.deepEqual(
          [answer.status, answer.headers.get('content-type')],
          [404, 'text/html; charset=utf-8'],
        );
        assert.doesNotMatch(answer.text, /<script>|undefined|Error/);
      }
    }
  });

  test('DK-02: whatever a person sends instead of a photo, the page asks for another', async () => {
    const { url } = await createSession(service);
    const { pathname } = new URL(url);
    const bodies: [string, RequestInit['body']][] = [
      ['application/json', '{"type":"selfie"}'],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', '--x'],
      ['multipart/form-data; boundary=x', '--x--\r\n'],
      ['application/x-www-form-urlencoded', 'image=1'],
      ['image/jpeg', new Uint8Array(1000)],
    ];
    for (const [type, body] of bodies) {
      const options = { key: null, body, headers: { 'content-type': type } };
      const answer = await service.call('POST', `${pathname}/document`, options);
      assert.ok([400, 415, 422].includes(answer.status), `${type}: ${answer.status}`);
      assert.match(answer.text, /^<!doctype html>/);
      assert.doesNotMatch(answer.text, /on our side/);
    }
  });

  test('after all of it the service does its work', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    assert.equal((await sendImage(service, id, 'selfie', Buffer.alloc(9))).status, 415);
    assert.equal((await finish(service, id)).status, 'verified');
  });
});
