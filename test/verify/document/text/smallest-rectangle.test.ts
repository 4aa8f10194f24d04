import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Point } from '../../../../src/verify/document/document.ts';
import { smallestRectangle } from '../../../../src/verify/document/text/smallest-rectangle.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 });

test('the rectangle around any points holds them all', () => {
  fc.assert(
    fc.property(points, (some) => {
      const { centre, along, length, breadth } = smallestRectangle(some);
      return some.every(([x, y]) => {
        const [dx, dy] = [x - centre[0], y - centre[1]];
        const across = Math.abs(dx * along[0] + dy * along[1]);
        const down = Math.abs(dy * along[0] - dx * along[1]);
        return across <= length / 2 + 1e-6 && down <= breadth / 2 + 1e-6;
      });
    }),
  );
});

test('a tilted rectangle is found as it lies, whatever is inside it', () => {
  fc.assert(
    fc.property(fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }), (angle) => {
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      const at = (u: number, v: number): Point => [7 + x * u - y * v, -3 + y * u + x * v];
      const corners = [at(-50, -5), at(50, -5), at(50, 5), at(-50, 5), at(3, 2), at(-20, -4)];
      const { centre, length, breadth } = smallestRectangle(corners);
      const sides = [length, breadth].toSorted((one, other) => one - other);
      const errors = [centre[0] - 7, centre[1] + 3, (sides[0] ?? 0) - 10, (sides[1] ?? 0) - 100];
      return errors.every((error) => Math.abs(error) < 1e-6);
    }),
  );
});

test('points on one line, or a single one, have a rectangle without area', () => {
  assert.equal(smallestRectangle([[4, 4]]).length, 0);
  const { length, breadth } = smallestRectangle([
    [0, 0],
    [3, 3],
    [1, 1],
  ]);
  assert.ok(Math.abs(length * breadth) < 1e-9);
  assert.ok(Math.abs(Math.max(length, breadth) - Math.hypot(3, 3)) < 1e-9);
});
