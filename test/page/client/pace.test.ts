import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backOff } from '../../../src/page/client/back-off.ts';
import type { Advice } from '../../../src/page/client/capture/guidance/advice.ts';
import { automaticShutter } from '../../../src/page/client/capture/guidance/automatic-shutter.ts';
import { patience } from '../../../src/page/client/capture/guidance/patience.ts';
import { steady } from '../../../src/page/client/capture/guidance/steady.ts';

describe('steady', () => {
  test('shows the first value at once and keeps it for its time', () => {
    const show = steady<string>({ stayMs: 700, settleMs: 250 });
    assert.equal(show('dark', 0), 'dark');
    assert.equal(show('good', 300), 'dark');
    assert.equal(show('good', 699), 'dark');
    assert.equal(show('good', 700), 'good');
  });

  test('does not believe a value that is gone with the next look', () => {
    const show = steady<string>({ stayMs: 700, settleMs: 250 });
    show('good', 0);
    assert.equal(show('dark', 1000), 'good');
    assert.equal(show('good', 1150), 'good');
    assert.equal(show('dark', 1300), 'good');
    assert.equal(show('dark', 1549), 'good');
    assert.equal(show('dark', 1550), 'dark');
  });
});

describe('the automatic shutter', () => {
  test('presses after 800 ms of good looks, and shows how far it is', () => {
    const shutter = automaticShutter();
    shutter(false, 0);
    assert.equal(shutter(true, 2000), 0);
    assert.equal(shutter(true, 2400), 0.5);
    assert.equal(shutter(true, 2800), 1);
  });

  test('begins anew after one look that is not good', () => {
    const shutter = automaticShutter();
    shutter(false, 0);
    shutter(true, 2000);
    assert.equal(shutter(false, 2600), 0);
    assert.equal(shutter(true, 2700), 0);
    assert.ok(shutter(true, 3400) < 1);
  });

  test('waits until the picture has been there for a moment', () => {
    const shutter = automaticShutter();
    assert.equal(shutter(true, 0), 0);
    assert.equal(shutter(true, 1100), 0);
    assert.ok(shutter(true, 1900) < 1);
    assert.equal(shutter(true, 2700), 1);
  });
});

describe('patience', () => {
  test('ends when nothing was found for a while, and comes back with a find', () => {
    const lose = patience();
    const looks: readonly (readonly [Advice, number])[] = [
      ['no_document', 0],
      ['closer', 11_000],
      ['no_document', 12_000],
      ['moving', 13_000],
      ['no_document', 14_000],
    ];
    assert.deepEqual(
      looks.map(([advice, now]) => lose(advice, now)),
      ['no_document', 'closer', 'press', 'moving', 'no_document'],
    );
  });
});

test('tries follow each other after 1, 2, 4, 8 and then every 15 seconds', () => {
  const waits = [1, 2, 3, 4, 5, 6, 60].map((failures) => backOff(failures) / 1000);
  assert.deepEqual(waits, [1, 2, 4, 8, 15, 15, 15]);
});
