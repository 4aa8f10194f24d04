import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDomain } from '../../src/account/webhook-domains.ts';

test('DK-14: a domain is read in small letters, exact or with one star in front', () => {
  for (const [text, domain] of [
    ['shop.example', 'shop.example'],
    ['Hooks.Shop.EXAMPLE', 'hooks.shop.example'],
    ['*.shop.example', '*.shop.example'],
    ['xn--grsse-ixa.example', 'xn--grsse-ixa.example'],
    ['10.0.0.1', '10.0.0.1'],
  ] as const)
    assert.equal(readDomain(text), domain);
});

test('what is no domain is refused: addresses, ports, other stars, blanks, single words and endless ones', () => {
  for (const text of [
    '',
    '*',
    '*.',
    'localhost',
    'https://shop.example',
    'shop.example/',
    'shop.example:443',
    '*.*.shop.example',
    'a*.shop.example',
    ' shop.example',
    'shop.example\n',
    'shop.example\0',
    'größe.example',
    `${'a.'.repeat(126)}example`,
  ])
    assert.equal(readDomain(text), null, JSON.stringify(text));
});
