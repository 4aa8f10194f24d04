import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FieldReading } from '../../../../src/verify/document/document.ts';
import { confirmByPrint } from '../../../../src/verify/document/merge/confirm-by-print.ts';
import { line } from '../visual/lines.ts';
import { barcode, mrz, visual } from './readings.ts';

const context = { today: '2026-11-21', issuer: null };

function confirm(coded: readonly FieldReading[], read: readonly FieldReading[], ...texts: string[]) {
  const lines = texts.map((text, row) => line(text, 40, 40 + 40 * row, { confidence: 0.97 }));
  const readings = confirmByPrint(coded, read, lines, context);
  return Object.fromEntries(readings.map(({ name, value }) => [name, value]));
}

test('a coded value that is printed anywhere is the print of its field, in the spelling of the print', () => {
  const coded = mrz({
    full_name: 'MARI LIIS MAENNIK',
    first_name: 'MARI LIIS',
    last_name: 'MAENNIK',
    document_number: 'KB0000000',
    date_of_birth: '1975-01-22',
    expiry_date: '2012-05-22',
  });
  const noise = visual({ last_name: 'ROM', first_name: 'IMEN', expiry_date: '2007-05-22' }, 0.85);
  const texts = ['1. MÄNNIK', 'MARI-LIIS', 'No KB 0000000', '22 JAAN/JAN 1975', 'UK 22-05-2012'];
  assert.deepEqual(confirm(coded, noise, ...texts), {
    first_name: 'MARI-LIIS',
    last_name: 'MÄNNIK',
    document_number: 'KB 0000000',
    date_of_birth: '1975-01-22',
    expiry_date: '2012-05-22',
  });
});

test('what the print says surely and differently stays, however the zone reads', () => {
  const coded = mrz({ last_name: 'ERIKSSON', expiry_date: '2030-12-01', gender: 'M' });
  const printed = { last_name: 'SØRENSEN', expiry_date: '2001-12-30', gender: 'F' };
  assert.deepEqual(confirm(coded, visual(printed, 0.97), 'SØRENSEN', '30.12.2001', 'F', 'M'), printed);
});

test('what was read unsurely and is nowhere what is coded is noise, unless the zone is unsure as well', () => {
  const printed = visual({ last_name: 'JUANJ CACREN', document_number: 'BA0589' }, 0.8);
  const coded = { last_name: 'ESPANOLA', document_number: 'BAA000589' };
  assert.deepEqual(confirm(mrz(coded, 0.95), printed), {});
  assert.deepEqual(confirm(mrz(coded, 0.5), printed), {
    last_name: 'JUANJ CACREN',
    document_number: 'BA0589',
  });
});

test('words that got into a name from the next line are left out, the middle names of a licence are not', () => {
  const coded = { first_name: 'HOLLIE', last_name: 'BROWN', full_name: 'HOLLIE BROWN' };
  const lines = ['HOLLIE', 'BROWN', 'CANADIENNE'];
  assert.equal(
    confirm(mrz(coded), visual({ first_name: 'HOLLIE CANADIENNE' }), ...lines).first_name,
    'HOLLIE',
  );
  const licence = barcode({ ...coded, full_name: 'HOLLIE ÅSE BROWN' });
  const printed = visual({ first_name: 'HOLLIE ÅSE' });
  assert.equal(confirm(licence, printed, 'FN HOLLIE ÅSE').first_name, 'HOLLIE ÅSE');
});

test('a printed year of four digits is taken from the print, one of two from the zone', () => {
  const coded = mrz({ date_of_birth: '2012-12-12' });
  assert.deepEqual(confirm(coded, [], '12 DES/DEC 1912'), { date_of_birth: '1912-12-12' });
  assert.deepEqual(confirm(mrz({ date_of_birth: '1912-12-12' }), [], '12 DES/DEC 12'), {
    date_of_birth: '1912-12-12',
  });
});

test('days are found without what parts their numbers, and not in longer runs of digits', () => {
  const coded = mrz({ expiry_date: '2009-12-22' });
  for (const text of ['22122009', '06.12.65 22.12.09', '221209', '2009 12 22'])
    assert.deepEqual(confirm(coded, [], text), { expiry_date: '2009-12-22' }, text);
  for (const text of ['221209-1234', '22.12', '2212200'])
    assert.deepEqual(confirm(coded, [], text), {}, text);
});

test('short names and single letters are not looked for between the lines', () => {
  const coded = mrz({ last_name: 'LI', gender: 'F', nationality: 'FRA' });
  assert.deepEqual(confirm(coded, [], 'LI', 'FRA', 'FEMALE ENTRANCE ONLY'), {});
  assert.deepEqual(confirm(coded, visual({ gender: 'M' }), 'F'), { gender: 'M' });
});

test('whatever the lines are, no reading is made of a field that nothing says anything of', () => {
  const coded = mrz({ last_name: 'ERIKSSON', document_number: 'L898902C3', date_of_birth: '1974-08-12' });
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 8 }), (texts) => {
      const names = Object.keys(confirm(coded, [], ...texts));
      assert.ok(names.every((name) => coded.some((reading) => reading.name === name)));
    }),
  );
});
