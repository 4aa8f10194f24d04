import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, randomBytes, sign, timingSafeEqual, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { type Signed, signatureHeaders } from '../../src/webhook/sign.ts';

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const SECRET = newSecret();
const now = Math.floor(Date.now() / 1000);
const body = fc.jsonValue().map((value) => JSON.stringify({ event: 'verification.completed', data: value }));
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

const headersOf = (signed: Signed, ...secrets: [string, ...string[]]) =>
  signatureHeaders(signed, { secrets, signBytes: async (bytes) => sign(null, bytes, privateKey) });

test('the public Standard Webhooks library verifies every delivery', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const headers = await headersOf({ id: 'evt_1', timestamp: now, body: text }, SECRET);
      assert.deepEqual(new Webhook(SECRET).verify(text, headers), JSON.parse(text));
    }),
  );
});

test('the library refuses another body, id, time and secret', async () => {
  const headers = await headersOf({ id: 'evt_1', timestamp: now, body: '{"a":1}' }, SECRET);
  assert.throws(() => new Webhook(SECRET).verify('{"a":2}', headers));
  assert.throws(() => new Webhook(SECRET).verify('{"a":1}', { ...headers, 'webhook-id': 'evt_2' }));
  assert.throws(() =>
    new Webhook(SECRET).verify('{"a":1}', { ...headers, 'webhook-timestamp': String(now + 1) }),
  );
  assert.throws(() => new Webhook(newSecret()).verify('{"a":1}', headers));
});

test('while a secret is being rotated the library verifies with either of the two, and with no third', async () => {
  const [present, before] = [newSecret(), newSecret()];
  const headers = await headersOf({ id: 'evt_1', timestamp: now, body: '{"a":1}' }, present, before);
  for (const secret of [present, before])
    assert.deepEqual(new Webhook(secret).verify('{"a":1}', headers), { a: 1 });
  assert.throws(() => new Webhook(SECRET).verify('{"a":1}', headers));
});

test('v1a is Ed25519 over "id.timestamp.body", for receivers that hold no secret of ours', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const headers = await headersOf({ id: 'evt_1', timestamp: now, body: text }, SECRET);
      const signature = / v1a,(\S+)$/.exec(headers['webhook-signature'] ?? '')?.[1] ?? '';
      const content = Buffer.from(`evt_1.${now}.${text}`);
      assert.ok(verify(null, content, publicKey, Buffer.from(signature, 'base64')));
      assert.ok(!verify(null, Buffer.from(`${content} `), publicKey, Buffer.from(signature, 'base64')));
    }),
  );
});

test('DK-54: X-Dokai-Signature is t=<unix>,v1=<hex HMAC-SHA256 of "t.body"> with the secret as it is shown', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const headers = await headersOf({ id: 'evt_1', timestamp: now, body: text }, SECRET);
      const [, t, v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-dokai-signature'] ?? '') ?? [];
      const expected = createHmac('sha256', SECRET).update(`${t}.${text}`).digest();
      assert.equal(Number(t), now);
      assert.ok(timingSafeEqual(Buffer.from(v1, 'hex'), expected));
    }),
  );
});

test('OK-42 OK-43: X-okID-Signature is the hex HMAC-SHA256 of the payload, X-okID-Timestamp the time it was sent', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const headers = await headersOf({ id: 'evt_1', timestamp: now, body: text }, SECRET, newSecret());
      const expected = createHmac('sha256', SECRET).update(text).digest('hex');
      assert.equal(headers['x-okid-signature'], expected);
      assert.equal(headers['x-okid-timestamp'], String(now));
    }),
  );
});

test('a known delivery has known signatures, so no refactoring changes what receivers check', async () => {
  const signed = { id: 'evt_1', timestamp: 1773311400, body: '{"event":"verification.completed"}' };
  const secrets: [string, string] = [
    `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    `whsec_${Buffer.alloc(32, 8).toString('base64')}`,
  ];
  const headers = await signatureHeaders(signed, { secrets, signBytes: async () => Buffer.alloc(64, 9) });
  assert.deepEqual(headers, {
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1773311400',
    'webhook-signature': `v1,QczXWWC9prp5xSpsuPvBUD6A5k/Q6HqpWmU61Ygj6c0= v1,IydOSROuH8bCyl8yMGKZt2+8L5VE+GmbLkZkmcY7NnM= v1a,${Buffer.alloc(64, 9).toString('base64')}`,
    'x-dokai-signature':
      't=1773311400,v1=d37f18a38e5e749a33c2a0e25ba2793d703ec69a71d79d7a5bd36763366a6180,v1=7efce0111d8b6b8d552da2b64a8488ad96302fe796fa39337902d942a7fc0bd0',
    'x-okid-signature': 'fd27373a06d9b5fd756aff34552dee36e819c0e0191bf46ecab7c130acd7b335',
    'x-okid-timestamp': '1773311400',
  });
});
