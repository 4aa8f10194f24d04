import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fingerprint } from '../../src/http/fingerprint.ts';

const same = (one: unknown, other: unknown): boolean => fingerprint(one).equals(fingerprint(other));

test('two requests that ask the same have one fingerprint, whatever the order of their members', () => {
  assert.ok(same({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 }));
  assert.ok(same({ a: 1, b: undefined }, { a: 1 }));
  assert.ok(same({ bytes: Buffer.from('pixels') }, { bytes: new Uint8Array(Buffer.from('pixels')) }));
});

test('whatever else differs makes another fingerprint', () => {
  const asked = [
    ...[
      null,
      0,
      1,
      '',
      '1',
      true,
      [],
      {},
      [[]],
      [null],
      ['list'],
      ['members'],
      { list: [] },
      [{}],
      [1, 2],
      [2, 1],
    ],
    ...[{ a: 1 }, { a: '1' }, { a: { b: 1 } }, { a: 1, b: 1 }, ['a', 1], [['a', 1]]],
    ...[
      Buffer.from('a'),
      Buffer.from('b'),
      Buffer.alloc(0),
      'a',
      new Date(0),
      new Date(1),
      '1970-01-01T00:00:00.000Z',
    ],
  ];
  assert.equal(new Set(asked.map((one) => fingerprint(one).toString('hex'))).size, asked.length);
});

test('JSON values that differ never meet', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isEqual = fc.stringify(sorted(one)) === fc.stringify(sorted(other));
      assert.equal(same(one, other), isEqual);
    }),
    { numRuns: 2000 },
  );
});

/** JSON knows no negative zero. */
function sorted(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, member) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
        : member,
    ),
  );
}
