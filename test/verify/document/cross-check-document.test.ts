import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_POLICY } from '../../../src/verify/decision/policy.ts';
import { crossCheckDocument } from '../../../src/verify/document/cross-check-document.ts';
import type { DocumentEvidence } from '../../../src/verify/document/document-evidence.ts';
import type { Finding } from '../../../src/verify/evidence.ts';
import type { Work } from '../../../src/verify/work.ts';
import { barcode, mrz, visual } from './merge/readings.ts';
import { BOTH_SIDES, lineOf, readingOf, TODAY, toolsOf, workOf } from './page-work.ts';

const PRINT = { full_name: 'AHMAD BIN IBRAHIM', document_number: '901215-08-5523' } as const;
const LEGIBLE = ['AHMAD BIN IBRAHIM', '901215-08-5523', 'MALAYSIA'].map((text) => lineOf(text));
const READABLE: Partial<Work> = {
  text: { document_front: LEGIBLE },
  reading: readingOf(visual(PRINT)),
};
const ZONE = {
  format: 'TD3',
  lines: [],
  fields: [],
  checks: [],
  oddities: [],
  quads: [],
} as unknown as NonNullable<Work['mrz']>;
const FACE = { box: { x: 0, y: 0, width: 9, height: 9 }, score: 0.9, landmarks: [] };

async function judge(
  change: Partial<Work>,
): Promise<{ document: DocumentEvidence; findings: readonly Finding[] }> {
  const given = await crossCheckDocument(workOf({ ...READABLE, ...change }), toolsOf(null));
  const { document, findings = [] } = given ?? assert.fail('it gave nothing');
  return { document, findings };
}
async function codesOf(change: Partial<Work>): Promise<string[]> {
  return (await judge(change)).findings.map(({ code }) => code);
}

describe('a document that was read', () => {
  test('and raises no doubt has no finding', async () => {
    assert.deepEqual(await codesOf({}), []);
  });

  test('is told with the day, the likeliest brand, its zone without pixels and where its barcodes are', async () => {
    const symbol = { image: 'document_back', format: 'pdf417', text: 'DAQ1', confidence: 1, aamva: null };
    const { document } = await judge({
      pages: BOTH_SIDES,
      mrz: ZONE,
      barcodes: [symbol] as unknown as NonNullable<Work['barcodes']>,
    });
    assert.deepEqual([document.today, document.brand?.brand, document.expected], [TODAY, 'mykad', null]);
    assert.deepEqual(document.barcodes, [{ image: 'document_back', format: 'pdf417' }]);
    assert.equal('quads' in (document.mrz ?? {}), false);
  });

  test('is left out, not judged, where a step before gave nothing', async () => {
    for (const missing of ['reading', 'pages', 'today'] as const) {
      const { [missing]: _, ...rest } = workOf(READABLE);
      assert.equal(await crossCheckDocument(rest as Work, toolsOf(null)), null, missing);
    }
  });
});

describe('what can be doubtful about a document', () => {
  const nothing = readingOf([], 'generic', 0.1);
  const print = (values: Parameters<typeof visual>[0], brand?: string) => readingOf(visual(values), brand);
  const expecting = (expected: NonNullable<Work['expected']>): Partial<Work> => ({ expected });

  const TABLE: readonly (readonly [title: string, change: Partial<Work>, codes: readonly string[]])[] = [
    ['nothing at all on it', { text: {}, reading: nothing }, ['document_unreadable']],
    [
      'two lines are too few to call it readable',
      { text: { document_front: LEGIBLE.slice(0, 2) }, reading: nothing },
      ['document_unreadable'],
    ],
    [
      'lines that the recogniser is not sure of do not count',
      { text: { document_front: LEGIBLE.map(({ text }) => lineOf(text, 0.4)) }, reading: nothing },
      ['document_unreadable'],
    ],
    [
      'a barcode alone is something',
      { text: {}, reading: nothing, barcodes: [{}] as never },
      ['details_not_read'],
    ],
    ['a zone alone is something', { text: {}, reading: nothing, mrz: ZONE }, ['details_not_read']],
    ['print without name and number', { reading: print({ gender: 'M' }) }, ['details_not_read']],
    ['a name without a number will do', { reading: print({ last_name: 'TAN' }) }, []],
    ['a number without a name will do', { reading: print({ document_number: '901215-08-5523' }) }, []],
    ['a page without a face', { faces: { document_front: [] } }, ['portrait_missing']],
    ['a page with a face', { faces: { document_front: [FACE] } }, []],
    ['faces that nobody looked for', { faces: {} }, []],
    [
      'a number that the brand cannot have',
      { reading: print({ document_number: '901315-08-5523' }) },
      ['number_pattern'],
    ],
    [
      'the same, read so badly that it may be another',
      { reading: readingOf(visual({ document_number: '901315-08-5523' }, 0.7)) },
      [],
    ],
    [
      'the same on what is hardly of that brand',
      { reading: readingOf(visual({ document_number: '901315-08-5523' }), 'mykad', 0.5) },
      [],
    ],
    [
      'a front whose back says more',
      { reading: print(PRINT, 'us_ca') },
      ['document_back_missing', 'number_pattern'],
    ],
    ['both sides of it', { reading: print({ document_number: 'D1234562' }, 'us_ca'), pages: BOTH_SIDES }, []],
    ['another type than was asked for', expecting({ type: 'passport' }), ['document_type_mismatch']],
    ['the type that was asked for', expecting({ type: 'identity_card' }), []],
    ['another brand than was asked for', expecting({ brand: 'us_ca' }), ['document_type_mismatch']],
    ['the brand that was asked for', expecting({ brand: 'mykad' }), []],
    [
      'nothing tells what it is, so it is not said to be another',
      { ...expecting({ type: 'passport' }), reading: readingOf(visual(PRINT), 'generic', 0.1) },
      [],
    ],
    [
      'a day of expiry in the past',
      { reading: print({ ...PRINT, expiry_date: '2026-05-31' }) },
      ['document_expired'],
    ],
    ['valid to the last day', { reading: print({ ...PRINT, expiry_date: TODAY }) }, []],
    [
      'a birth in the future',
      { reading: print({ ...PRINT, date_of_birth: '2026-06-02' }) },
      ['impossible_dates'],
    ],
    [
      'a zone that contradicts the print',
      {
        reading: readingOf([
          ...mrz({ date_of_birth: '1970-08-12' }),
          ...visual({ ...PRINT, date_of_birth: '1990-12-15' }),
        ]),
      },
      ['mrz_visual_mismatch'],
    ],
    [
      'a barcode that contradicts the print',
      { reading: readingOf([...barcode({ gender: 'F' }), ...visual({ ...PRINT, gender: 'M' })]) },
      ['barcode_visual_mismatch'],
    ],
    ['details that agree', expecting({ details: { last_name: 'Ibrahim', id_number: '901215085523' } }), []],
    [
      'details that differ',
      expecting({ details: { id_number: '880101-14-5001' } }),
      ['expected_details_mismatch'],
    ],
    [
      'details that are not on it',
      expecting({ details: { address: '12 JALAN CONTOH' } }),
      ['expected_detail_not_read'],
    ],
    [
      'both at once',
      expecting({ details: { id_number: '880101-14-5001', gender: 'F' } }),
      ['expected_details_mismatch', 'expected_detail_not_read'],
    ],
  ];
  for (const [title, change, codes] of TABLE) {
    test(`${title}: ${codes.join(' and ') || 'nothing'}`, async () => {
      assert.deepEqual(await codesOf(change), codes);
    });
  }

  test('is told once, however many fields it is about, and in the evidence field by field', async () => {
    const { document, findings } = await judge({
      reading: readingOf([
        ...mrz({ date_of_birth: '1970-08-12', gender: 'F' }),
        ...visual({ ...PRINT, date_of_birth: '1990-12-15', gender: 'M' }),
      ]),
    });
    assert.deepEqual(findings, [{ code: 'mrz_visual_mismatch', image: 'document_front' }]);
    assert.deepEqual(
      document.doubts.map(({ field }) => field),
      ['date_of_birth', 'gender'],
    );
  });

  test('has a consequence in the policy, whatever it is', () => {
    for (const code of TABLE.flatMap(([, , codes]) => codes))
      assert.ok(code in DEFAULT_POLICY.findings, code);
  });
});
