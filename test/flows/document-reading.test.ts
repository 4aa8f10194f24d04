/** What a backend is told about documents: drawn ones, photographed on a table, over HTTP, through the production models. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { renderSelfie } from '../../models/specimens/render.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type DocumentPhotos, type DocumentWanted, photographSpecimen } from '../support/document-photos.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

type Body = Answer['body'];
interface Named {
  readonly code: string;
}

const MYKAD: DocumentWanted = { brand: 'mykad' };
const PASSPORT: DocumentWanted = { brand: 'icao_td3' };
const LICENCE: DocumentWanted = { brand: 'us_ca' };
/** What the drawn passport's holder is known by. */
const OSKAR = {
  first_name: 'Oskar Jürgen',
  last_name: 'Mueller',
  date_of_birth: '1958-08-12',
  gender: 'M',
  nationality: 'UTO',
  country: 'UTO',
  id_number: 'L898902C3',
};

const codesOf = (reasons: readonly Named[]): string[] => reasons.map(({ code }) => code).sort();

describe('documents read by the production models', () => {
  let service: Service;

  before(async () => {
    if (!WITHOUT_MODELS) service = await startService({ database: EMBEDDED });
  });
  after(() => service?.stop());

  const judge = async ({ front, back }: DocumentPhotos, request: object, selfie?: Buffer): Promise<Body> => {
    const steps = selfie ? {} : { steps: ['document'] };
    const { id } = await createSession(service, { ...steps, ...request });
    const send = async (type: string, photo: Buffer) => {
      const { body } = await sendImage(service, id, type, photo);
      assert.equal(body.accepted, true, JSON.stringify(body));
    };
    if (back) await send('document_back', back);
    await send('document_front', front);
    if (selfie) await send('selfie', selfie);
    return ended(service, id);
  };
  const drawn = new Map<DocumentWanted, Promise<DocumentPhotos>>();
  const photosOf = (wanted: DocumentWanted): Promise<DocumentPhotos> => {
    const photos = drawn.get(wanted) ?? photographSpecimen(wanted);
    drawn.set(wanted, photos);
    return photos;
  };

  test("DK-15 DK-16 DK-39 DK-40: the seed's own example is read from a photo of a MyKad, and nothing has to be said about it beforehand", {
    skip: WITHOUT_MODELS,
  }, async () => {
    const photos = await photosOf(MYKAD);
    const result = await judge(photos, {}, await renderSelfie('ahmad', { roll: 3 }));
    assert.equal(result.status, 'verified', JSON.stringify(result.reasons));
    const { identity, document } = result;
    assert.deepEqual(identity, { name: 'AHMAD BIN IBRAHIM', id_number: '901215-08-5523' });
    assert.deepEqual([document.type, document.brand], ['identity_card', 'mykad']);
    assert.deepEqual(pick(document, photos.truth.visual), photos.truth.visual);
    assert.deepEqual([document.mrz, document.barcodes, document.expiry_date], [null, [], null]);
    assert.deepEqual([document.age_over[18], document.age_over[21]], [true, true]);
    assert.deepEqual(codesOf(result.warnings), []);
  });

  test('OK-20..OK-25 TS-24 TS-25: a passport gives the person and the document, and says where each field was read', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const photos = await photosOf(PASSPORT);
    const result = await judge(photos, { expected_details: OSKAR, document_type: 'passport' });
    assert.deepEqual([result.status, codesOf(result.warnings)], ['verified', []]);
    const { document } = result;
    const { full_name: _, ...truth } = photos.truth.visual;
    assert.deepEqual([document.type, document.brand], ['passport', 'icao_td3']);
    assert.deepEqual(pick(document, truth), truth);
    assert.deepEqual(
      [document.first_name, document.last_name, document.date_of_birth, document.nationality],
      ['OSKAR JÜRGEN', 'MÜLLER', '1958-08-12', 'UTO'],
    );
    assert.equal(document.mrz.format, 'TD3');
    assert.deepEqual(document.mrz.lines, photos.truth.mrzLines);
    assert.ok(document.mrz.check_digits.every(({ valid }: { valid: boolean }) => valid));
    const birth = document.fields.find(({ name }: { name: string }) => name === 'date_of_birth');
    assert.deepEqual(birth.sources, ['mrz', 'visual']);
    assert.ok(birth.confidence > 0.9 && birth.confidence <= 1);
  });

  test('a driving licence of California is read from both sides, which agree', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const result = await judge(await photosOf(LICENCE), { document_brand: 'us_ca' });
    assert.deepEqual([result.status, codesOf(result.warnings)], ['verified', []]);
    const { document } = result;
    assert.deepEqual([document.type, document.brand], ['driving_license', 'us_ca']);
    assert.deepEqual(document.barcodes, [{ format: 'pdf417', image: 'document_back' }]);
    assert.deepEqual(
      [document.document_number, document.date_of_birth, document.expiry_date, document.issuing_country],
      ['D1234562', '1991-03-04', '2033-03-04', 'USA'],
    );
    const number = document.fields.find(({ name }: { name: string }) => name === 'document_number');
    assert.deepEqual(number.sources, ['barcode', 'visual']);
  });

  test('a driving licence of California without its back is told, and is no reason to refuse anybody', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const result = await judge({ ...(await photosOf(LICENCE)), back: null }, {});
    assert.deepEqual([result.status, codesOf(result.warnings)], ['verified', ['document_back_missing']]);
  });

  const DOUBTFUL: readonly {
    readonly title: string;
    readonly wanted: DocumentWanted;
    readonly request?: object;
    readonly status: string;
    /** The one reason or warning, and what it is about, but for how alike the values are. */
    readonly code: string;
    readonly details?: readonly object[];
  }[] = [
    {
      title: 'a passport that ended years ago is unverified',
      wanted: { ...PASSPORT, forgery: { isExpired: true } },
      status: 'unverified',
      code: 'document_expired',
      details: [{ field: 'expiry_date', value: '2020-02-29' }],
    },
    {
      title: 'a wrong check digit is unverified, and told by its name',
      wanted: { ...PASSPORT, forgery: { wrongCheckDigit: 'date_of_birth' } },
      status: 'unverified',
      code: 'mrz_check_digit',
      details: [{ field: 'date_of_birth' }],
    },
    {
      title: 'a zone that contradicts the print is told with both values',
      wanted: { ...PASSPORT, forgery: { machineReadable: { dateOfBirth: '1970-08-12' } } },
      status: 'verified',
      code: 'mrz_visual_mismatch',
      details: [{ field: 'date_of_birth', mrz: '1970-08-12', visual: '1958-08-12' }],
    },
    {
      title: 'a barcode that contradicts the print is told with both values',
      wanted: { brand: 'us_ca', forgery: { machineReadable: { documentNumber: 'D7654321' } } },
      status: 'verified',
      code: 'barcode_visual_mismatch',
      details: [{ field: 'document_number', barcode: 'D7654321', visual: 'D1234562' }],
    },
    {
      title: 'a number that no MyKad can have is told: its first six digits are no day',
      wanted: { ...MYKAD, forgery: { hasImpossibleNumber: true } },
      status: 'verified',
      code: 'number_pattern',
    },
    {
      title: 'DK-15: a MyKad where a passport was asked for is unverified',
      wanted: MYKAD,
      request: { document_type: 'passport' },
      status: 'unverified',
      code: 'document_type_mismatch',
    },
    {
      title: 'DK-16: a MyKad where a licence of California was asked for is unverified',
      wanted: MYKAD,
      request: { document_brand: 'us_ca' },
      status: 'unverified',
      code: 'document_type_mismatch',
    },
    {
      title:
        'DD-15..DD-23: details that differ are a warning, with what was expected, what was found and how alike they are',
      wanted: PASSPORT,
      request: { expected_details: { ...OSKAR, last_name: 'Okafor', date_of_birth: '1958-08-13' } },
      status: 'verified',
      code: 'expected_details_mismatch',
      details: [
        { field: 'last_name', expected: 'Okafor', found: 'MÜLLER' },
        { field: 'date_of_birth', expected: '1958-08-13', found: '1958-08-12' },
      ],
    },
    {
      title: 'DD-16 DD-17: names are held against the one line in which a MyKad has them',
      wanted: MYKAD,
      request: { expected_details: { first_name: 'Ahmad', last_name: 'bin Ismail' } },
      status: 'verified',
      code: 'expected_details_mismatch',
      details: [{ field: 'last_name', expected: 'bin Ismail', found: 'AHMAD BIN IBRAHIM' }],
    },
    {
      title: 'DD-23: and a refusal where the session says so',
      wanted: MYKAD,
      request: { expected_details: { id_number: '880101-14-5001' }, expected_details_policy: 'reject' },
      status: 'unverified',
      code: 'expected_details_mismatch',
      details: [{ field: 'id_number', expected: '880101-14-5001', found: '901215-08-5523' }],
    },
    {
      title: 'DD-22: a detail that the document does not show is told as such',
      wanted: PASSPORT,
      request: { expected_details: { address: 'Musterweg 7, 02826 Görlitz' } },
      status: 'verified',
      code: 'expected_detail_not_read',
      details: [{ field: 'address' }],
    },
  ];
  for (const { title, wanted, request = {}, status, code, details = [] } of DOUBTFUL) {
    test(title, { skip: WITHOUT_MODELS }, async () => {
      const result = await judge(await photosOf(wanted), request);
      const told = [...result.reasons, ...result.warnings];
      assert.deepEqual([result.status, codesOf(told)], [status, [code]]);
      assert.deepEqual(codesOf(result.reasons), status === 'verified' ? [] : [code]);
      const scored: Body[] = told[0].details ?? [];
      assert.deepEqual(
        scored.map(({ score, ...rest }) => rest),
        details,
      );
      for (const { score } of scored) assert.ok(score === undefined || (score >= 0 && score < 1), `${score}`);
    });
  }
});

/** Those of a document's fields that the truth names. */
function pick(document: Body, truth: object): object {
  return Object.fromEntries(Object.keys(truth).map((name) => [name, document[name]]));
}
