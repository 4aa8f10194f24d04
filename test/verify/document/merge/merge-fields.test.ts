import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FIELD_NAMES, FIELD_SOURCES, type FieldReading } from '../../../../src/verify/document/document.ts';
import { type DocumentField, fieldOf } from '../../../../src/verify/document/merge/document-field.ts';
import { mergeFields } from '../../../../src/verify/document/merge/merge-fields.ts';
import { barcode, mrz, visual } from './readings.ts';

const merged = (readings: readonly FieldReading[], name: DocumentField['name']) =>
  fieldOf(mergeFields(readings), name) as DocumentField;

test('sources that agree make each other surer, by 1 - Π(1 - c)', () => {
  const field = merged(
    [...mrz({ date_of_birth: '1990-05-15' }, 0.9), ...visual({ date_of_birth: '1990-05-15' }, 0.8)],
    'date_of_birth',
  );
  assert.ok(Math.abs(field.confidence - 0.98) < 1e-9);
  assert.deepEqual(field.sources, ['mrz', 'visual']);
});

test('a source that disagrees makes a value less sure, and is kept', () => {
  const readings = [
    ...mrz({ date_of_birth: '1990-05-15' }, 0.99),
    ...visual({ date_of_birth: '1990-05-16' }, 0.9),
  ];
  const field = merged(readings, 'date_of_birth');
  assert.equal(field.value, '1990-05-15');
  assert.ok(field.confidence < 0.99 * 0.6);
  assert.deepEqual(field.sources, ['mrz']);
  assert.deepEqual(field.readings, readings);
});

test('between equally sure sources a checked one is believed, over dates and numbers', () => {
  const readings = [...visual({ document_number: 'AB123456' }), ...mrz({ document_number: 'AB123458' })];
  assert.equal(merged(readings, 'document_number').value, 'AB123458');
});

test('two sources outweigh one that is surer', () => {
  const readings = [
    ...barcode({ expiry_date: '2030-01-02' }, 0.9),
    ...visual({ expiry_date: '2030-01-01' }, 0.8),
    ...mrz({ expiry_date: '2030-01-01' }, 0.8),
  ];
  assert.equal(merged(readings, 'expiry_date').value, '2030-01-01');
});

test('two readings of one source are one witness', () => {
  const readings = [...visual({ gender: 'M' }, 0.8), ...visual({ gender: 'M' }, 0.7)];
  assert.ok(Math.abs(merged(readings, 'gender').confidence - 0.8) < 1e-9);
});

test('the print keeps its diacritics where the zone is its transliteration', () => {
  const readings = [...mrz({ last_name: 'MUELLER' }), ...visual({ last_name: 'Müller' })];
  assert.deepEqual(merged(readings, 'last_name').value, 'Müller');
  assert.deepEqual(merged(readings, 'last_name').sources, ['mrz', 'visual']);
});

test('a print with a misread letter does not replace the zone', () => {
  const readings = [...mrz({ first_name: 'MICHAEL' }, 0.95), ...visual({ first_name: 'MICHAFL' }, 0.9)];
  assert.equal(merged(readings, 'first_name').value, 'MICHAEL');
});

test('the print keeps the whole name where the zone had no room for it', () => {
  const readings = [
    ...mrz({ last_name: 'NILAVADHANANANDA', first_name: 'CHAYAPA DEJTHAMRONG K' }),
    ...visual({ last_name: 'Nilavadhanananda', first_name: 'Chayapa Dejthamrong Krasuang' }),
  ];
  assert.equal(merged(readings, 'first_name').value, 'Chayapa Dejthamrong Krasuang');
});

test("the century is the print's: the zone has two digits of the year", () => {
  const readings = [
    ...mrz({ date_of_birth: '2021-03-04' }, 0.99),
    ...visual({ date_of_birth: '1921-03-04' }, 0.9),
  ];
  const field = merged(readings, 'date_of_birth');
  assert.equal(field.value, '1921-03-04');
  assert.deepEqual(field.sources, ['mrz', 'visual']);
});

test('the whole name is put together from its parts, and its parts are never guessed from it', () => {
  const whole = merged(mrz({ first_name: 'ANNA', last_name: 'NOWAK' }, 0.9), 'full_name');
  assert.equal(whole.value, 'ANNA NOWAK');
  assert.ok(Math.abs(whole.confidence - 0.81) < 1e-9);
  assert.equal(fieldOf(mergeFields(mrz({ last_name: 'NOWAK' })), 'full_name'), null);
  assert.deepEqual(
    mergeFields(visual({ full_name: 'ANNA NOWAK' })).map(({ name }) => name),
    ['full_name'],
  );
});

test('a value of nothing but spaces is not a reading', () => {
  assert.deepEqual(mergeFields(visual({ address: '  ' })), []);
});

const reading = fc.record({
  name: fc.constantFrom(...FIELD_NAMES),
  value: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('1990-05-15', '1990-05-16', 'ANNA', 'Änna', '\ud800'),
  ),
  source: fc.constantFrom(...FIELD_SOURCES),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('whatever was read, there is one field of each name at most, with a value that was read and a confidence from 0 to 1', () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 12 }), (readings) => {
      const fields = mergeFields(readings);
      assert.equal(new Set(fields.map(({ name }) => name)).size, fields.length);
      for (const { name, value, confidence, readings: made } of fields) {
        assert.ok(confidence >= 0 && confidence <= 1);
        assert.ok(made.some((from) => from.value === value) || name === 'full_name');
      }
    }),
  );
});
