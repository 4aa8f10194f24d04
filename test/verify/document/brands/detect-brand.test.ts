import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BRANDS } from '../../../../src/verify/document/brands/brands.ts';
import { type BrandEvidence, detectBrand } from '../../../../src/verify/document/brands/detect-brand.ts';
import { matchesExpectedType } from '../../../../src/verify/document/brands/matches-expected-type.ts';

const found = (texts: readonly string[], rest: Omit<BrandEvidence, 'lines'> = {}) =>
  detectBrand({ lines: texts.map((text) => ({ text })), ...rest });
const first = (...given: Parameters<typeof found>) => {
  const [best] = found(...given);
  return best && [best.brand, best.type, best.country];
};

const MYKAD = [
  'KAD PENGENALAN',
  'MALAYSIA',
  'IDENTITY CARD',
  '901215-08-5523',
  'AHMAD BIN IBRAHIM',
  'WARGANEGARA',
  'LELAKI',
];
const GERMAN = [
  'BUNDESREPUBLIK DEUTSCHLAND',
  'PERSONALAUSWEIS',
  'IDENTITY CARD',
  'T22000129',
  'MUSTERMANN',
  'DEUTSCH',
];
const CALIFORNIAN = [
  'California',
  'USA DRIVER LICENSE',
  'DL I1234562',
  'EXP 08/31/2028',
  'LN CARDHOLDER',
  'DOB 08/31/1977',
];

test('DK-15, DK-16: type and brand are told from what is printed', () => {
  assert.deepEqual(first(MYKAD), ['mykad', 'identity_card', 'MYS']);
  assert.deepEqual(first(['KADPENGENALANMALAYSlA', 'WARGANEGERA']), ['mykad', 'identity_card', 'MYS']);
  assert.deepEqual(first(GERMAN), ['de_personalausweis', 'identity_card', 'DEU']);
  assert.deepEqual(first(CALIFORNIAN), ['us_ca', 'driving_license', 'USA']);
  assert.deepEqual(first(['WEST VIRGINIA', 'DRIVER’S LICENSE']), ['us_wv', 'driving_license', 'USA']);
  assert.deepEqual(first(['TEXAS', 'IDENTIFICATION CARD']), ['us_tx', 'identity_card', 'USA']);
  assert.deepEqual(first(['FÜHRERSCHEIN', '1. Mustermann', '4a. 19.01.13 4c. Landratsamt', '4b. 18.01.28']), [
    'eu_driving_licence',
    'driving_license',
    null,
  ]);
  assert.deepEqual(first(['CANADA', 'PASSPORT', 'PASSEPORT']), ['icao_td3', 'passport', 'CAN']);
});

test('DK-16: a machine-readable zone tells the brand, of the state where one is known', () => {
  const zone = { mrzFormat: 'TD1', mrzIssuer: 'DEU', mrzCode: 'ID' } as const;
  assert.deepEqual(first([], zone), ['de_personalausweis', 'identity_card', 'DEU']);
  assert.deepEqual(first([], { ...zone, mrzCode: 'AR' }), ['icao_td1', 'residence_permit', 'DEU']);
  assert.deepEqual(first([], { mrzFormat: 'TD1', mrzIssuer: 'LVA', mrzCode: 'I' }), [
    'icao_td1',
    'identity_card',
    'LVA',
  ]);
  assert.deepEqual(first([], { mrzFormat: 'FRENCH_ID', mrzIssuer: 'FRA', mrzCode: 'ID' }), [
    'fr_id_2x36',
    'identity_card',
    'FRA',
  ]);
  assert.deepEqual(first([], { mrzFormat: 'MRVB', mrzIssuer: 'UTO', mrzCode: 'V' }), [
    'icao_mrvb',
    'visa',
    'UTO',
  ]);
});

test('a passport of Malaysia is no MyKad, whatever words it shares with one', () => {
  const zone = { mrzFormat: 'TD3', mrzIssuer: 'MYS', mrzCode: 'P' } as const;
  assert.deepEqual(first(['MALAYSIA', 'PASPORT', 'Warganegara', '901215-08-5523'], zone), [
    'icao_td3',
    'passport',
    'MYS',
  ]);
});

test('a visa that names the passport’s number is no passport', () => {
  assert.equal(first(['VISA', 'Surname', 'Passport Number', 'Número de pasaporte'])?.[1], 'visa');
});

test('a barcode of AAMVA decides, and the words only tell a licence from an identity card', () => {
  assert.deepEqual(first(CALIFORNIAN, { aamvaBrand: 'us_nv' }), ['us_nv', 'driving_license', 'USA']);
  assert.deepEqual(first([], { aamvaBrand: 'ca_on', codedType: 'identity_card' }), [
    'ca_on',
    'identity_card',
    'CAN',
  ]);
});

test('what nobody knows is generic, and never surely so', () => {
  const [best] = found(['HELLO', 'WORLD']);
  assert.equal(best?.brand, 'generic');
  assert.ok(best && best.score < 0.6);
});

test('DK-15: another type than the expected one is a mismatch, and an unsure one is not', () => {
  assert.equal(matchesExpectedType(found(MYKAD), 'identity_card', null), true);
  assert.equal(matchesExpectedType(found(MYKAD), 'passport', null), false);
  assert.equal(matchesExpectedType(found(['HELLO']), 'passport', null), null);
  assert.equal(matchesExpectedType(found(MYKAD)), true);
});

test('DK-16: another brand than the expected one is a mismatch; a general brand includes the states’', () => {
  const german = found([...GERMAN], { mrzFormat: 'TD1', mrzIssuer: 'DEU', mrzCode: 'ID' });
  assert.equal(matchesExpectedType(german, 'identity_card', 'de_personalausweis'), true);
  assert.equal(matchesExpectedType(german, 'identity_card', 'icao_td1'), true);
  assert.equal(matchesExpectedType(found(GERMAN), 'identity_card', 'icao_td1'), true);
  assert.equal(matchesExpectedType(german, 'identity_card', 'mykad'), false);
  assert.equal(matchesExpectedType(german, 'identity_card', 'generic'), true);
  assert.equal(matchesExpectedType(german, 'identity_card', 'nobody_knows'), null);
  assert.equal(matchesExpectedType(found([]), null, 'mykad'), null);
});

test('every brand has its own id, and nothing on a page makes detection throw or leave its bounds', () => {
  assert.equal(new Set(BRANDS.map(({ id }) => id)).size, BRANDS.length);
  assert.ok(BRANDS.every(({ id }) => /^[a-z0-9_]{1,64}$/.test(id)));
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 10 }), (texts) => {
      const scores = found(texts).map(({ score }) => score);
      assert.ok(scores.every((score) => score >= 0 && score <= 1));
      assert.deepEqual(
        scores,
        scores.toSorted((one, other) => other - one),
      );
    }),
    { numRuns: 40 },
  );
});
