import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { greyFrom, shrink } from '../../../src/page/client/capture/guidance/grey.ts';
import { measureDetail, sharpnessReached } from '../../../src/page/client/capture/guidance/measure-detail.ts';
import { measureLight } from '../../../src/page/client/capture/guidance/measure-light.ts';
import { measureMotion } from '../../../src/page/client/capture/guidance/measure-motion.ts';
import { blurred, plain, withCard, withNoise, writing } from './drawings.ts';

const WHOLE = { x: 0, y: 0, width: 160, height: 100 };

describe('the small grey picture', () => {
  test('weighs the colours as the eye does, and keeps black and white', () => {
    const data = Uint8ClampedArray.from([0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255]);
    const { data: grey } = greyFrom({ data, width: 4, height: 1 });
    assert.deepEqual([...grey], [0, 255, 76, 149]);
  });

  test('shrinks by the mean of each square, and leaves out what makes no square', () => {
    const picture = { data: Uint8Array.from([10, 20, 99, 30, 40, 99]), width: 3, height: 2 };
    assert.deepEqual(shrink(picture, 2), { data: Uint8Array.from([25]), width: 1, height: 1 });
  });
});

describe('measureLight', () => {
  test('gives the mean luma of the area alone', () => {
    const area = { x: 40, y: 20, width: 80, height: 40 };
    const { brightness } = measureLight(withCard(plain(160, 100, 10), area, 200), area);
    assert.equal(brightness, 200);
  });

  test('finds a reflection, and takes neither white letters nor white paper for one', () => {
    const page = plain(160, 100, 180);
    const spot = withCard(page, { x: 60, y: 40, width: 16, height: 12 }, 255);
    const letters = { ...page, data: page.data.map((luma, at) => (at % 3 === 0 ? 255 : luma)) };
    assert.ok(measureLight(spot, WHOLE).burnt > 0.005);
    assert.equal(measureLight(letters, WHOLE).burnt, 0);
    assert.equal(measureLight(plain(160, 100, 240), WHOLE).burnt, 0);
  });
});

describe('measureMotion', () => {
  test('is nothing between equal pictures, also when one of them is lighter', () => {
    assert.equal(measureMotion(writing(160, 100), writing(160, 100)), 0);
    assert.ok(measureMotion(plain(160, 100, 100), plain(160, 100, 130)) < 0.001);
  });

  test('is larger for a card that moves than for the noise of a dim picture', () => {
    const table = plain(160, 100, 90);
    const card = { x: 20, y: 20, width: 100, height: 60 };
    const here = withCard(table, card, 190);
    const there = withCard(table, { ...card, x: 32 }, 190);
    assert.ok(measureMotion(here, there) > 2 * measureMotion(withNoise(here, 4, 1), withNoise(here, 4, 2)));
  });
});

describe('sharpness', () => {
  test('falls with every blur', () => {
    const page = writing(160, 100);
    const details = [page, blurred(page, 1), blurred(page, 2)].map(measureDetail);
    assert.ok((details[0] as number) > 3 * (details[1] as number), String(details));
    assert.ok((details[1] as number) > (details[2] as number), String(details));
  });

  test('is told as a share of what the stream reached lately', () => {
    const sharpness = sharpnessReached();
    assert.equal(sharpness(100), 1);
    assert.ok(sharpness(20) < 0.25);
    for (let look = 0; look < 100; look++) sharpness(20);
    assert.equal(sharpness(20), 1);
  });

  test('of an even picture is no fault', () => {
    assert.equal(sharpnessReached()(0), 1);
  });
});
