import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'mrz';
import { checkDigit } from '../../../../src/verify/document/mrz/check-digit.ts';
import { MRZ_FORMATS, type MrzFormat } from '../../../../src/verify/document/mrz/mrz-formats.ts';
import { parseMrz } from '../../../../src/verify/document/mrz/parse-mrz.ts';
import { proofOf } from '../../../../src/verify/document/mrz/verify-check-digits.ts';
import { filled, longNumberZone, replaceAt, TODAY, validZone } from './drawn-zones.ts';

fc.configureGlobal({ seed: 9303 });

const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

function read(lines: readonly string[], today = TODAY) {
  const mrz = parseMrz({ lines }, today);
  assert.ok(mrz, 'lines of a format are parsed');
  const fields = Object.fromEntries(mrz.fields.map(({ name, value }) => [name, value]));
  return { ...mrz, fields, wrong: mrz.checks.filter(({ valid }) => !valid).map(({ name }) => name) };
}

test('the specimen passport of ICAO 9303-4 is read to its last field', () => {
  const { fields, wrong, document_type, format, oddities } = read(PASSPORT);
  assert.deepEqual(fields, {
    full_name: 'ANNA MARIA ERIKSSON',
    first_name: 'ANNA MARIA',
    last_name: 'ERIKSSON',
    document_number: 'L898902C3',
    personal_number: 'ZE184226B',
    date_of_birth: '1974-08-12',
    gender: 'F',
    nationality: 'UTO',
    issuing_country: 'UTO',
    expiry_date: '2012-04-15',
  });
  assert.deepEqual([wrong, document_type, format, oddities], [[], 'passport', 'TD3', []]);
});

test('the specimen card of ICAO 9303-5 is an identity card with every check digit right', () => {
  const { fields, wrong, document_type } = read(CARD);
  assert.deepEqual([wrong, document_type], [[], 'identity_card']);
  assert.deepEqual([fields.document_number, fields.first_name], ['D23145890', 'ANNA MARIA']);
});

test('a French card of before 2021 has no expiry but the month of its issue, and its holder is French', () => {
  const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '9409923102854CORINNE<<<<<<<6512068F4'];
  const { fields, wrong, format, issue_month } = read(lines);
  assert.deepEqual([format, wrong, issue_month], ['FRENCH_ID', [], '9409']);
  assert.deepEqual(fields, {
    full_name: 'CORINNE BERTHIER',
    first_name: 'CORINNE',
    last_name: 'BERTHIER',
    document_number: '940992310285',
    date_of_birth: '1965-12-06',
    gender: 'F',
    nationality: 'FRA',
    issuing_country: 'FRA',
  });
});

test('a number of twelve characters, as on Belgian cards, is read with its end in the optional data', () => {
  const upper = 'IDBEL600001795<0152<<<<<<<<<<<';
  const lower = '1301014F2311207UTO13010198739';
  const composite = checkDigit(upper.slice(5) + lower.slice(0, 7) + lower.slice(8, 15) + lower.slice(18));
  const { fields, wrong } = read([upper, lower + composite, filled('SPECIMEN<<SPECIMEN', 30)]);
  assert.deepEqual([fields.document_number, wrong], ['600001795015', []]);
});

test('a long number whose own check digit is wrong is not valid', () => {
  const upper = 'IDBEL600001795<0153<<<<<<<<<<<';
  assert.ok(read([upper, CARD[1] as string, CARD[2] as string]).wrong.includes('document_number'));
});

test('every valid zone of every format says what was written and has no wrong check digit', () => {
  fc.assert(
    fc.property(fc.oneof(validZone, longNumberZone), (zone) => {
      const { fields, wrong, format } = read(zone.lines);
      assert.deepEqual([format, wrong], [zone.format, []]);
      assert.equal(fields.last_name, zone.surname);
      assert.equal(fields.first_name, zone.givenNames);
      assert.equal(fields.document_number, zone.number);
      assert.equal(fields.date_of_birth, zone.birth);
      assert.equal(fields.gender, zone.sex === '<' ? 'X' : zone.sex);
      if (format !== 'FRENCH_ID') assert.equal(fields.expiry_date, zone.expiry);
    }),
    { numRuns: 300 },
  );
});

test('an independent parser finds the same in every valid zone', () => {
  // It takes visas for the cards and passports of the same size, so only travel documents and cards are compared.
  const comparable = validZone.filter(({ format }) => !format.startsWith('MRV'));
  fc.assert(
    fc.property(comparable, (zone) => {
      const other = parse([...zone.lines]);
      const invalid = other.details.filter(({ valid, field }) => !valid && field?.endsWith('CheckDigit'));
      assert.deepEqual(invalid, []);
      const { fields } = read(zone.lines);
      assert.equal(fields.last_name, other.fields.lastName);
      assert.equal(fields.first_name, other.fields.firstName);
      assert.equal(fields.date_of_birth?.slice(2).replaceAll('-', ''), other.fields.birthDate);
      if (zone.format !== 'FRENCH_ID') assert.equal(fields.document_number, other.documentNumber);
    }),
    { numRuns: 150 },
  );
});

test('any one character exchanged where a check digit covers it is noticed, unless its value is the same modulo ten', () => {
  const places = validZone.chain((zone) => {
    const format: MrzFormat = MRZ_FORMATS[zone.format];
    const covered = format.checks.flatMap((check) =>
      proofOf(zone.lines, zone.format, check).covers.flatMap(([line, start, end]) =>
        Array.from({ length: end - start }, (_, i) => [line, start + i] as const),
      ),
    );
    return fc.tuple(
      fc.constant(zone),
      fc.constantFrom(...covered),
      fc.constantFrom(...'0123456789ABCDEFGHIJ<'),
    );
  });
  fc.assert(
    fc.property(places, ([zone, [line, position], character]) => {
      const printed = zone.lines[line]?.charAt(position) as string;
      fc.pre(checkDigit(printed) !== checkDigit(character));
      const changed = zone.lines.map((each, i) => (i === line ? replaceAt(each, position, character) : each));
      const mrz = parseMrz({ lines: changed }, TODAY);
      assert.ok(!mrz || mrz.checks.some(({ valid }) => !valid));
    }),
    { numRuns: 500 },
  );
});

test('a wrong check digit is a finding, never an exception', () => {
  const lines = [PASSPORT[0] as string, replaceAt(PASSPORT[1] as string, 9, '7')];
  assert.deepEqual(read(lines).wrong, ['document_number', 'composite']);
});

test('a filler for the check digit of optional data is right only when there is none', () => {
  const empty = 'L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8';
  const [upper = '', lower = ''] = PASSPORT;
  const composite = checkDigit(empty.slice(0, 10) + empty.slice(13, 20) + empty.slice(21, 43));
  assert.deepEqual(read([upper, empty.slice(0, 43) + composite]).wrong, []);
  assert.ok(read([upper, replaceAt(lower, 42, '<')]).wrong.includes('optional_data'));
});

test('a visa has no composite check digit, and its optional data none', () => {
  const { checks, document_type } = read([
    'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<',
    'L8988901C4XXX4009078F9612109<<<<<<<<',
  ]);
  assert.deepEqual(
    checks.map(({ name, valid }) => [name, valid]),
    [
      ['document_number', true],
      ['date_of_birth', true],
      ['expiry_date', true],
    ],
  );
  assert.equal(document_type, 'visa');
});

test('a birth is in the past and before the expiry, whatever the century', () => {
  const born = (birth: string, expiry: string, today: string) => {
    const lower = replaceDates(birth, expiry);
    const { fields } = read([PASSPORT[0] as string, lower], today);
    return [fields.date_of_birth, fields.expiry_date];
  };
  assert.deepEqual(born('300101', '340101', '2026-03-01'), ['1930-01-01', '2034-01-01']);
  assert.deepEqual(born('250101', '350101', '2026-03-01'), ['2025-01-01', '2035-01-01']);
  assert.deepEqual(born('121212', '110629', '2026-03-01'), ['1912-12-12', '2011-06-29']);
  assert.deepEqual(born('400907', '961210', '2026-03-01'), ['1940-09-07', '1996-12-10']);
  assert.deepEqual(born('800101', '491231', '2026-03-01'), ['1980-01-01', '2049-12-31']);
  assert.deepEqual(born('260302', '350101', '2026-03-01'), ['1926-03-02', '2035-01-01']);
});

test('a date that the calendar does not have is a finding, and the 29th of February one only in common years', () => {
  const at = (birth: string) => read([PASSPORT[0] as string, replaceDates(birth, '300101')]);
  assert.deepEqual(at('741301').oddities, ['impossible_date_of_birth']);
  assert.deepEqual(at('740230').oddities, ['impossible_date_of_birth']);
  assert.equal(at('000229').fields.date_of_birth, '2000-02-29');
  assert.deepEqual(at('010229').oddities, ['impossible_date_of_birth']);
});

test('a birth of which the day is not known gives no date and says so', () => {
  const { fields, oddities } = read([PASSPORT[0] as string, replaceDates('7408<<', '300101')]);
  assert.deepEqual([fields.date_of_birth, oddities], [undefined, ['partial_date_of_birth']]);
});

test('a card without an end is valid until 9999', () => {
  const lower = CARD[1] as string;
  const expiry = '990101';
  const lines = [
    CARD[0] as string,
    lower.slice(0, 8) + expiry + checkDigit(expiry) + lower.slice(15),
    CARD[2] as string,
  ];
  assert.equal(read(lines).fields.expiry_date, '9999-01-01');
});

test('Germany is D in print and DEU in the result', () => {
  const { fields, oddities } = read([
    'IDD<<T220001293<<<<<<<<<<<<<<<',
    '6408125<2010315D<<<<<<<<<<<<<4',
    'MUSTERMANN<<ERIKA<<<<<<<<<<<<<',
  ]);
  assert.deepEqual([fields.nationality, fields.issuing_country, oddities], ['DEU', 'DEU', []]);
  assert.equal(fields.gender, 'X');
});

test('a code of no state is kept and reported', () => {
  const { fields, oddities } = read([(PASSPORT[0] as string).replace('UTO', 'INP'), PASSPORT[1] as string]);
  assert.equal(fields.issuing_country, 'INP');
  assert.deepEqual(oddities, ['unknown_issuing_state']);
});

test('refugees, stateless persons, organisations and Kosovo have known codes', () => {
  for (const code of [
    'XXA',
    'XXB',
    'XXC',
    'XXX',
    'UNO',
    'EUE',
    'XOM',
    'RKS',
    'GBD',
    'GBN',
    'GBO',
    'GBP',
    'GBS',
  ]) {
    const lower = (PASSPORT[1] as string).replace('UTO', code);
    assert.deepEqual(read([PASSPORT[0] as string, lower]).oddities, [], code);
  }
});

test('names: one identifier is the surname, a full field may be cut off', () => {
  const named = (names: string) => read([`P<UTO${filled(names, 39)}`, PASSPORT[1] as string]);
  assert.deepEqual(nameOf(named('ARKFREITH')), ['ARKFREITH', undefined]);
  assert.deepEqual(nameOf(named('SPITERI<MANDY')), ['SPITERI MANDY', undefined]);
  assert.deepEqual(nameOf(named('VAN<DER<MUELLEN<<MARTINA<J')), ['VAN DER MUELLEN', 'MARTINA J']);
  assert.deepEqual(named('NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K').oddities, ['names_truncated']);
});

test('DK-15: the document code and whose card it is tell a residence permit from an identity card', () => {
  const typed = (code: string, issuer: string, nationality: string) =>
    read([
      code + issuer + (CARD[0] as string).slice(5),
      (CARD[1] as string).replace('UTO', nationality),
      CARD[2] as string,
    ]).document_type;
  assert.equal(typed('ID', 'CHE', 'CHE'), 'identity_card');
  assert.equal(typed('C<', 'ITA', 'ITA'), 'identity_card');
  assert.equal(typed('IR', 'FRA', 'SEN'), 'residence_permit');
  assert.equal(typed('AR', 'D<<', 'IND'), 'residence_permit');
  assert.equal(typed('C1', 'USA', 'SLV'), 'residence_permit');
  assert.equal(typed('IT', 'NLD', 'CHE'), 'residence_permit');
  assert.equal(typed('I<', 'SWE', 'FIN'), 'residence_permit');
  assert.equal(typed('AC', 'NLD', 'CHE'), 'identity_card');
  assert.equal(typed('DL', 'ALB', 'ALB'), 'driving_license');
  assert.equal(typed('X<', 'ALB', 'ALB'), null);
});

test('a field is as certain as the least certain of its characters, the fillers behind it left out', () => {
  const confidences = PASSPORT.map((line) => [...line].map((character) => (character === '<' ? 0.1 : 0.9)));
  (confidences[1] as number[])[2] = 0.4;
  const mrz = parseMrz({ lines: PASSPORT, confidences }, TODAY);
  const of = (name: string) => mrz?.fields.find((field) => field.name === name)?.confidence;
  assert.deepEqual([of('document_number'), of('date_of_birth'), of('personal_number')], [0.4, 0.9, 0.9]);
});

test('no lines of any number, length or content make it throw', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'PVIDFRA<019'), minLength: 30, maxLength: 44 }),
    fc.constantFrom(30, 36, 44).chain((width) => fc.string({ minLength: width, maxLength: width })),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      parseMrz({ lines }, TODAY);
    }),
  );
});

function nameOf({ fields }: ReturnType<typeof read>) {
  return [fields.last_name, fields.first_name];
}

function replaceDates(birth: string, expiry: string): string {
  const lower = PASSPORT[1] as string;
  return `${lower.slice(0, 13)}${birth}${checkDigit(birth)}F${expiry}${checkDigit(expiry)}${lower.slice(28)}`;
}
