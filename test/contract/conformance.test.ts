/** What every other test's answers and deliveries are held against can itself say no. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VERIFIED_SESSION } from '../../src/contract/session-examples.ts';
import { type Answered, assertConforms, assertDeliveryConforms } from '../support/conformance.ts';

const ANSWER: Answered = {
  method: 'GET',
  path: '/v1/verify/session/ver_1',
  status: 200,
  headers: new Headers({ 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'one' }),
  body: VERIFIED_SESSION,
};
const PROBLEM = {
  type: 'urn:vouch:problem:not_found',
  title: 'Not found',
  status: 404,
  detail: 'There is no such session.',
  code: 'not_found',
  errors: [],
  request_id: 'one',
};
const PROBLEM_TYPE = { 'content-type': 'application/problem+json', 'x-request-id': 'one' };

const SENT_HEADERS = {
  'webhook-id': 'evt_1',
  'webhook-timestamp': '1773225000',
  'webhook-signature': 'v1,x',
  'x-dokai-signature': 't=1,v1=x',
  'x-okid-signature': 'x',
  'x-okid-timestamp': '1773225000',
};
const SENT = {
  event: 'verification.completed',
  id: 'evt_1',
  created_at: '2026-03-11T10:31:41.000Z',
  sequence: 2,
  data: VERIFIED_SESSION,
};

describe('an answer', () => {
  test('conforms, and so does a refusal that its operation documents', () => {
    assertConforms(ANSWER);
    assertConforms({ ...ANSWER, status: 404, headers: new Headers(PROBLEM_TYPE), body: PROBLEM });
  });

  for (const [what, change] of Object.entries<Partial<Answered>>({
    'another status': { status: 201 },
    'a field that is not described': { body: { ...VERIFIED_SESSION, secret: 1 } },
    'a field of another type': { body: { ...VERIFIED_SESSION, livemode: 'yes' } },
    'another content type': { headers: new Headers({ 'content-type': 'text/html', 'x-request-id': 'one' }) },
    'no request id': { headers: new Headers({ 'content-type': 'application/json' }) },
    'a problem that is not one of its own': {
      status: 404,
      headers: new Headers(PROBLEM_TYPE),
      body: { ...PROBLEM, code: 'link_broken' },
    },
    'an unknown address, with no problem of our form': {
      path: '/nowhere',
      status: 404,
      headers: new Headers(PROBLEM_TYPE),
      body: { error: 'x' },
    },
  }))
    test(`does not conform with ${what}`, () => {
      assert.throws(() => assertConforms({ ...ANSWER, ...change }), assert.AssertionError);
    });
});

describe('a delivery', () => {
  const deliver = (headers: object, body: object) =>
    assertDeliveryConforms({ ...SENT_HEADERS, ...headers }, JSON.stringify({ ...SENT, ...body }));

  test('conforms', () => deliver({}, {}));

  for (const [what, headers, body] of [
    ['an event that is not described', {}, { event: 'verification.lost' }],
    ['a field that is not described', {}, { secret: 1 }],
    ['a field of its data that is not described', {}, { data: { ...VERIFIED_SESSION, secret: 1 } }],
    ['no signature', { 'webhook-signature': undefined }, {}],
  ] as const)
    test(`does not conform with ${what}`, () => {
      assert.throws(() => deliver(headers, body), assert.AssertionError);
    });
});
