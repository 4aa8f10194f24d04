import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { presentSession } from '../../src/contract/session.ts';
import { detailsOf, documentResultOf, identityOf } from '../../src/session/document-result.ts';
import { judgementOf } from '../../src/session/judgement.ts';
import type { Session } from '../../src/session/session.ts';
import { decide } from '../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import type { DocumentEvidence, ZoneRead } from '../../src/verify/document/document-evidence.ts';
import { mergeFields } from '../../src/verify/document/merge/merge-fields.ts';
import { barcode, visual } from '../verify/document/merge/readings.ts';
import { evidenceOf } from '../verify/evidence-of.ts';

const FIELDS = mergeFields([
  ...visual({
    full_name: 'AHMAD BIN IBRAHIM',
    document_number: 'A1234567',
    personal_number: '901215-08-5523',
    date_of_birth: '2005-06-02',
    gender: 'M',
  }),
  ...barcode({ document_number: 'A1234567' }),
]);
const ZONE: ZoneRead = {
  image: 'document_back',
  format: 'TD1',
  lines: ['I<MYS', '<<<<<', 'AHMAD'],
  document_code: 'I',
  document_type: 'identity_card',
  fields: [],
  checks: [
    { name: 'document_number', valid: true },
    { name: 'expiry_date', valid: false },
  ],
  oddities: [],
  optional_data: [],
  issue_month: null,
  repairs: [{ line: 0, position: 2, from: 'O', to: '0' }],
};

function documentOf(change: Partial<DocumentEvidence> = {}): DocumentEvidence {
  return {
    today: '2026-06-01',
    brand: { brand: 'mykad', type: 'identity_card', country: 'MYS', score: 0.97 },
    fields: FIELDS,
    mrz: null,
    barcodes: [],
    doubts: [],
    expected: null,
    ...change,
  };
}
function resultOf(change: Partial<DocumentEvidence>, recapture: Parameters<typeof evidenceOf>[0] = {}) {
  const evidence = evidenceOf({ document: documentOf(change), ...recapture });
  return documentResultOf(evidence, decide(evidence, DEFAULT_POLICY)) ?? assert.fail('no document');
}

describe('DK-39 DK-40 TS-24: the person', () => {
  test('has the name of the document, and its own number before that of the document', () => {
    const identity = { name: 'AHMAD BIN IBRAHIM', id_number: '901215-08-5523' };
    assert.deepEqual(identityOf(documentOf()), identity);
  });

  test("has the document's number where it has none of its own", () => {
    const fields = FIELDS.filter(({ name }) => name !== 'personal_number');
    assert.equal(identityOf(documentOf({ fields })).id_number, 'A1234567');
  });

  test('is nobody where nothing was read, and every field says so', () => {
    for (const document of [null, documentOf({ fields: [] })])
      assert.ok(Object.values(identityOf(document)).every((value) => value === null));
  });
});

describe('OK-20 TS-25: the document', () => {
  test('is null where none was looked at', () => {
    const evidence = evidenceOf();
    assert.equal(documentResultOf(evidence, decide(evidence, DEFAULT_POLICY)), null);
  });

  test('has type and brand, and the country of the brand where none is printed', () => {
    const { type, brand, issuing_country } = resultOf({});
    assert.deepEqual([type, brand, issuing_country], ['identity_card', 'mykad', 'MYS']);
    const unknown = resultOf({ brand: null });
    assert.deepEqual([unknown.type, unknown.brand, unknown.issuing_country], [null, null, null]);
  });

  test('has each field with its confidence and the sources that agree, and no readings', () => {
    const number = resultOf({}).fields.find(({ name }) => name === 'document_number');
    assert.deepEqual(Object.keys(number ?? {}), ['name', 'value', 'confidence', 'sources']);
    assert.deepEqual(number?.sources, ['barcode', 'visual']);
  });

  test('says on the day of the verdict which ages the person has reached', () => {
    assert.deepEqual(resultOf({}).age_over, { 16: true, 18: true, 21: false, 25: false });
    assert.equal(resultOf({ today: '2026-06-02' }).age_over[21], true);
    assert.deepEqual(Object.values(resultOf({ fields: [] }).age_over), [null, null, null, null]);
  });

  test('tells the zone as it is printed, its check digits and how much of it was corrected', () => {
    assert.deepEqual(resultOf({ mrz: ZONE }).mrz, {
      format: 'TD1',
      lines: ZONE.lines,
      check_digits: ZONE.checks,
      repairs: 1,
    });
  });

  test('tells what the score against recaptures was held against', () => {
    const measures = { frequency: 2, reflection: 45, sharpness: -5, color: 6 };
    const { recapture } = resultOf({}, { recapture: { measures, score: 0.4, threshold: 0.5 } });
    assert.deepEqual(recapture, { score: 0.4, threshold: 0.5 });
  });
});

describe('what a reason or a warning is about', () => {
  const DOUBTFUL = documentOf({
    mrz: ZONE,
    doubts: [
      { code: 'mrz_visual_mismatch', field: 'gender', values: ['F', 'M'], score: 0 },
      {
        code: 'mrz_visual_mismatch',
        field: 'date_of_birth',
        values: ['1970-01-01', '1970-01-02'],
        score: 0.9,
      },
      { code: 'barcode_visual_mismatch', field: 'document_number', values: ['A1', 'A2'], score: 0.5 },
      { code: 'mrz_barcode_mismatch', field: 'nationality', values: ['MYS', 'SGP'], score: 0.3 },
      { code: 'expired', field: 'expiry_date', value: '2020-02-29' },
      { code: 'impossible_dates', rule: 'issue_in_future', field: 'issue_date', value: '2030-01-01' },
    ],
    expected: {
      discrepancies: [{ field: 'last_name', expected: 'Tan', found: 'AHMAD BIN IBRAHIM', score: 0.2 }],
      expected_detail_not_read: ['address'],
    },
  });

  test('is told by its code, each value under the name of where it was read', () => {
    assert.deepEqual(detailsOf(DOUBTFUL), {
      mrz_visual_mismatch: [
        { field: 'gender', mrz: 'F', visual: 'M', score: 0 },
        { field: 'date_of_birth', mrz: '1970-01-01', visual: '1970-01-02', score: 0.9 },
      ],
      barcode_visual_mismatch: [{ field: 'document_number', barcode: 'A1', visual: 'A2', score: 0.5 }],
      mrz_barcode_mismatch: [{ field: 'nationality', mrz: 'MYS', barcode: 'SGP', score: 0.3 }],
      document_expired: [{ field: 'expiry_date', value: '2020-02-29' }],
      impossible_dates: [{ field: 'issue_date', value: '2030-01-01', rule: 'issue_in_future' }],
      expected_details_mismatch: [
        { field: 'last_name', expected: 'Tan', found: 'AHMAD BIN IBRAHIM', score: 0.2 },
      ],
      expected_detail_not_read: [{ field: 'address' }],
      mrz_check_digit: [{ field: 'expiry_date' }],
    });
  });

  test('is nothing where no document was looked at', () => {
    assert.deepEqual(detailsOf(null), {});
  });

  test('is about the person, so it is kept apart from the open result and shown with it', () => {
    const evidence = evidenceOf({
      document: DOUBTFUL,
      findings: [
        { code: 'mrz_visual_mismatch', image: 'document_front' },
        { code: 'document_expired', image: 'document_front' },
      ],
    });
    const { result, person } = judgementOf(evidence, decide(evidence, DEFAULT_POLICY));
    const open = JSON.stringify(result);
    for (const secret of ['AHMAD', '901215', '1970-01-01', '2020-02-29'])
      assert.ok(!open.includes(secret), secret);

    const shown = presentSession({
      session: { ...SESSION, result },
      personalRequest: {},
      personalResult: person,
    });
    const { reasons, warnings, identity } = shown as unknown as Shown;
    assert.deepEqual(reasons[0]?.details, [{ field: 'expiry_date', value: '2020-02-29' }]);
    assert.equal(warnings[0]?.details?.length, 2);
    assert.equal(identity?.name, 'AHMAD BIN IBRAHIM');

    const erased = presentSession({
      session: { ...SESSION, result },
      personalRequest: {},
      personalResult: null,
    }) as unknown as Shown;
    assert.deepEqual(
      [erased.identity, erased.document, 'details' in (erased.reasons[0] ?? {})],
      [null, null, false],
    );
  });
});

interface Shown {
  readonly reasons: readonly { readonly details?: readonly object[] }[];
  readonly warnings: readonly { readonly details?: readonly object[] }[];
  readonly identity: { readonly name: string } | null;
  readonly document: object | null;
}

const SESSION: Session = {
  id: 'ver_000000000000000000000000',
  accountId: 'acc_000000000000000000000000',
  livemode: false,
  simulated: false,
  status: 'unverified',
  request: { steps: ['document'], expires_in: '24h', retention: { images: '90d', data: '90d' } },
  journey: {},
  requestId: null,
  sealedRequest: null,
  wrappedKey: null,
  wrappedImageKey: null,
  result: null,
  sealedPerson: null,
  createdAt: new Date(0),
  expiresAt: new Date(1),
  startedAt: null,
  submittedAt: null,
  completedAt: null,
  cancelledAt: null,
  erasedAt: null,
  erasure: null,
  imagesDueAt: null,
  dataDueAt: null,
  rowDueAt: null,
};
