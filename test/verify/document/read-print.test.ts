import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawIdentityDocument } from '../../../models/specimens/documents/draw-identity-document.ts';
import { findText } from '../../../src/verify/document/find-text.ts';
import { readPrint } from '../../../src/verify/document/read-print.ts';
import { readZone } from '../../../src/verify/document/read-zone.ts';
import { loadFetchedText } from '../../models/support.ts';
import { pageOf, toolsOf, workOf } from './page-work.ts';

const FACE = { box: { x: 0, y: 0, width: 9, height: 9 }, score: 0.9, landmarks: [] };

test('DK-39: what is printed is read line by line, and the zone is left to the reader of zones', async (t) => {
  const models = await loadFetchedText(t);
  if (!models) return;
  const tools = toolsOf(models);
  const { front } = await drawIdentityDocument('icao_td3');
  const page = await pageOf(front);
  const start = workOf({ pages: { document_front: page }, faces: { document_front: [FACE] } });
  const work = { ...start, ...(await findText(start, tools)) };
  const { mrz } = (await readZone(work, tools)) ?? assert.fail('no zone');
  const textsOf = async (change: object) =>
    ((await readPrint({ ...work, ...change }, tools))?.text.document_front ?? []).map(({ text }) => text);
  const [apart, together] = [await textsOf({ mrz }), await textsOf({ mrz: null })];
  for (const printed of ['PASSPORT', 'MÜLLER', 'L898902C3', '12 AUG 1958'])
    assert.ok(apart.includes(printed), printed);
  assert.ok(!apart.some((text) => text.includes('<<')));
  assert.equal(together.length, apart.length + 2);
  const elsewhere = await textsOf({ mrz: mrz && { ...mrz, image: 'document_back' } });
  assert.equal(elsewhere.length, together.length);
});

test('the time for a page full of print is bounded: sixty lines are read', async (t) => {
  const models = await loadFetchedText(t);
  if (!models) return;
  const { front } = await drawIdentityDocument('mykad');
  const pages = { document_front: await pageOf(front) };
  const [region] = (await findText(workOf({ pages }), toolsOf(models)))?.regions.document_front ?? [];
  assert.ok(region);
  const regions = { document_front: Array.from({ length: 200 }, () => region) };
  const given = await readPrint(workOf({ pages, regions }), toolsOf(models));
  assert.equal(given?.text.document_front?.length, 60);
});

test('without pages or regions there is nothing to give', async () => {
  assert.equal(await readPrint(workOf(), toolsOf(null)), null);
});
