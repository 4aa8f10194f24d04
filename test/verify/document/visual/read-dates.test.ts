import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DateField, readDates } from '../../../../src/verify/document/visual/read-dates.ts';

const today = '2026-11-21';
const read = (text: string, issuer: string | null = null, field: DateField = 'date_of_birth') =>
  readDates(text, field, { today, issuer }).map(({ value }) => value);

test('dates are read in every order, with every separator and in many languages', () => {
  const same = [
    '12.08.1974',
    '12 08 1974',
    '12-08-1974',
    '12/8/1974',
    '1974-08-12',
    '1974.08.12.',
    '12 AUG/AOÛT 1974',
    '12 Ağustos 1974',
    '12AUG1974',
    '12 OGOS 1974',
    '12 SIE/AUG 1974',
    '12. srpen 1974',
    '12 AUG /AUG 74',
    'AUG 12, 1974',
    'l2.O8.1974',
    '12 BEP/AUG 74',
  ];
  for (const text of same) assert.deepEqual(read(text, 'DEU'), ['1974-08-12'], text);
});

test('the issuing country says whether the day or the month comes first, where both are possible', () => {
  assert.deepEqual(read('03/04/1990', 'USA'), ['1990-03-04']);
  assert.deepEqual(read('03/04/1990', 'GBR'), ['1990-04-03']);
  assert.deepEqual(read('13/04/1990', 'USA'), ['1990-04-13']);
  assert.deepEqual(read('04/13/1990', 'GBR'), ['1990-04-13']);
  const [unsure] = readDates('03/04/1990', 'date_of_birth', { today, issuer: null });
  assert.ok(unsure && unsure.certainty < 1);
});

test('two digits of a year are a birth in the past or an expiry near today', () => {
  assert.deepEqual(read('12.08.74'), ['1974-08-12']);
  assert.deepEqual(read('12.08.26'), ['2026-08-12']);
  assert.deepEqual(read('13.08.74', null, 'expiry_date'), ['2074-08-13']);
  assert.deepEqual(read('13.08.99', null, 'expiry_date'), ['1999-08-13']);
});

test('what no calendar has is no date', () => {
  for (const text of ['31.02.1990', '00.00.0000', '99.99.9999', '12 XYZ 1990', '74-08-1912', '1234567', '']) {
    assert.deepEqual(read(text), [], text);
  }
});

test('words for months that disagree tell no month', () => {
  assert.deepEqual(read('12 JAN/FEB 1990'), []);
  assert.deepEqual(read('12 LIS/NOV 1990'), ['1990-11-12']);
});

test('every date that is printed is read back, whatever surrounds it', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('.', '-', '/', ' ', '. '), (date, separator) => {
      const value = date.toISOString().slice(0, 10);
      const printed = value.split('-').toReversed().join(separator);
      assert.deepEqual(read(`x ${printed} y`, 'DEU'), [value]);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.option(fc.string()),
      (text, issuer) => void read(text, issuer),
    ),
  );
});
