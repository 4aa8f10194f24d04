import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fitSimilarity,
  invert,
  type Point,
  type Similarity,
} from '../../../src/verify/face/fit-similarity.ts';

const template: readonly Point[] = [
  [38, 51],
  [73, 51],
  [56, 71],
  [41, 92],
  [70, 92],
];

function apply({ real, imaginary, shiftX, shiftY }: Similarity, [x, y]: Point): Point {
  return [real * x - imaginary * y + shiftX, imaginary * x + real * y + shiftY];
}

function near([x, y]: Point, [wantedX, wantedY]: Point): void {
  assert.ok(Math.hypot(x - wantedX, y - wantedY) < 1e-6, `${x}, ${y} is not ${wantedX}, ${wantedY}`);
}

test('any turn, scale and shift of the points is found again, and undone by its inverse', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(
      number(-3, 3),
      number(0.1, 10),
      number(-500, 500),
      number(-500, 500),
      (angle, scale, shiftX, shiftY) => {
        const real = scale * Math.cos(angle);
        const imaginary = scale * Math.sin(angle);
        const targets = template.map((point) => apply({ real, imaginary, shiftX, shiftY }, point));
        const fitted = fitSimilarity(template, targets);
        assert.ok(fitted);
        template.forEach((point, i) => {
          near(apply(fitted, point), targets[i] ?? [0, 0]);
          near(apply(invert(fitted), targets[i] ?? [0, 0]), point);
        });
      },
    ),
  );
});

test('a face is never mirrored to fit better', () => {
  const mirrored = template.map(([x, y]) => [-x, y] as const);
  const fitted = fitSimilarity(mirrored, template);
  assert.ok(fitted);
  const scaleSquared = fitted.real ** 2 + fitted.imaginary ** 2;
  assert.ok(scaleSquared > 0 && scaleSquared < 1);
});

test('landmarks that are all one point give no fit', () => {
  assert.equal(fitSimilarity(Array(5).fill([3, 4]), template), null);
});
