import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { type Operation, problemsOf } from '../../src/contract/operation.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { ProblemAnswer } from '../../src/contract/problem.ts';
import { assertProblem } from '../hostile/assert-problem.ts';
import { HOSTILE_BODIES, type HostileBody } from '../hostile/hostile-bodies.ts';
import { HOSTILE_VALUES } from '../hostile/hostile-values.ts';
import { type RawAnswer, sendRaw } from '../hostile/raw-http.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const CHANGING = OPERATIONS.filter(({ method, scope }) => method !== 'GET' && scope !== null);
const PER_MINUTE = { RATE_LIMIT_PER_MINUTE: '1000000' };

describe('an operation that changes something', () => {
  let service: Service;
  let id: string;

  before(async () => {
    service = await startService({ database: EMBEDDED, models: false, settings: PER_MINUTE });
    ({ id } = await createSession(service));
  });
  after(() => service.stop());

  for (const operation of CHANGING) {
    describe(`${operation.method} ${operation.path}`, () => {
      for (const hostile of HOSTILE_BODIES) {
        const [status, code] = hostile.refusal;
        test(`refuses ${hostile.name}: ${status} ${code}`, async () => {
          const answer = await send(operation, hostile);
          assertProblem(answer, status, code);
          assertDocumented(operation, answer);
        });
      }

      if (!operation.body || operation.isBodyOptional)
        test('refuses a query parameter that it does not know, with a pointer to it', async () => {
          const path = `${operation.path}?no_such_parameter=1`;
          const answer = await send({ ...operation, path }, { type: null, body: '' });
          assertProblem(answer, 422, 'validation_failed');
          assert.equal(JSON.parse(answer?.text ?? '').errors[0].pointer, '/no_such_parameter');
        });

      test('refuses a form, unless it takes one, and then one that is none', async () => {
        for (const type of [
          'multipart/form-data',
          'multipart/form-data; boundary=x',
          'multipart/form-data; boundary=',
        ]) {
          const answer = await send(operation, { type, body: 'no form' });
          const [status, code] = operation.form
            ? [400, 'malformed_request']
            : [415, 'unsupported_media_type'];
          assertProblem(answer, status, code);
        }
      });

      test('takes or refuses whatever stands in its fields, never with a fault, and only as is documented', async () => {
        for (const name of fieldsOf(operation)) {
          for (const value of HOSTILE_VALUES) {
            const answer = await send(operation, {
              type: 'application/json',
              body: `{"${name}":${inBytes(value)}}`,
            });
            assertDocumented(operation, answer);
          }
        }
      });
    });
  }

  test('they are all there, and the service still does its work', async () => {
    assert.ok(CHANGING.length >= 12, `${CHANGING.length} operations`);
    assert.equal((await service.call('GET', `/v1/verify/session/${id}`)).status, 200);
  });

  /** With the key that may change the account as well. */
  function send(
    { method, path }: Operation,
    { type, body, bytes = body.length }: Pick<HostileBody, 'type' | 'body' | 'bytes'>,
  ): Promise<RawAnswer | null> {
    const contentType = type === null ? '' : `Content-Type: ${type}\r\n`;
    const head = `${method} ${path.replaceAll(/:\w+/g, id)} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.liveKey}\r\n`;
    return sendRaw(service.url, `${head}${contentType}Content-Length: ${bytes}\r\n\r\n${body}`);
  }
});

function fieldsOf({ body }: Operation): readonly string[] {
  return body instanceof z.ZodObject ? Object.keys(body.shape) : [];
}

function inBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function assertDocumented(operation: Operation, answer: RawAnswer | null): void {
  assert.ok(answer, 'there is an answer');
  if (answer.status in operation.answers && answer.status < 400) return;
  const { code, status } = ProblemAnswer.strict().parse(JSON.parse(answer.text));
  assert.equal(status, answer.status);
  assert.ok(status < 500 || code === 'models_missing', answer.text);
  assert.ok(problemsOf(operation).includes(code), `${operation.id} does not say ${code}`);
}
