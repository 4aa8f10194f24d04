import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ending, endUrl } from '../../src/page/end-url.ts';
import { OUTCOMES } from '../../src/page/view.ts';

const NOWHERE: Ending = {
  redirectUrl: null,
  successUrl: null,
  errorUrl: null,
  state: null,
  sessionId: 'ver_1',
  status: 'verified',
};
const ALL: Ending = {
  ...NOWHERE,
  redirectUrl: 'https://a.example/redirect',
  successUrl: 'https://a.example/success',
  errorUrl: 'https://a.example/error',
};

test('DK-55 a verified person goes to success_url, anybody else to error_url', () => {
  for (const status of OUTCOMES) {
    const page = status === 'verified' ? 'success' : 'error';
    assert.equal(endUrl({ ...ALL, status }), `https://a.example/${page}?session_id=ver_1&status=${status}`);
  }
});

test('DK-55 without its own address, every ending goes to redirect_url', () => {
  for (const status of OUTCOMES) {
    const ending = { ...ALL, successUrl: null, errorUrl: null, status };
    assert.equal(endUrl(ending), `https://a.example/redirect?session_id=ver_1&status=${status}`);
  }
});

test('DK-55 an ending for which the session names no address stays on the page', () => {
  assert.equal(endUrl(NOWHERE), null);
  assert.equal(endUrl({ ...NOWHERE, errorUrl: 'https://a.example/' }), null);
  assert.equal(endUrl({ ...NOWHERE, status: 'failed', successUrl: 'https://a.example/' }), null);
});

const QUERIES = [
  ['https://a.example/?x=1&x=2', null, 'https://a.example/?x=1&x=2&session_id=ver_1&status=verified'],
  [
    'https://a.example/?q=a%20b+c&flag',
    null,
    'https://a.example/?q=a%20b+c&flag&session_id=ver_1&status=verified',
  ],
  ['https://a.example/p?#part', null, 'https://a.example/p?session_id=ver_1&status=verified#part'],
  ['https://a.example/?state=own', null, 'https://a.example/?state=own&session_id=ver_1&status=verified'],
  ['https://a.example/?state=own', 's', 'https://a.example/?session_id=ver_1&status=verified&state=s'],
  ['https://a.example/?status=x&%73tatus=y', null, 'https://a.example/?session_id=ver_1&status=verified'],
  ['https://a.example/', '', 'https://a.example/?session_id=ver_1&status=verified&state='],
  ['http://127.0.0.1:80/', null, 'http://127.0.0.1/?session_id=ver_1&status=verified'],
] as const;

test('DK-55 the query keeps what was there, byte for byte, and each of our names stands once', () => {
  for (const [redirectUrl, state, expected] of QUERIES) {
    assert.equal(endUrl({ ...NOWHERE, redirectUrl, state }), expected);
  }
});

test('DK-55 the state comes back as it was given, whatever is in it', () => {
  const state = `"><script>alert(1)</script>&status=verified#'é 日`;
  const url = endUrl({ ...ALL, state, status: 'failed' }) ?? '';
  assert.equal(new URL(url).searchParams.get('state'), state);
  assert.deepEqual(new URL(url).searchParams.getAll('status'), ['failed']);
  assert.doesNotMatch(url, /["'<>\s]/);
});

test('an address that is not http(s) is nowhere to go', () => {
  for (const redirectUrl of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc',
    'not an address',
    '//a.example',
  ]) {
    assert.equal(endUrl({ ...NOWHERE, redirectUrl }), null, redirectUrl);
  }
});
