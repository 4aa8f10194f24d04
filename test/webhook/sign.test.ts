import assert from 'node:assert/strict';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { signatureHeaders } from '../../src/webhook/sign.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const now = Math.floor(Date.now() / 1000);
const body = fc.jsonValue().map((value) => JSON.stringify({ event: 'verification.completed', data: value }));

test('the public Standard Webhooks library verifies every delivery', () => {
  fc.assert(
    fc.property(body, (text) => {
      const headers = signatureHeaders({ id: 'evt_1', timestamp: now, body: text }, SECRET);
      assert.deepEqual(new Webhook(SECRET).verify(text, headers), JSON.parse(text));
    }),
  );
});

test('the library refuses another body, id, time and secret', () => {
  const headers = signatureHeaders({ id: 'evt_1', timestamp: now, body: '{"a":1}' }, SECRET);
  const other = new Webhook(`whsec_${randomBytes(32).toString('base64')}`);
  assert.throws(() => new Webhook(SECRET).verify('{"a":2}', headers));
  assert.throws(() => new Webhook(SECRET).verify('{"a":1}', { ...headers, 'webhook-id': 'evt_2' }));
  assert.throws(() =>
    new Webhook(SECRET).verify('{"a":1}', { ...headers, 'webhook-timestamp': String(now + 1) }),
  );
  assert.throws(() => other.verify('{"a":1}', headers));
});

test('DK-54: X-Dokai-Signature is t=<unix>,v1=<hex HMAC-SHA256 of "t.body"> with the secret as it is shown', () => {
  fc.assert(
    fc.property(body, (text) => {
      const headers = signatureHeaders({ id: 'evt_1', timestamp: now, body: text }, SECRET);
      const [, t, v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-dokai-signature'] ?? '') ?? [];
      const expected = createHmac('sha256', SECRET).update(`${t}.${text}`).digest();
      assert.equal(Number(t), now);
      assert.ok(timingSafeEqual(Buffer.from(v1, 'hex'), expected));
    }),
  );
});

test('a known delivery has known signatures, so no refactoring changes what receivers check', () => {
  const signed = { id: 'evt_1', timestamp: 1773311400, body: '{"event":"verification.completed"}' };
  const headers = signatureHeaders(signed, `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
  assert.deepEqual(headers, {
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1773311400',
    'webhook-signature': 'v1,QczXWWC9prp5xSpsuPvBUD6A5k/Q6HqpWmU61Ygj6c0=',
    'x-dokai-signature': 't=1773311400,v1=d37f18a38e5e749a33c2a0e25ba2793d703ec69a71d79d7a5bd36763366a6180',
  });
});
