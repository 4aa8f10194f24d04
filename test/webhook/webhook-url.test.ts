import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../src/errors.ts';
import { assertWebhookUrl } from '../../src/webhook/webhook-url.ts';

const DOMAINS = ['shop.example', '*.partner.example'];

const ALLOWED = [
  'https://shop.example/hook',
  'https://SHOP.example/hook',
  'https://shop.example:443/hook?x=1#y',
  'https://shop.example:80/',
  'https://shop.example:8443/',
  'https://a.partner.example/',
  'https://a.b.partner.example/',
];

const OFF_THE_LIST = [
  'https://evil.example/',
  'https://shop.example.evil.example/',
  'https://notshop.example/',
  'https://www.shop.example/',
  'https://shop.example./',
  'https://partner.example/',
  'https://evilpartner.example/',
  'https://93.184.215.14/',
  'https://[2606:4700:4700::1111]/',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://shop.example%2eevil.example/',
];

const MALFORMED = [
  'http://shop.example/hook',
  'http://localhost:3000/',
  'http://127.0.0.1/',
  'https://user@shop.example/',
  'https://user:password@shop.example/',
  'https://shop.example:22/',
  'https://shop.example:25/',
  'https://shop.example:1023/',
];

const codeOf = (url: string, allowLoopback = false): string | null => {
  try {
    assertWebhookUrl(url, { domains: DOMAINS, allowLoopback });
    return null;
  } catch (error) {
    return (error as Problem).code;
  }
};

for (const url of ALLOWED) test(`${url} may be used`, () => assert.equal(codeOf(url), null));

for (const url of OFF_THE_LIST)
  test(`DK-14: ${url} is not on the allow-list`, () =>
    assert.equal(codeOf(url), 'webhook_domain_not_allowed'));

for (const url of MALFORMED)
  test(`DK-13: ${url} is refused by its shape`, () => assert.equal(codeOf(url), 'validation_failed'));

test('where loopback is allowed, plain http reaches this machine and no other', () => {
  for (const url of [
    'http://localhost:3000/',
    'http://127.0.0.1:1/',
    'http://[::1]:3000/',
    'https://localhost/',
  ])
    assert.equal(codeOf(url, true), null, url);
  for (const url of [
    'http://shop.example/',
    'http://10.0.0.1/',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
  ])
    assert.equal(codeOf(url, true), 'validation_failed', url);
});

test('even on this machine no name and password are sent', () => {
  assert.equal(codeOf('http://user:password@localhost/', true), 'validation_failed');
});

test('a refusal points at webhook_url and never repeats a password', () => {
  assert.throws(
    () => assertWebhookUrl('https://u:geheim@evil.example/', { domains: [], allowLoopback: false }),
    (problem: Problem) => {
      assert.equal(problem.places[0]?.pointer, '/webhook_url');
      assert.doesNotMatch(JSON.stringify(problem.places) + problem.message, /geheim/);
      return true;
    },
  );
});
