import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BRAND_RULES, type BrandText, supportUrl } from '../../src/account/branding.ts';

const TAKEN: readonly (readonly [BrandText, string, string])[] = [
  ['name', ' Shop ', 'Shop'],
  ['name', '💳'.repeat(60), '💳'.repeat(60)],
  ['name', '<b>Salt & Pepper</b>', '<b>Salt & Pepper</b>'],
  ['accent', '#0C5F57', '#0c5f57'],
  ['ground', '#ffffff', '#ffffff'],
  ['privacy_url', 'https://shop.example', 'https://shop.example/'],
  ['terms_url', 'https://shop.example/a b?"<>', 'https://shop.example/a%20b?%22%3C%3E'],
  ['support', 'https://shop.example/help', 'https://shop.example/help'],
  ['support', 'help+ids@shop.example', 'help+ids@shop.example'],
];

for (const [field, text, read] of TAKEN) {
  test(`${field} ${JSON.stringify(text.slice(0, 30))} is read as ${JSON.stringify(read.slice(0, 30))}`, () =>
    assert.equal(BRAND_RULES[field].read(text), read));
}

const REFUSED: Readonly<Partial<Record<BrandText, readonly string[]>>> = {
  name: [' ', 'a'.repeat(61), 'two\nlines', 'nul\0', 'half \ud83d', 'line\u2028separator'],
  accent: ['red', '#fff', '#0c5f57ff', '#0c5f5g', '0c5f57', '#0c5f57\n', '#0c5f57;}', 'rgb(0,0,0)'],
  privacy_url: [
    'http://shop.example/',
    'javascript:alert(1)',
    'shop.example',
    'https://',
    'https:/shop.example',
    ' https://shop.example',
    'https://user@shop.example/',
    'https://user:word@shop.example/',
    `https://shop.example/${'a'.repeat(2048)}`,
  ],
  support: [
    'http://shop.example/help',
    'mailto:help@shop.example',
    'help',
    'help@shop',
    'help@shop.example?cc=all@shop.example',
    'a b@shop.example',
    `${'a'.repeat(250)}@shop.example`,
  ],
};

for (const [field, texts] of Object.entries(REFUSED)) {
  for (const text of texts) {
    test(`${field} ${JSON.stringify(text.slice(0, 40))} is refused`, () =>
      assert.equal(BRAND_RULES[field as BrandText].read(text), null));
  }
}

test('whatever is taken for a link leads to https, and is taken again as it was read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.webUrl({ validSchemes: ['https'] }), fc.string()), (text) => {
      const link = BRAND_RULES.privacy_url.read(text);
      if (link === null) return;
      assert.equal(new URL(link).protocol, 'https:');
      assert.equal(BRAND_RULES.privacy_url.read(link), link);
    }),
  );
});

test('an e-mail address is written to, an address is visited', () => {
  assert.equal(supportUrl('help@shop.example'), 'mailto:help@shop.example');
  assert.equal(supportUrl('https://shop.example/help@desk'), 'https://shop.example/help@desk');
});
