import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitsNumberPattern } from '../../../../src/verify/document/brands/fits-number-pattern.ts';
import { parseMyKad } from '../../../../src/verify/document/brands/parse-mykad.ts';

const today = '2026-11-21';

test('DK-40: a MyKad number tells the birth, the place and the gender', () => {
  assert.deepEqual(parseMyKad('901215-08-5523', today), {
    number: '901215-08-5523',
    dateOfBirth: '1990-12-15',
    placeOfBirth: '08',
    gender: 'M',
  });
  assert.equal(parseMyKad('051231144446', today)?.dateOfBirth, '2005-12-31');
  assert.equal(parseMyKad('051231 14 4446', today)?.gender, 'F');
  assert.equal(parseMyKad('271231-14-4446', today)?.dateOfBirth, '1927-12-31');
});

test('a number with an impossible birth or a place that no office has is no MyKad number', () => {
  for (const text of [
    '901315-08-5523',
    '900230-08-5523',
    '901215-00-5523',
    '901215-17-5523',
    '901215-73-5523',
    '9012150-8-5523',
    '',
  ]) {
    assert.equal(parseMyKad(text, today), null, text);
  }
  fc.assert(fc.property(fc.string(), (text) => void parseMyKad(text, today)));
});

test('a number that does not fit its brand is told from one that does, and from one that nothing is known of', () => {
  const fitting: [string, 'document_number' | 'personal_number', string, string][] = [
    ['mykad', 'document_number', '901215-08-5523', '901215-08-552'],
    ['de_personalausweis', 'document_number', 'T22000129', 'A22000129'],
    ['es_dni', 'personal_number', '99999999R', '99999999A'],
    ['pl_dowod', 'document_number', 'ABA300000', 'ABA300001'],
    ['pl_dowod', 'personal_number', '44051401359', '44051401358'],
    ['nl_identiteitskaart', 'personal_number', '111222333', '111222334'],
    ['tr_kimlik', 'personal_number', '10000000146', '10000000147'],
    ['sg_nric', 'document_number', 'S1234567D', 'S1234567A'],
    ['id_ktp', 'document_number', '3171234508860123', '3171239913860123'],
    ['us_ca', 'document_number', 'I1234562', '12345678'],
    ['ca_on', 'document_number', 'S1234-56789-01234', 'S1234'],
    ['fr_id_2x36', 'document_number', '940992310285', '9409'],
  ];
  for (const [brand, field, right, wrong] of fitting) {
    assert.equal(fitsNumberPattern(brand, field, right), true, `${brand} ${right}`);
    assert.equal(fitsNumberPattern(brand, field, wrong), false, `${brand} ${wrong}`);
  }
  assert.equal(fitsNumberPattern('icao_td3', 'document_number', 'A1'), null);
  assert.equal(fitsNumberPattern('nobody_knows', 'document_number', 'A1'), null);
});
