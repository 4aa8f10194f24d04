import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldName } from '../../../../src/verify/document/names/fold-name.ts';
import { transliterates } from '../../../../src/verify/document/names/transliterates.ts';

const spellings = (name: string) => foldName(name).map((part) => part.spellings);

test('a national letter has every spelling that ICAO 9303-3 admits, the recommended one first', () => {
  assert.deepEqual(spellings('Lü'), [['LUE', 'LU', 'LUXX']]);
  assert.deepEqual(spellings('Ñu'), [['NU', 'NXXU']]);
  assert.deepEqual(spellings('Æðþßłøå')[0]?.[0], 'AEDTHSSLOEAA');
});

test('the zone writes no diacritic, no apostrophe and no hyphen', () => {
  assert.deepEqual(spellings('D’Órs-Žák<<'), [['DORS'], ['ZAK']]);
});

test('letters and marks apart are the letter', () => {
  assert.deepEqual(spellings('Mu\u0308ller'), spellings('Müller'));
  assert.deepEqual(spellings('i\u0307'), [['I']]);
});

test('Arabic letters are written by the table, and heard', () => {
  assert.deepEqual(foldName('محمد'), [{ spellings: ['MXHMD'], consonants: 'MHMD', initial: false }]);
  assert.deepEqual(spellings('ة'), [['XAH']]);
});

test('no letter has so many spellings that a name has more than eight', () => {
  assert.ok(spellings('ÜÜÜÜÜÜÜÜ').every((part) => part.length <= 8));
});

test('a printed name is the coded one only if every coded word is it, letter by letter', () => {
  assert.ok(transliterates('Jürgen Müller', 'MUELLER JUERGEN'));
  assert.ok(!transliterates('Jürgen Mullen', 'MUELLER JUERGEN'));
  assert.ok(!transliterates('Bartholomew', 'BART'));
  assert.ok(transliterates('Bartholomew', 'BART', { truncated: true }));
});
