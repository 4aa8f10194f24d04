import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readOrigin } from '../../src/account/origins.ts';

for (const [text, origin] of [
  ['https://shop.example.com', 'https://shop.example.com'],
  ['HTTPS://Shop.Example.com', 'https://shop.example.com'],
  ['https://shop.example:443', 'https://shop.example'],
  ['https://shop.example:8443', 'https://shop.example:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['http://localhost:5173', 'http://localhost:5173'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
] as const) {
  test(`${text} is the origin ${origin}`, () => assert.equal(readOrigin(text), origin));
}

for (const text of [
  'shop.example',
  'https://',
  'https://shop.example/',
  'https://shop.example/pay',
  'https://shop.example?a',
  'https://shop.example#a',
  'https://user@shop.example',
  'https://*.example',
  'https://*',
  '*',
  'null',
  'http://shop.example',
  'http://localhost.example',
  'http://[::1]:3000',
  'https://a;script-src.example',
  "https://a'b.example",
  'https://a,b.example',
  'https://a.example https://b.example',
  'https://shop.example\n',
  'https:\\\\shop.example',
  'ftp://shop.example',
  'https://shop.example:99999',
  'javascript:alert(1)',
]) {
  test(`${JSON.stringify(text)} is refused`, () => assert.equal(readOrigin(text), null));
}

test('whatever is taken is a whole origin that ends no directive of a policy', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: false }), fc.domain());
  fc.assert(
    fc.property(texts, (text) => {
      for (const origin of [readOrigin(text), readOrigin(`https://${text}`)]) {
        if (origin === null) continue;
        assert.equal(new URL(origin).origin, origin);
        assert.match(origin, /^https?:\/\/[a-z0-9.:-]+$/);
      }
    }),
  );
});
