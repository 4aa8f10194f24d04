/** The drawn people and their document are good enough to stand in for photographs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vectorOf } from '../../models/self-test.ts';
import type { Look } from '../../models/specimens/draw-person.ts';
import { PEOPLE, type PersonName } from '../../models/specimens/people.ts';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderPixels } from '../../models/specimens/render.ts';
import { alignFace } from '../../src/verify/face/align-faces.ts';
import { cosine } from '../../src/verify/face/compare-faces.ts';
import { embedFace } from '../../src/verify/face/embed-faces.ts';
import { findUprightFaces } from '../../src/verify/face/find-upright-faces.ts';
import { openUpright } from '../../src/verify/image/normalise.ts';
import { loadFetched } from './support.ts';

const NAMES = Object.keys(PEOPLE) as PersonName[];
const LOOKS: readonly Partial<Look>[] = [
  {},
  { roll: 8, lightFrom: -0.5, background: '#dfe7d8' },
  { roll: -8, brightness: 0.7, scale: 0.8, shiftX: 30, background: '#3b4147' },
  { scale: 0.65, shiftX: -60, shiftY: 40, roll: 4, brightness: 1.15, lightFrom: 0.4, background: '#7d6a58' },
];
const SAME_MIN = 0.75;
const OTHER_MAX = 0.34;

test('every drawn person is found once, with a score above 0.9', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  for (const name of NAMES) {
    const { faces } = await findUprightFaces(await renderPixels(name), models.detector);
    assert.equal(faces.length, 1, name);
    assert.ok((faces[0]?.score ?? 0) > 0.9, `${name}: ${faces[0]?.score}`);
  }
});

test('two looks of a drawn person are one person, and two drawn people are two', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  const people: Float32Array[][] = [];
  for (const name of NAMES) {
    const vectors: Float32Array[] = [];
    for (const look of LOOKS) vectors.push(await vectorOf(name, look, models));
    people.push(vectors);
  }
  const same = people.flatMap((vectors) => pairs(vectors).map(([one, other]) => cosine(one, other)));
  const other = pairs(people).flatMap(([one, two]) => one.flatMap((a) => two.map((b) => cosine(a, b))));
  t.diagnostic(`same >= ${Math.min(...same).toFixed(3)}, other <= ${Math.max(...other).toFixed(3)}`);
  assert.ok(Math.min(...same) > SAME_MIN && Math.max(...other) < OTHER_MAX);
});

test('the portrait on a photographed document matches the selfie of its holder and nobody else', async (t) => {
  const models = await loadFetched(t);
  if (!models) return;
  const photo = await openUpright(await renderDocument('ahmad', { rotation: -6 }));
  assert.ok(photo);
  const { pixels, faces } = await findUprightFaces(photo, models.detector);
  const portrait = faces[0] && alignFace(pixels, faces[0], models.embedder.spec);
  assert.ok(portrait, 'no portrait was found');
  const vector = await embedFace(portrait, models.embedder);
  const scores: Record<string, number> = {};
  for (const name of NAMES)
    scores[name] = cosine(vector, await vectorOf(name, { roll: 5, lightFrom: 0.3 }, models));
  t.diagnostic(JSON.stringify(scores));
  for (const [name, score] of Object.entries(scores)) {
    assert.ok(name === 'ahmad' ? score > SAME_MIN : score < OTHER_MAX, `${name}: ${score}`);
  }
});

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [Item, Item] => [one, other]));
}
