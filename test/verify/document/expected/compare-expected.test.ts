import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareExpected } from '../../../../src/verify/document/expected/compare-expected.ts';
import type { ExpectedDetails } from '../../../../src/verify/document/expected/expected-details.ts';
import { mergeFields } from '../../../../src/verify/document/merge/merge-fields.ts';
import { mrz, visual } from '../merge/readings.ts';

const passport = mergeFields(
  mrz({
    first_name: 'ANNA MARIA',
    last_name: 'MUELLER',
    date_of_birth: '1990-05-15',
    gender: 'F',
    nationality: 'DEU',
    issuing_country: 'DEU',
    document_number: 'C01X00T47',
  }),
);
const myKad = mergeFields(
  visual({
    full_name: 'AHMAD BIN IBRAHIM',
    personal_number: '900515-14-5678',
    address: '12 JALAN AMPANG 50450 KUALA LUMPUR',
  }),
);

const differing = (expected: ExpectedDetails, fields = passport) =>
  compareExpected(expected, fields).discrepancies.map(({ field }) => field);
const notRead = (expected: ExpectedDetails, fields = passport) =>
  compareExpected(expected, fields).expected_detail_not_read;

test('what was expected and read is no discrepancy, however it is written (DD-15 to DD-21)', () => {
  const expected = {
    first_name: 'Anna',
    last_name: 'Müller',
    date_of_birth: '1990-05-15',
    gender: 'female',
    nationality: 'D',
    country: 'deu',
    id_number: 'c01x 00t47',
  };
  assert.deepEqual(compareExpected(expected, passport), { discrepancies: [], expected_detail_not_read: [] });
});

const WRONG = {
  first_name: 'Claudia',
  last_name: 'Schneider',
  date_of_birth: '1990-05-16',
  gender: 'M',
  nationality: 'AUT',
  country: 'AUT',
  id_number: 'C01X00T48',
} as const;

for (const [field, value] of Object.entries(WRONG)) {
  test(`an expected ${field} that the document contradicts is a discrepancy (DD-23)`, () => {
    assert.deepEqual(differing({ [field]: value }), [field]);
  });
}

test('a discrepancy tells what was expected, what was found and how alike they are', () => {
  assert.deepEqual(compareExpected({ date_of_birth: '1990-05-16' }, passport).discrepancies, [
    { field: 'date_of_birth', expected: '1990-05-16', found: '1990-05-15', score: 0.9 },
  ]);
});

test('only what was given is compared', () => {
  assert.deepEqual(compareExpected({}, passport), { discrepancies: [], expected_detail_not_read: [] });
  assert.deepEqual(compareExpected({ first_name: ' ', gender: undefined }, passport).discrepancies, []);
});

test('what was given and could not be read is told apart from what differs', () => {
  assert.deepEqual(compareExpected({ address: '1 Main St', last_name: 'Müller' }, passport), {
    discrepancies: [],
    expected_detail_not_read: ['address'],
  });
  assert.deepEqual(notRead({ first_name: 'Anna' }, []), ['first_name']);
});

test('a name in a script that has no transliteration is not held against A-Z', () => {
  assert.deepEqual(notRead({ first_name: '小明', last_name: '王' }), ['first_name', 'last_name']);
  assert.deepEqual(differing({ first_name: '小明', last_name: '王' }), []);
});

test('a document with one line of name is compared with both names together', () => {
  assert.deepEqual(differing({ first_name: 'Ahmad', last_name: 'Ibrahim' }, myKad), []);
  assert.deepEqual(differing({ first_name: 'Ahmad bin Ibrahim' }, myKad), []);
  assert.deepEqual(differing({ first_name: 'Ahmad', last_name: 'Ismail' }, myKad), ['last_name']);
  assert.deepEqual(differing({ first_name: 'Ahmad', last_name: 'Ahmad' }, myKad), [
    'first_name',
    'last_name',
  ]);
});

test('names given in the other order, or parted elsewhere, are the same names', () => {
  assert.deepEqual(differing({ first_name: 'Müller', last_name: 'Anna Maria' }), []);
  assert.deepEqual(differing({ first_name: 'Anna', last_name: 'Maria Müller' }), []);
});

test('a number may be the card’s or the holder’s', () => {
  assert.deepEqual(differing({ id_number: '900515145678' }, myKad), []);
  assert.deepEqual(differing({ id_number: '٩٠٠٥١٥١٤٥٦٧٨' }, myKad), []);
});

test('every kind of British national counts as GBR', () => {
  for (const nationality of ['GBD', 'GBN', 'GBO', 'GBP', 'GBS'])
    assert.deepEqual(differing({ nationality: 'GBR' }, mergeFields(mrz({ nationality }))), []);
});

test('an address with another house number is a discrepancy (DD-22)', () => {
  assert.deepEqual(differing({ address: 'No. 12, Jln Ampang, 50450 Kuala Lumpur, Malaysia' }, myKad), []);
  assert.deepEqual(differing({ address: 'No. 14, Jln Ampang, 50450 Kuala Lumpur' }, myKad), ['address']);
});

test('stricter thresholds find more', () => {
  const details = { last_name: 'Mueler' };
  assert.deepEqual(differing(details), []);
  assert.equal(compareExpected(details, passport, { nameScoreMin: 0.99 }).discrepancies.length, 1);
});

test('every detail given is right, differs or was not read, whatever it says', () => {
  const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
  const details = fc.record({
    first_name: text,
    last_name: text,
    date_of_birth: text,
    gender: text,
    id_number: text,
    address: text,
  });
  fc.assert(
    fc.property(details, (expected) => {
      const { discrepancies, expected_detail_not_read } = compareExpected(expected, myKad);
      const named = [...discrepancies.map(({ field }) => field), ...expected_detail_not_read];
      assert.equal(new Set(named).size, named.length);
      for (const { score } of discrepancies) assert.ok(score >= 0 && score < 1);
    }),
  );
});
