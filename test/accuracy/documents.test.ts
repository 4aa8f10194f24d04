import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { drawMrz } from '../../models/specimens/documents/lettering/draw-mrz.ts';
import { renderSide } from '../../models/specimens/documents/render-side.ts';
import { OperatorError } from '../../src/errors.ts';
import type { FieldName, FieldSource } from '../../src/verify/document/document.ts';
import type { DocumentEvidence } from '../../src/verify/document/document-evidence.ts';
import type { DocumentField } from '../../src/verify/document/merge/document-field.ts';
import { parseMrz } from '../../src/verify/document/mrz/parse-mrz.ts';
import { evidenceOf } from '../verify/evidence-of.ts';
import { parseSamples, readAamvaSamples } from './documents/aamva-samples.ts';
import { compareField } from './documents/compare-field.ts';
import { compareLines } from './documents/compare-lines.ts';
import { compareReading } from './documents/compare-reading.ts';
import { drawnSpecimens } from './documents/drawn-specimens.ts';
import { findTesseract, readWithTesseract } from './documents/tesseract.ts';
import { keep } from './evidence/keep.ts';
import { documentLabels } from './sets/document-labels.ts';
import { readSet } from './sets/labelled-sets.ts';
import { setAside } from './sets/set-aside.ts';

/** The specimen of ICAO 9303-4. */
const LINES = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const TODAY = '2026-01-01';

function fieldWith(name: FieldName, value: string, sources: readonly FieldSource[] = ['mrz']): DocumentField {
  return { name, value, confidence: 1, sources, readings: [] };
}

function outcomeOf(name: FieldName, label: string, value: string | null, isCut = false): string {
  const field = value === null ? null : fieldWith(name, value);
  return compareField(name, label, { field, isCut }).outcome;
}

/** As if the pipeline had read these lines, and the fields of them. */
function readAs(lines: readonly string[]): DocumentEvidence {
  const mrz = parseMrz({ lines }, TODAY);
  assert.ok(mrz);
  const fields = mrz.fields.map(({ name, value }) => fieldWith(name, value));
  const zone = { ...mrz, image: 'document_front', repairs: [] } as const;
  return { today: TODAY, brand: null, fields, mrz: zone, barcodes: [], doubts: [], expected: null };
}

test('a line is exact or so many characters off, and one that was not read misses all of them', () => {
  assert.deepEqual(compareLines(['ABC<<', '12345', '1234'], ['ABC<<', '1B345']), [
    { exact: true, edits: 0, length: 5 },
    { exact: false, edits: 1, length: 5 },
    { exact: false, edits: 4, length: 4 },
  ]);
  assert.deepEqual(compareLines(['AB<<'], ['AB<<<<']), [{ exact: false, edits: 2, length: 4 }]);
});

test('a value is compared in what it says and not in how each side writes it', () => {
  assert.equal(outcomeOf('date_of_birth', '740812', '1974-08-12'), 'correct');
  assert.equal(outcomeOf('date_of_birth', '740812', '1974-08-13'), 'wrong');
  assert.equal(outcomeOf('nationality', 'D', 'DEU'), 'correct');
  assert.equal(outcomeOf('document_number', 'L898902C3', 'L 898902-C3'), 'correct');
  assert.equal(outcomeOf('document_number', 'L898902C3', 'L898902C8'), 'wrong');
  assert.equal(outcomeOf('last_name', 'DARGENCON', "D'Argençon"), 'correct');
  assert.equal(outcomeOf('last_name', 'MUELLER', 'MÜLLER'), 'correct');
  assert.equal(outcomeOf('last_name', 'MULLER', 'MILLER'), 'wrong');
  assert.equal(outcomeOf('last_name', 'MULLER', null), 'missing');
});

test('a name that the zone had no room for is right when the print goes on with it', () => {
  assert.equal(outcomeOf('first_name', 'JULIETTE HENRIKE SOPHI', 'JULIETTE HENRIKE SOPHIE', true), 'correct');
  assert.equal(outcomeOf('first_name', 'JULIETTE HENRIKE SOPHI', 'JULIETTE HENRIKE SOPHIE'), 'wrong');
});

test('a sex that the zone does not say is right when none was read', () => {
  assert.deepEqual(
    [null, 'X', 'F'].map((value) => outcomeOf('gender', '<', value)),
    ['correct', 'correct', 'wrong'],
  );
});

test('a reading becomes outcomes: lines, fields, format and check digits', () => {
  const [first = '', second = ''] = LINES;
  const misread = [first, second.replace('7408122', '7408132')];
  const labels = documentLabels({
    line1: first,
    line2: second,
    check_digits_valid: 'True',
    surname: 'ERIKSSON',
    birth_yymmdd: '740812',
  });
  const reading = compareReading(evidenceOf({ document: readAs(misread) }), labels);
  assert.deepEqual(reading.lines, [
    { exact: true, edits: 0, length: 44 },
    { exact: false, edits: 1, length: 44 },
  ]);
  assert.deepEqual([reading.type, reading.format_right, reading.width_px], ['TD3', true, 1000]);
  assert.deepEqual([reading.is_valid, reading.checks_hold, reading.zone_read], [true, false, true]);
  assert.deepEqual(
    reading.fields.map(({ name, outcome, sources }) => [name, outcome, sources]),
    [
      ['last_name', 'correct', ['mrz']],
      ['date_of_birth', 'wrong', ['mrz']],
    ],
  );
});

test('without a zone every labelled line is missed, and without labels nothing is compared', () => {
  const nothing = evidenceOf({ document: { ...readAs(LINES), mrz: null, fields: [] } });
  const labels = documentLabels({ line1: LINES[0] ?? '', line2: LINES[1] ?? '' });
  const missed = compareReading(nothing, labels);
  assert.deepEqual([missed.zone_read, missed.checks_hold, missed.format_right], [false, null, null]);
  assert.deepEqual(
    missed.lines.map(({ edits }) => edits),
    [44, 44],
  );
  const unsaid = compareReading(nothing, documentLabels({ mrz_type: 'TD1' }));
  assert.deepEqual([unsaid.type, unsaid.zone_read, unsaid.lines, unsaid.fields], ['TD1', null, [], []]);
});

test('kept evidence holds nothing of what was read of a document', () => {
  const kept = keep(evidenceOf({ document: readAs(LINES) }));
  assert.equal(kept.document, null);
  assert.doesNotMatch(JSON.stringify(kept), /ERIKSSON|L898902C3/);
});

test('a row whose picture has another size than its labels is set aside with its line, and no other', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-aside-'));
  t.after(() => rm(folder, { recursive: true }));
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } });
  await writeFile(join(folder, 'a.png'), await picture.png().toBuffer());
  await writeFile(join(folder, 'mrz.csv'), 'image,width,height\na.png,40,30\na.png,30,40\na.png,,\n');
  const told: string[] = [];
  const { set, setAside: count } = await setAside(readSet('documents', folder), (line) => told.push(line));
  assert.deepEqual([set.rows.length, count, told.length], [2, 1, 1]);
  assert.match(told[0] ?? '', /mrz\.csv line 3: the picture has another size/);
});

test('payloads are parsed and held against what they say, field by field, and a damaged file is refused', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-aamva-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.equal(readAamvaSamples(folder), null);
  const payload = '@\n\u001e\rANSI 636014100001DL00310037DLDCSDOE\nDACJANE\nDAQD1234562\nDBB12311990\r';
  const expect = { iin: '636014', surname: 'DOE', number: 'D1234562', dob: '1991-12-31', hair: 'BRO' };
  await writeFile(join(folder, 'aamva_samples.json'), JSON.stringify([{ id: 'one', payload, expect }]));
  assert.deepEqual(parseSamples(readAamvaSamples(folder) ?? []), [
    { name: 'iin', payloads: 1, right: 1 },
    { name: 'surname', payloads: 1, right: 1 },
    { name: 'number', payloads: 1, right: 1 },
    { name: 'dob', payloads: 1, right: 0 },
  ]);
  await writeFile(join(folder, 'aamva_samples.json'), '{"payload":1}');
  assert.throws(() => readAamvaSamples(folder), OperatorError);
});

test('the drawn documents are the same in every run: every brand under every condition, and forgeries', () => {
  const specimens = drawnSpecimens();
  assert.deepEqual(drawnSpecimens(), specimens);
  const good = specimens.filter(({ forgery }) => forgery === null);
  assert.equal(good.length, 7 * 6);
  assert.equal(new Set(good.map(({ person }) => person)).size, 6);
  assert.equal(specimens.length - good.length, 5 + 4 + 6);
});

const tesseract = await findTesseract();

test('Tesseract reads each line of a list in its order', {
  skip: !tesseract?.languages.includes('eng') && 'tesseract is not installed: apt-get install tesseract-ocr',
}, async () => {
  const lines = await Promise.all(['ABCDEF', 'XYZ'].map((text) => drawLine(text)));
  const read = await readWithTesseract(lines, { language: 'eng', folder: null });
  assert.equal(read?.length, 2);
  assert.match(read?.[0] ?? '', /^ABC/);
  assert.equal(await readWithTesseract(lines, { language: 'nolanguage', folder: null }), null);
});

async function drawLine(text: string) {
  const page = { widthMm: 30, heightMm: 12 };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 12">${drawMrz([text], page)}</svg>`;
  return renderSide({ ...page, svg });
}
