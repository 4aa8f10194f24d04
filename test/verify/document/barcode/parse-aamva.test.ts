import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAamva } from '../../../../src/verify/document/barcode/parse-aamva.ts';
import { elementsWith, licence, V10 } from './payloads.ts';

fc.configureGlobal({ seed: 636000 });

/** A licence of 2000, made up: the full name in one element, dates from the year on. */
const V1_ELEMENTS = {
  DAQ: '0123456789ABC',
  DAA: 'PUBLIC,JOHN,Q',
  DAG: '123 MAIN STREET',
  DAI: 'ANYTOWN',
  DAJ: 'VA',
  DAK: '123459999  ',
  DAR: 'DM  ',
  DAU: '509',
  DBA: '20011201',
  DBB: '19761123',
  DBC: 'M',
  DBD: '19961201',
};

function read(payload: string) {
  const reading = parseAamva(payload);
  assert.ok(reading, 'a licence is recognised');
  const fields = Object.fromEntries(reading.fields.map(({ name, value }) => [name, value]));
  return { ...reading, fields };
}

test('a licence of the 2020 standard is read to its last field', () => {
  const { fields, iin, version, jurisdiction_version, brand, document_type, name, elements } = read(V10);
  assert.deepEqual([iin, version, jurisdiction_version, brand], ['636000', 10, 1, 'us_va']);
  assert.equal(document_type, 'driving_license');
  assert.deepEqual(fields, {
    full_name: 'MICHAEL JOHN SAMPLE JR',
    first_name: 'MICHAEL',
    last_name: 'SAMPLE',
    document_number: 'T64235789',
    date_of_birth: '1986-06-06',
    gender: 'M',
    issuing_country: 'USA',
    issue_date: '2019-06-06',
    expiry_date: '2024-12-10',
    address: '2300 WEST BROAD STREET, RICHMOND, VA 23269',
  });
  assert.deepEqual(name, { family: 'SAMPLE', given: 'MICHAEL', middle: 'JOHN', suffix: 'JR' });
  assert.deepEqual([elements.DAK, elements.DCF, elements.ZVA], ['232690000', '2424244747474786102204', '01']);
});

test('a licence of the 2000 standard has its name in one element and its dates from the year on', () => {
  const { fields, version, jurisdiction_version, name } = read(
    licence({ version: 1, elements: V1_ELEMENTS }),
  );
  assert.deepEqual([version, jurisdiction_version], [1, null]);
  assert.deepEqual(name, { family: 'PUBLIC', given: 'JOHN', middle: 'Q', suffix: '' });
  assert.deepEqual(
    [fields.date_of_birth, fields.expiry_date, fields.issue_date, fields.address],
    ['1976-11-23', '2001-12-01', '1996-12-01', '123 MAIN STREET, ANYTOWN, VA 12345-9999'],
  );
});

test('DK-15: an identity card is one by its subfile', () => {
  assert.equal(read(licence({ type: 'ID' })).document_type, 'identity_card');
});

test('a Canadian licence has its dates from the year on and its province as brand', () => {
  const elements = elementsWith({ DBB: '19860606', DBA: '20241210', DBD: '20190606', DCG: 'CAN', DAJ: 'ON' });
  const { fields, brand } = read(licence({ iin: '636012', elements }));
  assert.deepEqual([brand, fields.issuing_country], ['ca_on', 'CAN']);
  assert.deepEqual(
    [fields.date_of_birth, fields.expiry_date, fields.issue_date],
    ['1986-06-06', '2024-12-10', '2019-06-06'],
  );
});

test('dates in the order of another country, or with hyphens, are read all the same', () => {
  const elements = elementsWith({ DBB: '19860606', DBA: '12-10-2024', DBD: '06062019M' });
  const { fields } = read(licence({ elements }));
  assert.deepEqual(
    [fields.date_of_birth, fields.expiry_date, fields.issue_date],
    ['1986-06-06', '2024-12-10', '2019-06-06'],
  );
});

test('a date that the calendar does not have, or that is left empty, is none', () => {
  for (const DBB of ['', '00000000', '13132019', '02302001', 'NONE', '06061099'])
    assert.equal(read(licence({ elements: elementsWith({ DBB }) })).fields.date_of_birth, undefined, DBB);
});

test('DK-16: every issuer of the list has its own brand', () => {
  const brands = [
    ['636014', 'us_ca', 'USA'],
    ['636001', 'us_ny', 'USA'],
    ['636062', 'us_vi', 'USA'],
    ['604431', 'us_pr', 'USA'],
    ['604428', 'ca_qc', 'CAN'],
    ['604432', 'ca_ab', 'CAN'],
    ['636056', 'mx_coa', 'MEX'],
  ] as const;
  for (const [iin, brand, country] of brands) {
    const reading = read(licence({ iin }));
    assert.deepEqual([reading.brand, reading.fields.issuing_country], [brand, country]);
  }
});

test('an issuer that is not of the list is told by the address, and by nothing else', () => {
  assert.equal(read(licence({ iin: '999999' })).brand, 'us_va');
  const nowhere = read(licence({ iin: '999999', elements: elementsWith({ DAJ: 'ZZ' }) }));
  assert.deepEqual([nowhere.brand, nowhere.fields.issuing_country], [null, 'USA']);
});

test('names are split as each version and each issuer writes them', () => {
  const nameOf = (version: number, elements: Record<string, string>) => {
    const { family, given, middle, suffix } = read(
      licence({ version, elements: { DAQ: '1', DBB: '19860606', DBC: '1', DAJ: 'VA', ...elements } }),
    ).name;
    return [family, given, middle, suffix];
  };
  assert.deepEqual(nameOf(1, { DAA: 'DOE,JANE,,3RD' }), ['DOE', 'JANE', '', '3RD']);
  assert.deepEqual(nameOf(1, { DAA: 'DOE,JANE, ,' }), ['DOE', 'JANE', '', '']);
  assert.deepEqual(nameOf(1, { DAA: 'DOE$JANE$MARY' }), ['DOE', 'JANE', 'MARY', '']);
  assert.deepEqual(nameOf(1, { DAA: 'DOE,JANE MARY' }), ['DOE', 'JANE', 'MARY', '']);
  assert.deepEqual(nameOf(1, { DAA: 'JANE MARY ANN DOE' }), ['DOE', 'JANE', 'MARY ANN', '']);
  assert.deepEqual(nameOf(1, { DAA: 'JOHN DOE III' }), ['DOE', 'JOHN', '', 'III']);
  assert.deepEqual(nameOf(1, { DAB: 'DOE', DAC: 'JANE', DAD: 'MARY', DAE: '' }), ['DOE', 'JANE', 'MARY', '']);
  assert.deepEqual(nameOf(2, { DCS: 'DOE', DCT: 'JANE,MARY ANN,LEE' }), ['DOE', 'JANE', 'MARY ANN LEE', '']);
  assert.deepEqual(nameOf(3, { DCS: 'DOE,', DCT: 'JANE MARY' }), ['DOE', 'JANE', 'MARY', '']);
  assert.deepEqual(nameOf(8, { DCS: 'DE LA CRUZ', DAC: 'MARY ANN', DAD: 'LEE,SUE' }), [
    'DE LA CRUZ',
    'MARY ANN',
    'LEE SUE',
    '',
  ]);
  assert.deepEqual(nameOf(9, { DCS: 'DOE', DAC: 'JANE', DAD: 'NONE', DCU: 'unavl' }), [
    'DOE',
    'JANE',
    '',
    '',
  ]);
});

test('a name that was cut is told', () => {
  assert.equal(read(V10).names_truncated, false);
  assert.equal(read(licence({ elements: elementsWith({ DDF: 'T' }) })).names_truncated, true);
});

test('sex is told in figures or letters', () => {
  for (const [DBC, gender] of [
    ['1', 'M'],
    ['2', 'F'],
    ['9', 'X'],
    ['F', 'F'],
    ['X', 'X'],
    ['?', undefined],
  ] as const)
    assert.equal(read(licence({ elements: elementsWith({ DBC }) })).fields.gender, gender, DBC);
});

test('the file type of before 2000 is read, and a licence whose header lost its start', () => {
  const expected = read(V10).fields;
  assert.deepEqual(read(V10.replace('ANSI ', 'AAMVA')).fields, expected);
  assert.deepEqual(read(V10.slice(V10.indexOf('ANSI'))).fields, expected);
});

test('an issuer number that lost its first digit is completed', () => {
  const payload =
    '@\n\nAAMVA36004001DL00280200DLDABDOE\nDACJANE\nDADMARY\nDAL1 MAIN ST\nDANRALEIGH\nDAONC\nDAP27614-7307\nDAQ1\nDBA06-05-2019\nDBB06-05-1951\nDBCF\n';
  const { iin, brand, fields } = read(payload);
  assert.deepEqual([iin, brand], ['636004', 'us_nc']);
  assert.equal(fields.address, '1 MAIN ST, RALEIGH, NC 27614-7307');
});

test('separators may be lost, doubled or changed, and places and lengths be wrong', () => {
  const expected = read(V10).fields;
  const without = (payload: string) => payload.replaceAll(/\p{Cc}/gu, '');
  const spoilt = {
    'carriage returns before line feeds': V10.replaceAll('\n', '\r\n'),
    'carriage returns alone': V10.replaceAll('\n', '\r'),
    bars: V10.replaceAll('\n', '|'),
    'backslash n': V10.replaceAll('\n', '\\n').replaceAll('\r', '\\r'),
    'group separators': V10.replaceAll('\n', '\x1d'),
    'no separators': without(V10),
    'places and lengths 0': V10.replaceAll(/(DL|ZV)\d{8}/g, '$100000000'),
    'letters for places and lengths': V10.replaceAll(/DL\d{8}/g, 'DLabacabac'),
    'a longer place than the text': V10.replace(/DL\d{8}/, 'DL99999999'),
    'the type on a line of its own': V10.replace('DLDAQ', 'DL\nDAQ'),
  };
  for (const [what, payload] of Object.entries(spoilt))
    assert.deepEqual(read(payload).fields, expected, what);
});

test('any licence of any version says what was written, in whichever order its elements stand', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    minLength: 2,
    maxLength: 12,
  });
  const drawn = fc.record({
    version: fc.integer({ min: 2, max: 10 }),
    family: letters,
    given: letters,
    middle: letters,
    number: fc.stringMatching(/^[A-Z]\d{6,12}$/),
    year: fc.integer({ min: 1930, max: 2010 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    order: fc.shuffledSubarray(['DCS', 'DAC', 'DAD', 'DAQ', 'DBB', 'DAJ'], { minLength: 6 }),
  });
  fc.assert(
    fc.property(drawn, ({ version, family, given, middle, number, year, month, day, order }) => {
      fc.pre(![family, given, middle].includes('NONE'));
      const [mm, dd] = [month, day].map((each) => String(each).padStart(2, '0'));
      const values: Record<string, string> = {
        DCS: family,
        DAC: given,
        DAD: middle,
        DAQ: number,
        DBB: `${mm}${dd}${year}`,
        DAJ: 'VA',
      };
      const elements = Object.fromEntries(order.map((id) => [id, values[id] ?? '']));
      const { fields } = read(licence({ version, elements }));
      assert.equal(fields.full_name, `${given} ${middle} ${family}`);
      assert.equal(fields.document_number, number);
      assert.equal(fields.date_of_birth, `${year}-${mm}-${dd}`);
    }),
  );
});

test('the text of another barcode is no licence', () => {
  for (const text of [
    '',
    'https://example.test/',
    '4006381333931',
    'ANSI',
    '@\n\x1e\rANSI 636000',
    'M1DOE/JANE EABC123',
  ])
    assert.equal(parseAamva(text), null, text);
});

test('no text of any length or content makes it throw', () => {
  const piece = fc.constantFrom(
    '@\n\x1e\r',
    'ANSI 636',
    'AAMVA',
    '636000100102',
    'DL00410278',
    'DLDAQ',
    'DCS',
    '\n',
    '\r',
    '06062019',
    'DAA',
    ',',
    ' ',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      parseAamva(text);
    }),
    { numRuns: 500 },
  );
  parseAamva(`@\n\x1e\rANSI 636000100102DL00410278DLDAQ${'DCSDAC'.repeat(50_000)}`);
});
