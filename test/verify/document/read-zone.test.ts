import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Brand } from '../../../models/specimens/documents/brand-traits.ts';
import {
  drawIdentityDocument,
  type Forgery,
} from '../../../models/specimens/documents/draw-identity-document.ts';
import type { DrawnDocument } from '../../../models/specimens/documents/drawn-document.ts';
import type { Page } from '../../../src/verify/document/find-pages.ts';
import { findText } from '../../../src/verify/document/find-text.ts';
import { readZone } from '../../../src/verify/document/read-zone.ts';
import type { Work } from '../../../src/verify/work.ts';
import { loadFetchedText } from '../../models/support.ts';
import { fieldNamed, pageOf, toolsOf, workOf } from './page-work.ts';

const FACE = { box: { x: 0, y: 0, width: 9, height: 9 }, score: 0.9, landmarks: [] };
const UPRIGHT = { document_front: [FACE], document_back: [FACE] } as const;

async function read(t: TestContext, pages: NonNullable<Work['pages']>) {
  const models = await loadFetchedText(t);
  if (!models) return null;
  const tools = toolsOf(models);
  const work = workOf({ pages, faces: UPRIGHT });
  const found = await findText(work, tools);
  return readZone({ ...work, regions: found?.regions ?? {} }, tools);
}

async function draw(
  brand: Brand,
  forgery: Forgery = {},
): Promise<DrawnDocument & { readonly zonePage: Page }> {
  const drawn = await drawIdentityDocument(brand, {}, forgery);
  return { ...drawn, zonePage: await pageOf(drawn.back ?? drawn.front) };
}

test('OK-20..OK-25: the zone is read on whichever side it is, and its fields with it', async (t) => {
  const { zonePage, truth } = await draw('icao_td1');
  const given = await read(t, { document_back: zonePage });
  if (!given) return;
  assert.deepEqual([given.mrz?.image, given.mrz?.lines], ['document_back', truth.mrzLines]);
  assert.equal(given.mrz?.quads.length, 3);
  assert.deepEqual(given.findings ?? [], []);
  for (const [name, value] of Object.entries(truth.mrz)) {
    const field = fieldNamed(given.mrz?.fields ?? [], name);
    if (field) assert.equal(field.value, value, name);
  }
});

for (const [proved, doubtful] of [
  ['document_front', 'document_back'],
  ['document_back', 'document_front'],
] as const) {
  test(`of two zones the one whose check digits hold is the document's, on the ${proved} too`, async (t) => {
    const [good, bad] = [await draw('icao_td1'), await draw('icao_td3', { wrongCheckDigit: 'expiry_date' })];
    const given = await read(t, { [proved]: good.zonePage, [doubtful]: bad.zonePage });
    if (!given) return;
    assert.deepEqual([given.mrz?.image, given.mrz?.format], [proved, 'TD1']);
    assert.deepEqual(given.findings ?? [], []);
  });
}

test('a wrong check digit is a finding, never an exception, and lowers the trust in its own field only', async (t) => {
  const [right, wrong] = [
    await draw('icao_td3'),
    await draw('icao_td3', { wrongCheckDigit: 'date_of_birth' }),
  ];
  const [sure, unproved] = [
    await read(t, { document_front: right.zonePage }),
    await read(t, { document_front: wrong.zonePage }),
  ];
  if (!sure || !unproved) return;
  assert.deepEqual(unproved.findings, [{ code: 'mrz_check_digit', image: 'document_front' }]);
  const confidence = (given: typeof sure, name: string) =>
    fieldNamed(given.mrz?.fields ?? [], name)?.confidence ?? assert.fail(name);
  assert.ok(confidence(unproved, 'date_of_birth') < 0.6 && confidence(sure, 'date_of_birth') > 0.8);
  assert.ok(confidence(unproved, 'document_number') > 0.8);
});

test('a document without a zone has none, which is no finding', async (t) => {
  const { zonePage } = await draw('mykad');
  const given = await read(t, { document_front: zonePage });
  if (!given) return;
  assert.deepEqual([given.mrz, given.findings], [null, undefined]);
});

test('without text or the day there is nothing to give: a birth year of two digits needs a today', async () => {
  assert.equal(await readZone(workOf(), toolsOf(null)), null);
  const { today: _, ...undated } = workOf({ regions: {} });
  assert.equal(await readZone(undated, toolsOf(null)), null);
});
