import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY } from '../../../src/verify/decision/policy.ts';
import { evidenceOf } from '../evidence-of.ts';

for (const code of ['frames_differ', 'frames_frozen'] as const) {
  const evidence = evidenceOf({ findings: [{ code, image: 'selfie' }] });

  test(`${code} is a no of the liveness alone: the selfie and the match keep their own answers`, () => {
    const { status, checks } = decide(evidence, DEFAULT_POLICY);
    assert.equal(status, 'unverified');
    assert.deepEqual(
      checks.map(({ name, result, reasons }) => [name, result, reasons]),
      [
        ['document', 'pass', []],
        ['selfie', 'pass', []],
        ['face_match', 'pass', []],
        ['liveness', 'fail', [code]],
      ],
    );
  });

  test(`a policy may only be told of ${code}, or leave the liveness unjudged`, () => {
    const under = (consequence: 'warn' | 'not_judged') =>
      decide(evidence, { ...DEFAULT_POLICY, findings: { ...DEFAULT_POLICY.findings, [code]: consequence } });
    const warned = under('warn');
    assert.deepEqual([warned.status, warned.warnings.map((each) => each.code)], ['verified', [code]]);
    assert.equal(under('not_judged').status, 'failed');
  });
}
