import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareNames, NAME_SCORE_MIN } from '../../../../src/verify/document/names/compare-names.ts';
import { MISSPELT, type PersonName, VARIANTS } from './name-variants.ts';
import { drawPairs, drawPerson, randomOf } from './sample-names.ts';

const PEOPLE = 3000;
const PAIRS = 20_000;

const print = ({ given, surnames }: PersonName) => [...given, ...surnames].join(' ');

/** Share of the other ways to print a name that are not taken for it. */
function falseNonMatchRate(variants: typeof VARIANTS | typeof MISSPELT): number {
  const random = randomOf(1);
  const people = Array.from({ length: PEOPLE }, () => drawPerson(random));
  const scores = people.flatMap((name) =>
    Object.values(variants).flatMap((vary) => {
      const variant = vary(name);
      return variant === null ? [] : [compareNames(print(name), variant)];
    }),
  );
  return scores.filter((score) => score < NAME_SCORE_MIN).length / scores.length;
}

/** Share of pairs of two persons that are taken for one. */
function falseMatchRate(kind: Parameters<typeof drawPairs>[2]): number {
  const pairs = drawPairs(randomOf(2), PAIRS, kind);
  return (
    pairs.filter(({ one, other }) => compareNames(print(one), print(other)) >= NAME_SCORE_MIN).length / PAIRS
  );
}

test('of the ways in which papers print one name, one in a thousand at most is taken for another', (t) => {
  const rate = falseNonMatchRate(VARIANTS);
  t.diagnostic(`${(100 * rate).toFixed(3)} % of the variants fall below ${NAME_SCORE_MIN}`);
  assert.ok(rate <= 0.001);
});

test('a wrong letter in the longest word is forgiven in 95 names of 100', (t) => {
  const rate = falseNonMatchRate(MISSPELT);
  t.diagnostic(`${(100 * rate).toFixed(3)} % of the misspelt names fall below ${NAME_SCORE_MIN}`);
  assert.ok(rate <= 0.05);
});

const LIMITS = { strangers: 0.0005, 'same surname': 0.005, 'same given name': 0.01 } as const;

for (const kind of ['strangers', 'same surname', 'same given name'] as const) {
  test(`of pairs of two persons (${kind}), ${100 * LIMITS[kind]} % at most are taken for one`, (t) => {
    const rate = falseMatchRate(kind);
    t.diagnostic(`${(100 * rate).toFixed(3)} % of ${PAIRS} pairs reach ${NAME_SCORE_MIN}`);
    assert.ok(rate <= LIMITS[kind]);
  });
}
