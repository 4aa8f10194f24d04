import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import type { FindingCode } from '../../src/verify/evidence.ts';
import type { DrawnOutcome } from './documents/collect-drawn.ts';
import type { Reader } from './documents/collect-readers.ts';
import type { LineOutcome, ReadingOutcome } from './documents/reading-outcome.ts';
import type { EvidenceRecord } from './evidence/evidence-record.ts';
import { drawnFigures } from './figures/drawn-figures.ts';
import { exactLatency, markdownOf } from './report/markdown.ts';
import { reportOf } from './report/report.ts';
import { collectedOf, documentOf } from './support.ts';

const line = (edits: number): LineOutcome => ({ exact: edits === 0, edits, length: 44 });

/** A passport of the 9303 format, read without a fault. */
const GOOD: ReadingOutcome = {
  type: 'TD3',
  width_px: 800,
  is_portrait_said: true,
  is_valid: true,
  zone_read: true,
  format_right: true,
  checks_hold: true,
  lines: [line(0), line(0)],
  fields: [
    { name: 'last_name', outcome: 'correct', sources: ['mrz', 'visual'] },
    { name: 'gender', outcome: 'correct', sources: ['mrz'] },
  ],
};

function readOf(
  person: number,
  change: Partial<ReadingOutcome>,
  codes: readonly FindingCode[] = [],
): EvidenceRecord {
  const { evidence, ...record } = documentOf(true, true);
  const findings = codes.map((code) => ({ code, image: 'document_front' }) as const);
  const timings_ms = { decode: 500, findText: 100, readZone: 10 * person };
  return {
    ...record,
    persons: [person],
    evidence: { ...evidence, findings, timings_ms },
    reading: { ...GOOD, ...change },
  };
}

/** Three of at least 600 px, two of which are exact; one below 400 of which nothing was read. */
const RECORDS = [
  readOf(1, {}),
  readOf(2, { is_valid: false, checks_hold: false }, ['mrz_check_digit']),
  readOf(
    3,
    {
      lines: [line(0), line(11)],
      checks_hold: false,
      fields: [{ name: 'last_name', outcome: 'wrong', sources: ['visual'] }],
    },
    ['mrz_unreadable'],
  ),
  readOf(
    4,
    {
      type: 'MRVB',
      width_px: 300,
      is_valid: false,
      zone_read: false,
      format_right: null,
      checks_hold: null,
      lines: [line(44), line(44)],
      fields: [{ name: 'last_name', outcome: 'missing', sources: [] }],
    },
    ['document_expired'],
  ),
];
const READERS: readonly Reader[] = [
  { name: 'another', absent: null, documents: RECORDS.map(() => [line(0), line(22)]) },
  { name: 'Tesseract', absent: 'not installed (apt-get install tesseract-ocr)', documents: [] },
];
const collected = { ...collectedOf(RECORDS), documentsSetAside: 2, readers: READERS };
const report = reportOf(collected, DEFAULT_POLICY);
const { reading } = report;
const [all, wide, narrow] = reading?.by_width ?? [];

test('lines are exact or not, and characters are wrong, as counted by hand, by width and by format', () => {
  assert.deepEqual([all?.lines, all?.line_exact.value], [8, 5 / 8]);
  assert.equal(all?.document_exact.value, 2 / 4);
  assert.equal(all?.character_error_rate.value, 99 / 352);
  assert.deepEqual([wide?.of, wide?.line_exact.value, wide?.target], ['≥ 600 px', 5 / 6, 0.95]);
  assert.equal(wide?.character_error_rate.value, 11 / 264);
  assert.deepEqual([narrow?.of, narrow?.line_exact.value, narrow?.zone_read.value], ['< 400 px', 0, 0]);
  assert.deepEqual(
    reading?.by_type.map(({ of, documents }) => [of, documents]),
    [
      ['MRVB', 1],
      ['TD3', 3],
    ],
  );
});

test('of documents whose check digits hold by their label, the rate is told apart', () => {
  assert.deepEqual([reading?.valid_only?.documents, reading?.valid_only?.line_exact.value], [2, 3 / 4]);
});

test('fields are correct, wrong or not read, and the sources of the correct ones are counted', () => {
  const [names, genders] = reading?.fields ?? [];
  assert.deepEqual(
    [names?.name, names?.labelled, names?.correct.value, names?.wrong, names?.missing],
    ['last_name', 4, 0.5, 1, 1],
  );
  assert.deepEqual(names?.sources, { mrz: 2, barcode: 0, visual: 2 });
  assert.deepEqual([names?.wrong_though_valid, genders?.labelled], [1, 2]);
});

test('an invalid document counts as accepted when nothing is said about its zone, even if it is refused for its age', () => {
  const { validity } = reading ?? {};
  assert.deepEqual([validity?.invalid, validity?.valid], [2, 2]);
  assert.deepEqual([validity?.read_as_valid_count, validity?.unremarked_count], [0, 1]);
  assert.deepEqual([validity?.invalid_unread, validity?.unremarked.value], [1, 0.5]);
});

test('a valid document is falsely rejected when a check digit is read as wrong, refused or not', () => {
  const { validity } = reading ?? {};
  assert.deepEqual([validity?.read_as_invalid_count, validity?.refused], [1, 0]);
});

test('an invalid document of which every check digit is read as right is a false acceptance', () => {
  const forged = [readOf(1, { is_valid: false })];
  const { reading: other } = reportOf(collectedOf(forged), DEFAULT_POLICY);
  assert.equal(other?.validity?.read_as_valid_count, 1);
  assert.equal(other?.validity?.unremarked_count, 1);
});

test('another reader is measured on the same lines, and an absent one says how to get it', () => {
  assert.deepEqual(
    reading?.readers.map(({ name, line_exact }) => [name, line_exact[0]?.share.value]),
    [
      ['ours, as the service gives it', 5 / 6],
      ['another', 0.5],
      ['Tesseract', undefined],
    ],
  );
  assert.match(
    markdownOf(report),
    /Tesseract: not measured, not installed \(apt-get install tesseract-ocr\)/,
  );
});

test('the time of reading is that of the steps that read, exact in print and coarse in the file', () => {
  assert.deepEqual([reading?.latency?.p50_ms, reading?.latency?.n], [125, 4]);
  assert.match(exactLatency(report), /reading the documents 125 \/ 138\.5 ms/);
  assert.match(markdownOf(report), /\| reading the documents \| below 1000 ms \| 4 \|/);
});

test('rows set aside, targets and what the set cannot show are in the report', () => {
  const markdown = markdownOf(report);
  assert.match(markdown, /## Documents\n\n4 photos of documents\. 2 further rows are set aside/);
  assert.match(markdown, /\| ≥ 600 px \| 3 \| 100\.00 % \| 6 \| 83\.33 % \(.*\) \| 95 %, not met \|/);
  assert.match(markdown, /Fronts and backs as two photos.*AAMVA/);
  assert.doesNotMatch(markdown, /undefined|NaN|null/);
  assert.equal(markdownOf(JSON.parse(JSON.stringify(report))), markdown);
});

test('columns that a table does not have are said to be absent, and a portrait that nobody spoke of is not counted', () => {
  const bare = readOf(1, {
    type: 'not said',
    is_portrait_said: false,
    is_valid: null,
    zone_read: null,
    lines: [],
    fields: [],
  });
  const lone = reportOf(collectedOf([bare]), DEFAULT_POLICY);
  const markdown = markdownOf(lone);
  assert.match(markdown, /zone was not measured: the table has no lines/);
  assert.match(markdown, /### Fields\n\nNot measured/);
  assert.deepEqual([lone.documents, lone.reading?.validity], [null, null]);
});

test('drawn documents are counted by brand and condition, and forgeries by whether they are remarked', () => {
  const specimen = { brand: 'icao_td3', person: 'ahmad', condition: 'plain', forgery: null } as const;
  const outcomes: DrawnOutcome[] = [
    { ...specimen, fields: GOOD.fields, findings: [] },
    { ...specimen, fields: RECORDS[2]?.reading?.fields ?? [], findings: ['document_expired'] },
    { ...specimen, forgery: 'expired', fields: [], findings: ['document_expired'] },
    { ...specimen, forgery: 'check_digit', fields: [], findings: ['glare'] },
  ];
  const figures = drawnFigures(outcomes);
  assert.deepEqual(figures?.brands.at(-1)?.cells.plain, { documents: 2, fields: 3, correct: 2, wrong: 1 });
  assert.deepEqual(
    figures?.forgeries.map(({ kind, remarked, false_alarms }) => [kind, remarked, false_alarms]),
    [
      ['check_digit', 0, 0],
      ['expired', 1, 1],
    ],
  );
  const markdown = markdownOf(reportOf({ ...collected, drawn: outcomes }, DEFAULT_POLICY));
  assert.match(markdown, /no evidence about real print/);
  assert.match(markdown, /\| icao_td3 \| 66\.67 % of 3, 1 wrong \|/);
});
