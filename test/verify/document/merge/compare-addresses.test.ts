import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXPECTED_THRESHOLDS } from '../../../../src/verify/document/expected/expected-thresholds.ts';
import { compareAddresses } from '../../../../src/verify/document/merge/compare-addresses.ts';

const { addressScoreMin } = EXPECTED_THRESHOLDS;

const SAME = [
  ['123 Main St, San Francisco, CA 94105, USA', '123 MAIN STREET SAN FRANCISCO CA 94105-1234'],
  ['Hauptstraße 12a, 10115 Berlin', 'HAUPTSTR. 12 A 10115 BERLIN'],
  ['10 Downing Street, London SW1A 2AA', '10 DOWNING ST LONDON SW1A2AA'],
  ['12 Jalan Ampang, 50450 Kuala Lumpur', 'NO 12 JLN AMPANG 50450 KUALA LUMPUR WILAYAH PERSEKUTUAN'],
  ['Calle Mayor 5, Málaga', 'C. MAYOR 5 29001 MALAGA ESPAÑA'],
] as const;

const DIFFERENT = [
  ['123 Main St, San Francisco, CA 94105', '125 MAIN ST SAN FRANCISCO CA 94105'],
  ['Hauptstraße 12, 10115 Berlin', 'HAUPTSTRASSE 12 10117 BERLIN'],
  ['12 Jalan Ampang, 50450 Kuala Lumpur', '12 JALAN TUN RAZAK 50400 KUALA LUMPUR'],
] as const;

for (const [one, other] of SAME) {
  test(`${other} is ${one} (DD-22)`, () => assert.ok(compareAddresses(one, other) >= addressScoreMin));
}

for (const [one, other] of DIFFERENT) {
  test(`${other} is not ${one} (DD-22)`, () => assert.ok(compareAddresses(one, other) < addressScoreMin));
}

test('any two addresses have one score from 0 to 1, whichever comes first', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const score = compareAddresses(one, other);
      assert.ok(score >= 0 && score <= 1);
      assert.equal(compareAddresses(other, one), score);
      assert.equal(compareAddresses(one, one), 1);
    }),
  );
});
