import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BRANDS } from '../../../../src/verify/document/brands/brands.ts';
import { FIELD_NAMES, type Quad, type TextLine } from '../../../../src/verify/document/document.ts';
import { LABELS } from '../../../../src/verify/document/visual/labels.ts';
import { readVisualFields } from '../../../../src/verify/document/visual/read-visual-fields.ts';
import { line } from './lines.ts';

const today = '2026-11-21';

const labels = Object.values(LABELS).flatMap((rows) => rows.flatMap((row) => row.split(' | ')));
const values = [
  '01 JAN/JAN 1985',
  '12.08.74',
  'M/F',
  'DEU',
  'ANNA-MARIA O’NEILL',
  'AB 123456',
  '901215-08-5523',
  '𝔄ﷺ\u0000',
  '4a.4b.4c.',
];
const text = fc.oneof(
  fc.constantFrom(...labels),
  fc.constantFrom(...values),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(fc.constantFrom(...labels), fc.constantFrom(': ', ' / ', ' ', ''), fc.constantFrom(...values))
    .map((parts) => parts.join('')),
);
const textLine = fc
  .record({
    text,
    x: fc.integer({ min: -50, max: 1000 }),
    y: fc.integer({ min: -50, max: 600 }),
    height: fc.integer({ min: -5, max: 60 }),
    confidence: fc.double({ min: -1, max: 2 }),
  })
  .map(({ text: words, x, y, ...options }) => line(words, x, y, options));
const layout = fc.constantFrom(...BRANDS).map((brand) => brand.layout);

const GRAMMARS: Readonly<Record<string, RegExp>> = {
  date_of_birth: /^\d{4}-\d{2}-\d{2}$/,
  issue_date: /^\d{4}-\d{2}-\d{2}$/,
  expiry_date: /^\d{4}-\d{2}-\d{2}$/,
  gender: /^[MFX]$/,
  nationality: /^[A-Z]{3}$/,
  issuing_country: /^[A-Z]{3}$/,
  full_name: /^[^\d<]{2,}$/,
  first_name: /^[^\d<]{2,}$/,
  last_name: /^[^\d<]{2,}$/,
  document_number: /^[A-Z0-9][^<]{2,24}$/,
  personal_number: /^[A-Z0-9][^<]{2,24}$/,
};

test('whatever stands on a page, every value satisfies its grammar, and no field comes twice', () => {
  fc.assert(
    fc.property(fc.array(textLine, { maxLength: 25 }), layout, (lines, printed) => {
      const readings = readVisualFields(lines, { today, issuer: null, layout: printed });
      for (const { name, value, source, confidence } of readings) {
        assert.ok(FIELD_NAMES.includes(name) && source === 'visual');
        assert.ok(confidence >= 0 && confidence <= 1, `${name} ${confidence}`);
        assert.match(value, GRAMMARS[name] ?? /\S/);
        assert.doesNotMatch(value, /\s\s|^\s|\s$/);
        if (name.includes('date')) assert.equal(new Date(value).toISOString().slice(0, 10), value);
      }
      assert.equal(new Set(readings.map(({ name }) => name)).size, readings.length);
    }),
    { numRuns: 150 },
  );
});

test('thousands of lines, and lines of thousands of characters, are read no further than a document goes', () => {
  const many = Array.from({ length: 5000 }, (_, row) => line(`Surname ${row}/Nom A${row}B`, 40, row * 10));
  const long = line('Date of birth / '.repeat(5000), 40, 20);
  assert.doesNotThrow(() => readVisualFields([...many, long], { today }));
  assert.doesNotThrow(() => readVisualFields([long, ...many], { today }));
});

test('a line without a place or without text is left out', () => {
  const [a, b] = [Number.NaN, Number.POSITIVE_INFINITY];
  const quad: Quad = [
    [a, 0],
    [b, 0],
    [b, 20],
    [a, 20],
  ];
  const lines: TextLine[] = [
    { text: 'Name: ANNA', confidence: 1, quad },
    line('', 40, 20),
    line('   ', 40, 60),
  ];
  assert.deepEqual(readVisualFields(lines, { today }), []);
  assert.deepEqual(readVisualFields([], { today }), []);
});
