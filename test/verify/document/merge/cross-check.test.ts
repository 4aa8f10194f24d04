import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldReading } from '../../../../src/verify/document/document.ts';
import { crossCheck } from '../../../../src/verify/document/merge/cross-check.ts';
import { mergeFields } from '../../../../src/verify/document/merge/merge-fields.ts';
import { barcode, mrz, visual } from './readings.ts';

const today = '2025-06-30';
const findings = (readings: readonly FieldReading[]) => crossCheck(mergeFields(readings), { today });
const mismatches = (readings: readonly FieldReading[]) =>
  findings(readings).flatMap((found) => ('values' in found ? [[found.code, found.field]] : []));

const zone = {
  first_name: 'ANNA MARIA',
  last_name: 'ERIKSSON',
  document_number: 'L898902C3',
  date_of_birth: '1974-08-12',
  gender: 'F',
  nationality: 'DEU',
} as const;
const print = { ...zone, first_name: 'Anna María' };

test('sources that say the same are not remarked', () => {
  assert.deepEqual(findings([...mrz(zone), ...visual(print), ...barcode(zone)]), []);
});

const FORGERIES = {
  first_name: 'Peter Paul',
  last_name: 'Lindqvist',
  document_number: 'L898902C7',
  date_of_birth: '1974-08-13',
  gender: 'M',
  nationality: 'SWE',
} as const;

for (const [field, value] of Object.entries(FORGERIES)) {
  test(`a zone that contradicts the ${field} in the print does not pass unremarked`, () => {
    assert.deepEqual(mismatches([...mrz(zone), ...visual({ ...print, [field]: value })]), [
      ['mrz_visual_mismatch', field],
    ]);
  });
}

test('a mismatch names both values in the order of its code, and how alike they are', () => {
  const [found] = findings([
    ...barcode({ date_of_birth: '1990-01-02' }),
    ...visual({ date_of_birth: '1990-01-03' }),
  ]);
  assert.deepEqual(found, {
    code: 'barcode_visual_mismatch',
    field: 'date_of_birth',
    values: ['1990-01-02', '1990-01-03'],
    score: 0.9,
  });
});

test('a zone and a barcode that differ are told too', () => {
  assert.deepEqual(mismatches([...mrz({ gender: 'F' }), ...barcode({ gender: 'M' })]), [
    ['mrz_barcode_mismatch', 'gender'],
  ]);
});

/** Confidence of the print, its value, and whether the zone's 1990-03-18 or B0123456 is contradicted. */
const NOISE = [
  ['date_of_birth', '1990-03-19', 0.95, true],
  ['date_of_birth', '1990-03-13', 0.95, true],
  ['date_of_birth', '1990-03-15', 0.8, false],
  ['date_of_birth', '1990-08-16', 0.8, false],
  ['date_of_birth', '1990-03-12', 0.5, false],
  ['date_of_birth', '1985-11-22', 0.95, true],
  ['date_of_birth', '1985-11-22', 0.5, false],
  ['document_number', 'BO123456', 0.95, true],
  ['document_number', '8O123456', 0.8, false],
  ['document_number', 'B0123477', 0.95, true],
  ['document_number', 'B0123477', 0.8, false],
  ['document_number', 'b0-123 456', 0.95, false],
] as const;

for (const [field, value, confidence, differs] of NOISE) {
  test(`${field} ${value} in the print, read with ${confidence}, is ${differs ? '' : 'not '}a mismatch`, () => {
    const coded = mrz({ date_of_birth: '1990-03-18', document_number: 'B0123456' }, 0.99);
    const own = coded.filter(({ name }) => name === field);
    assert.equal(mismatches([...own, ...visual({ [field]: value }, confidence)]).length, differs ? 1 : 0);
  });
}

const NAMES_THAT_AGREE = [
  ['MUELLER', 'Müller'],
  ['MULLER', 'Müller'],
  ['MUELLER', 'MULLER'],
  ['OBRIEN', "O'Brien"],
  ['THORDARSON', 'Þórðarson'],
  ['YILDIZ', 'Yıldız'],
  ['GARCIA LOPEZ', 'García-López'],
  ['CHRISTOPHERSON', 'CHRISTOPHEBSON'],
] as const;

for (const [coded, printed] of NAMES_THAT_AGREE) {
  test(`${printed} in the print is ${coded} in the zone`, () => {
    assert.deepEqual(mismatches([...mrz({ last_name: coded }), ...visual({ last_name: printed })]), []);
  });
}

test('one letter of a short name is another name where both sources are sure, and noise where one is not', () => {
  const differing = (confidence: number) =>
    mismatches([...mrz({ last_name: 'SMITH' }), ...visual({ last_name: 'SMYTH' }, confidence)]);
  assert.equal(differing(0.95).length, 1);
  assert.equal(differing(0.8).length, 0);
});

test('a zone too short for the name agrees with the longer print', () => {
  const coded = mrz({ last_name: 'NILAVADHANANANDA', first_name: 'CHAYAPA DEJTHAMRONG K' });
  const printed = { last_name: 'Nilavadhanananda', first_name: 'Chayapa Dejthamrong Krasuang Vichai' };
  assert.deepEqual(mismatches([...coded, ...visual(printed)]), []);
  assert.equal(mismatches([...coded, ...visual({ ...printed, first_name: 'Somchai' })]).length, 1);
});

test('names that the sources part differently are compared as a whole', () => {
  const coded = mrz({ last_name: 'AHMAD BIN IBRAHIM', first_name: 'MOHD' });
  assert.deepEqual(mismatches([...coded, ...visual({ full_name: 'MOHD AHMAD BIN IBRAHIM' })]), []);
  assert.deepEqual(
    mismatches([...coded, ...visual({ last_name: 'IBRAHIM', first_name: 'MOHD AHMAD BIN' })]),
    [],
  );
  assert.deepEqual(mismatches([...coded, ...visual({ full_name: 'LIM WEI JIE' })]), [
    ['mrz_visual_mismatch', 'full_name'],
  ]);
});

test("the century is no contradiction, nor is the holder's number where the zone has the card's", () => {
  assert.deepEqual(
    mismatches([...mrz({ date_of_birth: '2024-05-06' }), ...visual({ date_of_birth: '1924-05-06' })]),
    [],
  );
  const coded = mrz({ document_number: 'BAA000589', personal_number: '99999999R' });
  assert.deepEqual(mismatches([...coded, ...visual({ document_number: '99999999R' })]), []);
});

test('the zone may hold another personal number than the print, but not nearly the same', () => {
  const coded = mrz({ personal_number: '900515145678' });
  assert.deepEqual(mismatches([...coded, ...visual({ personal_number: 'K 4471 902' })]), []);
  assert.deepEqual(mismatches([...coded, ...visual({ personal_number: '900515-14-5678' })]), []);
  assert.equal(mismatches([...coded, ...visual({ personal_number: '900515-14-5679' })]).length, 1);
});

test('a date of the zone that was found beside the label of another date is no contradiction', () => {
  const coded = mrz({ date_of_birth: '1990-03-18', expiry_date: '2031-05-07' });
  assert.deepEqual(mismatches([...coded, ...visual({ expiry_date: '1990-03-18' })]), []);
  assert.deepEqual(mismatches([...coded, ...visual({ expiry_date: '2030-05-07' })]), [
    ['mrz_visual_mismatch', 'expiry_date'],
  ]);
});

test('a barcode without the middle names that are printed beside the first name agrees with the print', () => {
  const coded = barcode({ first_name: 'ANNA', last_name: 'WINDSOR', full_name: 'ANNA LEE MAY WINDSOR' });
  const printed = { first_name: 'ANNA LEE MAY', last_name: 'BERGER' };
  assert.deepEqual(mismatches([...coded, ...visual(printed)]), [['barcode_visual_mismatch', 'last_name']]);
});

test('a kind of British national is British', () => {
  assert.deepEqual(mismatches([...mrz({ nationality: 'GBN' }), ...visual({ nationality: 'GBR' })]), []);
});

test('the surest reading of each source is the one compared', () => {
  const printed = [...visual({ gender: 'M' }, 0.55), ...visual({ gender: 'F' }, 0.95)];
  assert.deepEqual(mismatches([...mrz({ gender: 'F' }), ...printed]), []);
});
