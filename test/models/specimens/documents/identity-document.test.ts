/** The drawn documents say what their truth says, the same every time, and are forged only where that is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BRANDS, type Brand } from '../../../../models/specimens/documents/brand-traits.ts';
import { drawIdentityDocument } from '../../../../models/specimens/documents/draw-identity-document.ts';
import type { DrawnDocument } from '../../../../models/specimens/documents/drawn-document.ts';
import { fullName, identityData } from '../../../../models/specimens/documents/identity-data.ts';
import { drawText, escapeXml } from '../../../../models/specimens/documents/lettering/draw-text.ts';
import { type MrzFormat, mrzLines } from '../../../../models/specimens/documents/mrz/mrz-lines.ts';
import { renderSide } from '../../../../models/specimens/documents/render-side.ts';
import { PEOPLE, type PersonName } from '../../../../models/specimens/people.ts';

const NAMES = Object.keys(PEOPLE) as PersonName[];
const MRZ_SIZES = { td1: [3, 30], td2: [2, 36], td3: [2, 44], mrv_a: [2, 44] } as const;
const MRZ_BRANDS = { td1: 'icao_td1', td2: 'icao_td2', td3: 'icao_td3', mrv_a: 'icao_mrva' } as const;
const FORMATS = Object.keys(MRZ_SIZES) as MrzFormat[];

test('every check digit of every machine-readable zone is right (ICAO 9303-3 §4.9)', () => {
  for (const format of FORMATS)
    for (const person of NAMES) {
      const lines = mrzLines(format, identityData(MRZ_BRANDS[format], { person }));
      assert.deepEqual(wrongParts(format, lines), [], lines.join('\n'));
    }
});

test('any name and number make lines of the right length and right check digits', () => {
  const text = fc.string({ unit: fc.constantFrom(..."ABCXYZÄØÞß'- 0189"), maxLength: 45 });
  const number = fc.stringMatching(/^[A-Z0-9]{1,14}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMATS),
      text,
      text,
      number,
      (format, firstName, lastName, documentNumber) => {
        const fits = format === 'td1' ? documentNumber : documentNumber.slice(0, 9);
        const data = { firstName, lastName, documentNumber: fits, personalNumber: '' };
        const lines = mrzLines(format, identityData(MRZ_BRANDS[format], data));
        const [count, length] = MRZ_SIZES[format];
        assert.deepEqual(
          lines.map((line) => line.length),
          Array(count).fill(length),
        );
        assert.match(lines.join(''), /^[A-Z0-9<]+$/);
        assert.deepEqual(wrongParts(format, lines), []);
      },
    ),
  );
});

test('the specimen of ICAO 9303-4 appendix A comes out letter by letter', () => {
  const data = identityData('icao_td3', {
    firstName: 'ANNA MARIA',
    lastName: 'ERIKSSON',
    gender: 'F',
    dateOfBirth: '1974-08-12',
    expiryDate: '2012-04-15',
    documentNumber: 'L898902C3',
    personalNumber: 'ZE184226B',
  });
  assert.deepEqual(mrzLines('td3', data), [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ]);
});

test('letters with diacritics are transliterated, and Germany is D', () => {
  const data = identityData('icao_td3', { person: 'oskar', issuingCountry: 'DEU', nationality: 'DEU' });
  const [upper, lower] = mrzLines('td3', data);
  assert.match(String(upper), /^P<D<<MUELLER<<OSKAR<JUERGEN</);
  assert.equal(lower?.slice(10, 13), 'D<<');
});

for (const brand of BRANDS) {
  test(`${brand}: everything of its truth stands on the drawing, which is the same every time`, async () => {
    const [drawn, again] = await Promise.all([drawIdentityDocument(brand), drawIdentityDocument(brand)]);
    assert.deepEqual(again, drawn);
    const { truth } = drawn;
    const texts = textsOf(drawn);
    const data = identityData(brand);
    const printed = [data.documentNumber, data.lastName, data.firstName, ...truth.mrzLines];
    if (truth.visual.address) printed.push(...data.address);
    if (truth.visual.place_of_birth) printed.push(data.placeOfBirth);
    for (const value of printed) assert.ok(texts.includes(escapeXml(value)), value);
    for (const name of ['date_of_birth', 'issue_date', 'expiry_date'] as const)
      if (truth.visual[name] && !(brand === 'mykad')) assert.ok(hasDate(texts, truth.visual[name]), name);
    assert.match(texts, /SPECIMEN/);
    assert.doesNotMatch(drawn.front.svg, /<text/);
  });
}

test('the pixels of a side are the same every time', async () => {
  const { front } = await drawIdentityDocument('mykad');
  const [one, other] = await Promise.all([renderSide(front, 6), renderSide(front, 6)]);
  assert.deepEqual([one.width, one.height], [514, 324]);
  assert.deepEqual(other, one);
});

test('DK-39 DK-40 the card of the seed says AHMAD BIN IBRAHIM and 901215-08-5523', async () => {
  const { truth } = await drawIdentityDocument('mykad');
  assert.equal(truth.type, 'identity_card');
  assert.equal(truth.visual.full_name, 'AHMAD BIN IBRAHIM');
  assert.equal(truth.visual.document_number, '901215-08-5523');
});

test('every holder can have every document', async () => {
  for (const person of NAMES) {
    const { truth } = await drawIdentityDocument('icao_td2', { person });
    assert.equal(truth.visual.full_name, fullName(identityData('icao_td2', { person })));
  }
});

test('a forged zone contradicts the print and nothing else', async () => {
  const machineReadable = { dateOfBirth: '1988-08-12' };
  const { truth } = await drawIdentityDocument('icao_td3', {}, { machineReadable });
  assert.equal(truth.visual.date_of_birth, '1958-08-12');
  assert.equal(truth.mrz.date_of_birth, '1988-08-12');
  assert.equal(truth.mrz.document_number, truth.visual.document_number);
  assert.deepEqual(wrongParts('td3', truth.mrzLines), []);
});

test('the check digit that shall be wrong is the only one that is', async () => {
  for (const wrongCheckDigit of ['document_number', 'date_of_birth', 'expiry_date', 'composite'] as const) {
    const { truth } = await drawIdentityDocument('icao_td1', {}, { wrongCheckDigit });
    assert.deepEqual(wrongParts('td1', truth.mrzLines), [wrongCheckDigit]);
  }
});

test('an expired document and one with an impossible number say so in print', async () => {
  const expired = await drawIdentityDocument('eu_driving_licence', {}, { isExpired: true });
  assert.equal(expired.truth.visual.expiry_date, '2020-02-29');
  assert.ok(hasDate(textsOf(expired), '2020-02-29'));
  const misnumbered = await drawIdentityDocument('mykad', {}, { hasImpossibleNumber: true });
  assert.ok(textsOf(misnumbered).includes('901315-08-5523'));
  await assert.rejects(drawIdentityDocument('icao_mrva' satisfies Brand, {}, { hasImpossibleNumber: true }));
});

test('a letter that cannot be drawn is refused, never left out', () => {
  const place = { x: 0, y: 0, height: 2 };
  assert.throws(() => drawText('漢', place), /no "漢"/);
  assert.match(drawText('ÅÉÎÕÜŠŽÇĘŐİ ñőçšı', place), /aria-label="ÅÉÎÕÜŠŽÇĘŐİ ñőçšı"/);
});

function textsOf({ front, back }: DrawnDocument): string {
  const labels = `${front.svg}${back?.svg ?? ''}`.matchAll(/aria-label="([^"]*)"/g);
  return [...labels].map(([, label]) => label).join('\n');
}

function hasDate(texts: string, date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = new Date(date).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' }).toUpperCase();
  return [`${day}.${month}.${year}`, `${month}/${day}/${year}`, `${day} ${name} ${year}`].some((text) =>
    texts.includes(text),
  );
}

/** Reads the digits from where the standard puts them, with its own arithmetic. */
function wrongParts(format: MrzFormat, lines: readonly string[]): string[] {
  const [upper = '', lower = ''] = lines;
  const number = format === 'td1' ? upper.slice(5) : lower;
  const dates =
    format === 'td1' ? [lower.slice(0, 7), lower.slice(8, 15)] : [lower.slice(13, 20), lower.slice(21, 28)];
  const whole = {
    td1: upper.slice(5) + lower.slice(0, 7) + lower.slice(8, 15) + lower.slice(18, 30),
    td2: lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21),
    td3: lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21),
    mrv_a: '',
  }[format];
  const personal = format === 'td3' && lower[42] !== '<' ? lower.slice(28, 43) : '';
  const parts = {
    document_number: numberField(number),
    date_of_birth: dates[0],
    expiry_date: dates[1],
    personal_number: personal,
    composite: whole,
  };
  return Object.entries(parts).flatMap(([name, text]) => (text && !isChecked(text) ? [name] : []));
}

/** Ten characters with their digit; a longer number ends among the optional data, before the first filler. */
function numberField(text: string): string {
  if (text[9] !== '<') return text.slice(0, 10);
  return text.slice(0, 9) + text.slice(10, text.indexOf('<', 10));
}

function isChecked(text: string): boolean {
  const values = [...text.slice(0, -1)].map((c) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(c));
  const sum = values.reduce(
    (total, value, index) => total + Math.max(0, value) * ([7, 3, 1][index % 3] ?? 0),
    0,
  );
  return String(sum % 10) === text.at(-1);
}
