import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Point, Quad, TextRegion } from '../../../../src/verify/document/document.ts';
import { findMrzLines } from '../../../../src/verify/document/mrz/find-mrz-lines.ts';
import { lineOf, quadOf } from '../../../../src/verify/document/text/line-quad.ts';
import type { Pixels } from '../../../../src/verify/image/pixels.ts';

const [WIDTH, HEIGHT] = [900, 600];
const PAGE = blank(WIDTH, HEIGHT);

function blank(width: number, height: number): Pixels {
  return { data: new Uint8Array(3 * width * height).fill(230), width, height };
}

/** A level line by its ends and its middle, turned about the page's middle. */
function region(
  [from, to]: readonly [number, number],
  middle: number,
  height: number,
  angle = 0,
): TextRegion {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [(from + to) / 2 - WIDTH / 2, middle - HEIGHT / 2];
  const centre: Point = [WIDTH / 2 + cos * dx - sin * dy, HEIGHT / 2 + sin * dx + cos * dy];
  return { quad: quadOf({ centre, along: [cos, sin], length: to - from, height }), score: 0.9 };
}

const LABELS = [region([300, 420], 120, 24), region([300, 380], 180, 24), region([500, 640], 180, 24)];
const PASSPORT = [region([60, 840], 480, 27), region([60, 840], 530, 27)];
const CARD = [region([150, 750], 420, 33), region([150, 750], 470, 33), region([150, 750], 520, 33)];

function shapes(quads: readonly Quad[] | undefined): number[][] {
  return (quads ?? []).map((quad) => {
    const { centre, length } = lineOf(quad);
    return [centre[0] - length / 2, centre[0] + length / 2, centre[1]].map(Math.round);
  });
}

describe('where the machine-readable zone lies', () => {
  test('two long lines of one extent are the first candidate, from the top, whatever else is on the page', () => {
    const [first] = findMrzLines(PAGE, [...LABELS, ...PASSPORT.toReversed()]);
    assert.deepEqual(shapes(first), [
      [60, 840, 480],
      [60, 840, 530],
    ]);
  });

  test('three lines of a card are found as three', () => {
    const [first] = findMrzLines(PAGE, [...CARD, ...LABELS]);
    assert.deepEqual(
      shapes(first),
      CARD.map(({ quad }) => quad).map((quad) => shapes([quad])[0]),
    );
  });

  test('a line that ends early reaches as far as the other one', () => {
    const [first] = findMrzLines(PAGE, [region([60, 460], 480, 27), region([60, 840], 530, 27)]);
    assert.deepEqual(shapes(first)[0], [60, 840, 480]);
  });

  test('a line that was found in pieces is one line', () => {
    const pieces = [region([60, 300], 530, 27), region([330, 500], 531, 26), region([520, 840], 529, 28)];
    const [first] = findMrzLines(PAGE, [region([60, 840], 480, 27), ...pieces]);
    assert.equal(first?.length, 2);
    assert.deepEqual(shapes(first)[1]?.slice(0, 2), [60, 840]);
  });

  test('a zone of which each line is in pieces is found', () => {
    const upper = [region([60, 420], 480, 27), region([450, 840], 480, 27)];
    const lower = [region([60, 300], 530, 27), region([330, 840], 530, 27)];
    const [first] = findMrzLines(PAGE, [...LABELS, ...upper, ...lower]);
    assert.deepEqual(shapes(first), [
      [60, 840, 480],
      [60, 840, 530],
    ]);
  });

  test('on a tilted page, and on one that lies on its side, the zone is found along its lines', () => {
    for (const angle of [-0.3, 0.2, -Math.PI / 2]) {
      const tilted = [region([60, 840], 480, 27, angle), region([60, 840], 530, 27, angle)];
      const [first] = findMrzLines(PAGE, tilted);
      assert.equal(first?.length, 2);
      const { along } = lineOf((first as Quad[])[0] as Quad);
      assert.ok(Math.abs(Math.atan2(along[1], along[0]) - angle) < 1e-6, `${angle}`);
    }
  });

  test('lines too short, too far apart, of other sizes or unevenly stacked are no zone', () => {
    const pages = [
      LABELS.slice(0, 2),
      [region([60, 840], 100, 27), region([60, 840], 530, 27)],
      [region([60, 840], 480, 27), region([60, 840], 530, 60)],
      [],
    ];
    for (const regions of pages) assert.deepEqual(findMrzLines(PAGE, regions), []);
    const uneven = [region([150, 750], 380, 33), region([150, 750], 470, 33), region([150, 750], 520, 33)];
    assert.ok(findMrzLines(PAGE, uneven).every((zone) => zone.length === 2));
  });

  test('two lines that the detector took for one are parted by the empty rows between them', () => {
    const page = striped([480, 516]);
    const [first] = findMrzLines(page, [region([60, 840], 498, 75)]);
    assert.deepEqual(
      shapes(first).map(([, , middle]) => middle),
      [480, 516],
    );
  });

  test('lines of strokes are found where the detector saw nothing', () => {
    const [first] = findMrzLines(striped([480, 530]), []);
    assert.equal(first?.length, 2);
    for (const [i, [from = 0, to = 0, middle = 0]] of shapes(first).entries()) {
      assert.ok(Math.abs(from - 60) < 30 && Math.abs(to - 840) < 30, `${from} to ${to}`);
      assert.ok(Math.abs(middle - ([480, 530][i] ?? 0)) < 6);
    }
  });
});

/** Dark strokes 4 px wide and 18 px high, 14 px apart, from 60 to 840 in each row. */
function striped(middles: readonly number[]): Pixels {
  const page = blank(WIDTH, HEIGHT);
  for (const middle of middles) {
    for (let row = middle - 9; row <= middle + 9; row++) {
      for (let x = 60; x < 840; x++)
        if (x % 14 < 4) page.data.fill(30, 3 * (row * WIDTH + x), 3 * (row * WIDTH + x) + 3);
    }
  }
  return page;
}
