import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance } from '../../../../src/verify/document/edit-distance.ts';
import { fold, skeletonOf } from '../../../../src/verify/document/visual/fold.ts';
import { isLabelLike } from '../../../../src/verify/document/visual/is-label-like.ts';
import { createLabelMatcher } from '../../../../src/verify/document/visual/label-matcher.ts';
import { readCountry } from '../../../../src/verify/document/visual/read-country.ts';
import { readGender } from '../../../../src/verify/document/visual/read-gender.ts';
import { readName } from '../../../../src/verify/document/visual/read-name.ts';
import { readNumber } from '../../../../src/verify/document/visual/read-number.ts';
import { readAddress, readPlace } from '../../../../src/verify/document/visual/read-place.ts';

test('genders are read in letters, words and pairs of two languages', () => {
  const printed = {
    M: 'M,MALE,LELAKI,H,Männlich,V/M,ERKEK / M,Nam',
    F: 'F,PEREMPUAN,KVK /F,N/F,K/F,weiblich,Nữ,F / F',
    X: 'X,divers',
  };
  for (const [gender, texts] of Object.entries(printed)) {
    for (const text of texts.split(',')) assert.equal(readGender(text)?.value, gender, text);
  }
  assert.equal(readGender('M', { H: 'M', M: 'F' })?.value, 'F');
  assert.equal(readGender('TORONTO'), null);
});

test('nationalities are read as names, adjectives and codes, also misread ones', () => {
  const printed: Record<string, string> = {
    'GERMAN/DEUTSCH': 'DEU',
    D: 'DEU',
    'ÍSLENSKT/ ICELANDIC/ ISLANDAISE': 'ISL',
    'CANADIAN/CANADIENNE': 'CAN',
    LATVIJAS: 'LVA',
    'BRITISH CITIZEN': 'GBR',
    UTO: 'UTO',
    'T.C./TUR': 'TUR',
    CANADlAN: 'CAN',
    'United States of America': 'USA',
    WNI: 'IDN',
  };
  for (const [text, code] of Object.entries(printed)) assert.equal(readCountry(text)?.value, code, text);
  assert.equal(readCountry('NOWHERE'), null);
});

test('names keep their diacritics and particles, and nothing with digits or of another script is one', () => {
  assert.equal(readName(' ÞURÍÐUR  ÖSP '), 'ÞURÍÐUR ÖSP');
  assert.equal(readName("D'ANGELO-O’NEILL"), "D'ANGELO-O’NEILL");
  assert.equal(readName('MUTHU A/L SAMY'), 'MUTHU A/L SAMY');
  assert.equal(readName('ТКАЧЕНКО/TKACHENKO'), 'TKACHENKO');
  for (const text of ['ANNA 2', '王小明', '-', 'A', '']) assert.equal(readName(text), null, text);
});

test('a number is a run of capitals and digits; a date is none', () => {
  assert.equal(readNumber('L 89890263')?.value, 'L 89890263');
  assert.equal(readNumber('N° 121282-88882')?.value, '121282-88882');
  for (const text of ['12.08.1974', 'PUBLIC FUNDS', '12', '']) assert.equal(readNumber(text), null, text);
});

test('labels are told without case, diacritics, spaces and a few letters', () => {
  const match = createLabelMatcher();
  const fields = {
    'PRÉNOM(S)': 'first_name',
    Dateofbirth: 'date_of_birth',
    'Dale of expiny': 'expiry_date',
    Geschlecbt: 'gender',
    'TC Kimlik No': 'personal_number',
  };
  for (const [text, field] of Object.entries(fields))
    assert.equal(match(skeletonOf(text))?.field, field, text);
  for (const text of ['ROME', 'NADIA', 'BERLIN', 'ERIKSSON', 'TORONTO'])
    assert.equal(match(skeletonOf(text)), null, text);
});

test('folding takes away what the recogniser confuses, and the distance is bounded', () => {
  assert.equal(fold('Né(e) le :'), 'NEE LE');
  assert.equal(fold('Þjóðerni Łódź'), 'THJODERNI LODZ');
  assert.equal(skeletonOf('Sumame'), skeletonOf('Surname'));
  assert.equal(editDistance('KITTEN', 'SITTING', 3), 3);
  assert.equal(editDistance('KITTEN', 'SITTING', 1), 2);
});

test('names have the case of names', () => {
  const names = [
    'VON DER HEIDE',
    'von der Heide',
    'McDONALD',
    'DeVito',
    'JoAnn',
    'MacKENZIE',
    "O'Brien",
    'WEIß',
    'Ó Néill',
    'A/L KUMAR',
  ];
  for (const name of names) assert.equal(readName(name), name);
  for (const text of ['fSurmame Rom', 'apelWiclos', 'du titulain', 'INEs', 'J', 'at issuance'])
    assert.equal(readName(text), null, text);
});

test('places and addresses have a word in them that is a name', () => {
  for (const text of [
    'PARIS 1ER(75)',
    'LYON/FRA',
    'São Paulo',
    'MacArthur Point',
    'Chur GR',
    'W.PERSEKUTUAN(KL)',
  ])
    assert.equal(readPlace(text), text);
  for (const text of ['TAutotinéi', '1254AZ567', 'at issuance', '9008'])
    assert.equal(readPlace(text), null, text);
  assert.equal(readAddress('12 JALAN MAWAR'), '12 JALAN MAWAR');
  assert.equal(readAddress('1060-091'), null);
});

test('a badly read label is nearly one of the table; a name is not taken for it', () => {
  for (const text of ['Gebuntsdalum', 'Nationglity/ Nudiongile', 'fSurmame', 'Paceof birthy'])
    assert.equal(isLabelLike(text), true, text);
  for (const text of ['NOMBRES', 'James', 'Adrian', 'Marina', 'Natalia', '12 March 1999'])
    assert.equal(isLabelLike(text), false, text);
});
