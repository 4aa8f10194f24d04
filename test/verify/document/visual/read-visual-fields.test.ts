import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandOf } from '../../../../src/verify/document/brands/brands.ts';
import { fitsNumberPattern } from '../../../../src/verify/document/brands/fits-number-pattern.ts';
import type { TextLine } from '../../../../src/verify/document/document.ts';
import { readVisualFields } from '../../../../src/verify/document/visual/read-visual-fields.ts';
import { labelled, line } from './lines.ts';

const today = '2026-11-21';

function read(lines: readonly TextLine[], brand = 'generic', issuer: string | null = null) {
  const readings = readVisualFields(lines, { today, issuer, layout: brandOf(brand)?.layout });
  return Object.fromEntries(readings.map(({ name, value }) => [name, value]));
}

const MYKAD = [
  'KAD PENGENALAN',
  'MALAYSIA',
  'IDENTITY CARD',
  '901215-08-5523',
  'AHMAD BIN IBRAHIM',
  'NO 12 JALAN MAWAR',
  'TAMAN INDAH',
  '31900 KAMPAR',
  'PERAK',
].map((text, row) => line(text, 40, 30 + row * 40, { height: 26 }));
const MYKAD_RIGHT = ['WARGANEGARA', 'ISLAM', 'LELAKI'].map((text, row) => line(text, 700, 400 + row * 30));

test('DK-39, DK-40: the name and the number of a MyKad are read, and all else that is on it', () => {
  assert.deepEqual(read([...MYKAD, ...MYKAD_RIGHT], 'mykad'), {
    issuing_country: 'MYS',
    nationality: 'MYS',
    gender: 'M',
    document_number: '901215-08-5523',
    full_name: 'AHMAD BIN IBRAHIM',
    address: 'NO 12 JALAN MAWAR, TAMAN INDAH, 31900 KAMPAR, PERAK',
    date_of_birth: '1990-12-15',
  });
});

test('a MyKad with a long name, letters for digits and words on one line is read all the same', () => {
  const lines = [
    line('KAD PENGENALAN MALAYSIA', 40, 20),
    line('85O3I2-14-6O12', 40, 60, { height: 26 }),
    line('NUR AISYAH HUMAIRA', 40, 300),
    line('BINTI ABDUL RAHMAN', 40, 326),
    line('KAMPUNG BARU', 40, 380),
    line('50300 KUALA LUMPUR', 40, 406),
    line('W.PERSEKUTUAN(KL)', 40, 432),
    line('WARGANEGARA PEREMPUAN', 600, 430),
  ];
  const fields = read(lines, 'mykad');
  assert.equal(fields.document_number, '850312-14-6012');
  assert.equal(fields.full_name, 'NUR AISYAH HUMAIRA BINTI ABDUL RAHMAN');
  assert.equal(fields.address, 'KAMPUNG BARU, 50300 KUALA LUMPUR, W.PERSEKUTUAN(KL)');
  assert.equal(fields.gender, 'F');
  assert.equal(fields.nationality, 'MYS');
});

test('a MyKad of somebody who is no citizen names no nationality, and its number still tells the gender', () => {
  const fields = read([...MYKAD, line('BUKAN WARGANEGARA', 700, 400)], 'mykad');
  assert.equal(fields.nationality, undefined);
  assert.equal(fields.gender, 'M');
});

test('a passport with labels in three languages above the values', () => {
  const lines = [
    line('PASSPORT / PASSEPORT', 80, 20),
    ...labelled('Dokumendi nr / Document No.', 'KB0000000', 520, 78),
    ...labelled('1. Perekonnanimi / Surname / Nom', 'MÄNNIK', 265, 118),
    ...labelled('2. Eesnimed / Given names / Prénoms', 'MARI-LIIS', 265, 156),
    ...labelled('3. Kodakondsus / Citizenship / Nationalité', 'EST', 265, 194),
    ...labelled('4. Sünniaeg / Date of birth / Date de naissance', '22.01.1975', 265, 232),
    ...labelled('5. Isikukood / Personal identifying number', '47501220010', 620, 232),
    ...labelled('6. Sugu / Sex', 'N/F', 265, 270),
    ...labelled('7. Sünnikoht / Place of birth', 'EESTI / EST', 380, 270),
    ...labelled('8. Välja antud / Date of issue', '22.05.2007', 265, 308),
    ...labelled('9. Väljaandja / Authority', 'KMA', 520, 308),
    ...labelled('10. Kehtiv kuni / Date of expiry', '22.05.2012', 265, 346),
    line('P<ESTMAENNIK<<MARI<LIIS<<<<<<<<<<<<<<<<<<<<<', 30, 450),
  ];
  assert.deepEqual(read(lines, 'icao_td3', 'EST'), {
    document_number: 'KB0000000',
    last_name: 'MÄNNIK',
    first_name: 'MARI-LIIS',
    nationality: 'EST',
    date_of_birth: '1975-01-22',
    personal_number: '47501220010',
    gender: 'F',
    place_of_birth: 'EESTI / EST',
    issue_date: '2007-05-22',
    expiry_date: '2012-05-22',
  });
});

test('labels left of their values, with a colon, on one line or in a column of their own', () => {
  const lines = [
    line('Surname: ERIKSSON', 40, 20),
    line('Given names', 40, 60),
    line('ANNA MARIA', 240, 60),
    line('Date of birth', 40, 100),
    line('12 AUG 1974', 240, 100),
    line('Sex F', 40, 140),
    line('Nationality', 40, 180),
    line('GERMAN/DEUTSCH', 240, 180),
    line('Place of birth', 40, 220),
    line('BERLIN', 240, 220),
  ];
  assert.deepEqual(read(lines), {
    last_name: 'ERIKSSON',
    first_name: 'ANNA MARIA',
    date_of_birth: '1974-08-12',
    gender: 'F',
    nationality: 'DEU',
    place_of_birth: 'BERLIN',
  });
});

test('misread labels are still labels, with less confidence', () => {
  const lines = [
    ...labelled('Sumame/Norn', 'ERIKSSON', 40, 20),
    ...labelled('Glven narnes', 'ANNA MARIA', 40, 70),
    ...labelled('Dato of blrth', '12.08.1974', 40, 120),
    ...labelled('Dateofexpiry/Datedexpiration', '30.12.2031', 40, 170),
  ];
  const readings = readVisualFields(lines, { today });
  assert.deepEqual(Object.fromEntries(readings.map(({ name, value }) => [name, value])), {
    last_name: 'ERIKSSON',
    first_name: 'ANNA MARIA',
    date_of_birth: '1974-08-12',
    expiry_date: '2031-12-30',
  });
  const birth = readings.find(({ name }) => name === 'date_of_birth');
  assert.ok(birth && birth.confidence < 0.95 && birth.confidence > 0.5);
});

test('columns side by side, with both labels and both values run together by the detector', () => {
  const apart = [
    ...labelled('Sex/Sexe', 'M', 40, 20),
    ...labelled('Place of birth/Lieu de naissance', 'TORONTO', 160, 20),
  ];
  const together = [
    line('Sex/Sexe Place of birth/Lieu de naissance', 40, 20, { height: 12 }),
    line('M           TORONTO', 44, 36, { width: 200 }),
  ];
  for (const lines of [apart, together]) {
    assert.deepEqual(read(lines), { gender: 'M', place_of_birth: 'TORONTO' });
  }
});

test('a value whose label is of no interest is not taken for a neighbour’s', () => {
  const lines = [
    line('Authority', 40, 20, { height: 12 }),
    line('STADT KÖLN', 44, 36),
    line('Place of birth', 40, 70, { height: 12 }),
    line('Height', 300, 70, { height: 12 }),
    line('160 cm', 304, 86),
  ];
  assert.deepEqual(read(lines), {});
});

test('"Name" is the surname where given names have a label, and the whole name where nothing else has', () => {
  assert.deepEqual(
    read([...labelled('Name', 'MUSTERMANN', 40, 20), ...labelled('Vornamen', 'ERIKA', 40, 70)]),
    {
      last_name: 'MUSTERMANN',
      first_name: 'ERIKA',
    },
  );
  assert.deepEqual(read([line('Name: ANNA MARIA ERIKSSON', 40, 20)]), { full_name: 'ANNA MARIA ERIKSSON' });
});

test('an EU driving licence is read by its numbers', () => {
  const lines = [
    line('FÜHRERSCHEIN BUNDESREPUBLIK DEUTSCHLAND', 300, 20),
    line('1. Mustermann', 300, 80),
    line('2. Erika', 300, 110),
    line('3. 12.08.64 Berlin', 300, 140),
    line('4a.19.01.13 4c. Landratsamt', 300, 170),
    line('4b. 18.01.28', 300, 200),
    line('5. B072RRE2I55', 300, 230),
    line('8. Heidestr. 17, Köln', 300, 260),
    line('9. AM/B/L', 300, 300),
  ];
  assert.deepEqual(read(lines, 'eu_driving_licence', 'DEU'), {
    last_name: 'Mustermann',
    first_name: 'Erika',
    date_of_birth: '1964-08-12',
    place_of_birth: 'Berlin',
    issue_date: '2013-01-19',
    expiry_date: '2028-01-18',
    document_number: 'B072RRE2I55',
    address: 'Heidestr. 17, Köln',
  });
});

test('an American license has its dates with the month first, and its address without a label', () => {
  const lines = [
    line('California', 50, 10, { height: 40 }),
    line('DRIVER LICENSE', 300, 10),
    line('DL I1234562', 300, 60, { height: 30 }),
    line('EXP 08/31/2028', 300, 95),
    line('LN CARDHOLDER', 300, 130),
    line('FN IMA', 300, 155),
    line('2570 24TH STREET', 300, 180),
    line('ANYTOWN, CA 95818', 300, 202),
    line('DOB08/03/1977', 300, 240),
    line('SEX F', 600, 260),
    line('4a ISS 08/04/2019', 700, 340),
  ];
  assert.deepEqual(read(lines, 'us_ca', 'USA'), {
    document_number: 'I1234562',
    expiry_date: '2028-08-31',
    last_name: 'CARDHOLDER',
    first_name: 'IMA',
    date_of_birth: '1977-08-03',
    gender: 'F',
    issue_date: '2019-08-04',
    address: '2570 24TH STREET, ANYTOWN, CA 95818',
  });
});

test('names and addresses of several lines are joined', () => {
  const lines = [
    ...labelled('APELLIDOS', 'ESPAÑOLA', 40, 20),
    line('ESPAÑOLA', 44, 60),
    ...labelled('NOMBRE', 'CARMEN', 40, 110),
    line('DOMICILIO', 40, 200, { height: 12 }),
    line('AVDA DE MADRID S-N', 44, 216),
    line('MADRID', 44, 240),
  ];
  assert.deepEqual(read(lines, 'es_dni', 'ESP'), {
    last_name: 'ESPAÑOLA ESPAÑOLA',
    first_name: 'CARMEN',
    address: 'AVDA DE MADRID S-N, MADRID',
  });
});

test('without any label the earliest date is the birth and the latest the expiry, with half the confidence', () => {
  const readings = readVisualFields(
    [line('05.03.2027', 40, 20), line('12.12.1982', 40, 60), line('06.03.2017', 40, 100)],
    { today },
  );
  assert.deepEqual(
    readings.map(({ name, value }) => `${name} ${value}`),
    ['date_of_birth 1982-12-12', 'expiry_date 2027-03-05'],
  );
  assert.ok(readings.every(({ confidence }) => confidence <= 0.5));
});

test('a machine-readable zone is no visual value', () => {
  assert.deepEqual(read([line('Document No', 40, 20), line('IDD<<T220001293<<<<<<<<<<<<<<<', 40, 44)]), {});
});

test('a label that was misread is no value, nor is a watermark that runs across the page', () => {
  const watermark = { ...line('SPECIMEN', 200, 240), quad: turned(200, 260, 300, 40) };
  const fields = read([
    line('1. Perekonnanimi fSurmame Rom', 40, 40, { height: 12 }),
    line('2. Eesnimed / Given names', 40, 220, { height: 12 }),
    line('Date of issue', 40, 300, { height: 12 }),
    line('22.05.2007', 40, 316),
    line('Address', 40, 400, { height: 12 }),
    line('du titulain', 40, 416),
    watermark,
  ]);
  assert.deepEqual(fields, { issue_date: '2007-05-22' });
});

/** A quad that rises by 45 degrees. */
function turned(x: number, y: number, length: number, height: number): TextLine['quad'] {
  const [run, rise] = [length * Math.SQRT1_2, height * Math.SQRT1_2];
  return [
    [x, y],
    [x + run, y - run],
    [x + run + rise, y - run + rise],
    [x + rise, y + rise],
  ];
}

test('the surname of a numbered licence is read though its number was not', () => {
  const rows = ['MÜLLER', 'OSKAR JÜRGEN', '12.08.1958 GÖRLITZ', '19.04.2021', '18.04.2036', 'J430A1RZN11'];
  const numbers = ['', '2.', '3.', '4a.', '4b.', '5.'];
  const lines = rows.flatMap((text, row) => [
    ...(numbers[row] ? [line(numbers[row] as string, 300, 100 + 40 * row, { height: 16 })] : []),
    line(text, 340, 100 + 40 * row, { height: 26 }),
  ]);
  const fields = read(lines, 'eu_driving_licence');
  assert.equal(fields.last_name, 'MÜLLER');
  assert.equal(fields.first_name, 'OSKAR JÜRGEN');
  assert.equal(fields.document_number, 'J430A1RZN11');
});

test('a MyKad number that cannot be is read as it is printed, and doubted by its pattern', () => {
  const lines = MYKAD.map((each) =>
    each.text.startsWith('9012') ? { ...each, text: '901315-08-5523' } : each,
  );
  const fields = read(lines, 'mykad');
  assert.equal(fields.document_number, '901315-08-5523');
  assert.equal(fields.full_name, 'AHMAD BIN IBRAHIM');
  assert.equal(fields.date_of_birth, undefined);
  assert.equal(fitsNumberPattern('mykad', 'document_number', '901315-08-5523'), false);
});

test('a visa is read with the number that its label names', () => {
  assert.equal(read(labelled('Visa No. / N° du visa', 'V03000127', 80, 40)).document_number, 'V03000127');
});
